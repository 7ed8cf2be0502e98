//! `POST /notes/{id}/restore`: back to its record.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::NoteItem;
use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Bring a deleted note back.
#[utoipa::path(post, path = "/notes/{id}/restore", tag = "notes",
    params(("id" = Uuid, Path, description = "The note"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = NoteItem), Problems))]
pub async fn restore(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<Answer<NoteItem>, ApiError> {
    let once = key.of("note-restore", &id, &())?;
    Ok(Answer(app::notes::restore(&api.cx, &who, id, &once).await?.into()))
}
