//! `GET /privacy/requests`: what people asked about their data, the newest first.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::PrivacyRequest;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PrivacyQuestion {
    /// Where the page before ended.
    cursor: Option<String>,
}

/// One page of requests.
#[derive(Serialize, ToSchema)]
pub struct PrivacyRequests {
    /// The newest first.
    items: Vec<PrivacyRequest>,
    /// Where the next page begins.
    next: Option<String>,
}

/// Every request, with the right `privacy`.
#[utoipa::path(get, path = "/privacy/requests", tag = "privacy", params(PrivacyQuestion),
    responses((status = 200, body = PrivacyRequests), Problems))]
pub async fn list(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Query(asked): Query<PrivacyQuestion>,
) -> Result<Answer<PrivacyRequests>, ApiError> {
    let page = app::privacy::list(&api.cx, &who, asked.cursor.as_deref()).await?;
    let items = page.items.into_iter().map(|one| PrivacyRequest::new(&api.cx, reader.language(), one));
    Ok(Answer(PrivacyRequests { items: items.collect(), next: page.next }))
}
