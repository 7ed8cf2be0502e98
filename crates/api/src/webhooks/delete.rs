//! `DELETE /webhooks/{id}`: remove a subscriber with its log.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, IfMatch, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Remove a subscriber with its log.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "webhooks",
    params(("id" = Uuid, Path, description = "The webhook"), ("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 204, description = "Removed"), Problems))]
pub async fn delete(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
) -> Result<StatusCode, ApiError> {
    app::webhooks::delete(&api.cx, &who, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}
