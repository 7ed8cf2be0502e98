//! `GET /bulk/owners`: people that records may be assigned to.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whom to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OwnersQuestion {
    /// Part of the name.
    #[serde(default)]
    q: String,
}

/// People that records may be assigned to.
#[derive(Serialize, ToSchema)]
pub struct OwnersList {
    /// At most twenty, by name.
    items: Vec<OwnerItem>,
}

/// A person.
#[derive(Serialize, ToSchema)]
pub struct OwnerItem {
    /// The user.
    id: Uuid,
    /// The name.
    name: String,
}

/// People that the caller may assign records to.
#[utoipa::path(get, path = "/bulk/owners", tag = "bulk", params(OwnersQuestion),
    responses((status = 200, body = OwnersList), Problems))]
pub async fn owners(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<OwnersQuestion>,
) -> Result<Answer<OwnersList>, ApiError> {
    let found = app::bulk::owners(&api.cx, &who, &asked.q).await?;
    let items = found.into_iter().map(|owner| OwnerItem { id: owner.id, name: owner.name });
    Ok(Answer(OwnersList { items: items.collect() }))
}
