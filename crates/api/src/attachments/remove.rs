//! `DELETE /attachments/{id}`: away from its record.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Remove a file from its record. For thirty days it can be brought back.
#[utoipa::path(delete, path = "/attachments/{id}", tag = "attachments",
    params(("id" = Uuid, Path, description = "The file"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "Removed"), Problems))]
pub async fn remove(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<StatusCode, ApiError> {
    let once = key.of("attachment-remove", &id, &())?;
    app::attachments::remove(&api.cx, &who, id, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
