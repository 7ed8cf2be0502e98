//! `DELETE /backtests/{id}`: a back-test with everything it found.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Delete a back-test that has ended.
#[utoipa::path(delete, path = "/backtests/{id}", tag = "backtests", params(("id" = String, Path)),
    responses((status = 204), Problems))]
pub async fn remove(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::backtests::remove(&api.cx, &who, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
