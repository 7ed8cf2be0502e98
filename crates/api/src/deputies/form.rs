//! `GET /deputies/form`: the roles an absent person can lend.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::DeputyRole;
use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose roles.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeputyFormQuery {
    /// Somebody whom the caller administers; the caller when absent.
    person: Option<Uuid>,
}

/// What a deputy can be named with.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyForm {
    /// The roles the absent person holds.
    pub roles: Vec<DeputyRole>,
}

/// The roles of the caller or of somebody whom the caller administers.
#[utoipa::path(get, path = "/deputies/form", tag = "deputies", params(DeputyFormQuery),
    responses((status = 200, body = DeputyForm), Problems))]
pub async fn form(
    State(api): State<Api>,
    Person(who): Person,
    Query(query): Query<DeputyFormQuery>,
) -> Result<Answer<DeputyForm>, ApiError> {
    let roles = app::deputies::form(&api.cx, &who, query.person.map(UserId::from_uuid)).await?;
    let roles = roles.into_iter().map(|role| DeputyRole { key: role.key, name: role.name }).collect();
    Ok(Answer(DeputyForm { roles }))
}
