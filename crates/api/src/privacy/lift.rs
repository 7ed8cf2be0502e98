//! `DELETE /privacy/holds/{id}`: a hold is over.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Lift a hold.
#[utoipa::path(delete, path = "/privacy/holds/{id}", tag = "privacy", params(("id" = Uuid, Path, description = "The hold")),
    responses((status = 204, description = "Lifted"), Problems))]
pub async fn lift(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::privacy::lift(&api.cx, &who, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
