//! `PUT /privacy/retention`: how long names of buyers are kept for the books.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Years after a person's last sale, 0 to 30; 0 keeps no name.
    years: i64,
}

/// Until so many years after the last sale a buyer or seller cannot be erased.
#[utoipa::path(put, path = "/privacy/retention", tag = "privacy", request_body = Retention,
    responses((status = 204, description = "Kept"), Problems))]
pub async fn retention(
    State(api): State<Api>,
    Caller(who): Caller,
    Json(body): Json<Retention>,
) -> Result<StatusCode, ApiError> {
    app::privacy::set_retention(&api.cx, &who, body.years).await?;
    Ok(StatusCode::NO_CONTENT)
}
