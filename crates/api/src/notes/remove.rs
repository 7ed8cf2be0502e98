//! `DELETE /notes/{id}`: away from its record.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Delete a note: whoever wrote it, or may purge its record. For thirty days it can be brought back.
#[utoipa::path(delete, path = "/notes/{id}", tag = "notes",
    params(("id" = Uuid, Path, description = "The note"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "Deleted"), Problems))]
pub async fn remove(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<StatusCode, ApiError> {
    let once = key.of("note-remove", &id, &())?;
    app::notes::remove(&api.cx, &who, id, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
