//! `PATCH /notes/{id}`: other words, or pinned.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{NoteChange, NoteItem};
use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Change a note from the version the caller has seen: its text by whoever wrote it, the pin by whoever may change the record.
#[utoipa::path(patch, path = "/notes/{id}", tag = "notes", request_body = NoteChange,
    params(("id" = Uuid, Path, description = "The note"), ("if-match" = String, Header, description = "The version, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = NoteItem), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
    Json(body): Json<NoteChange>,
) -> Result<Answer<NoteItem>, ApiError> {
    let once = key.of("note-update", &(id, version), &body)?;
    Ok(Answer(app::notes::update(&api.cx, &who, id, version, &body.into(), &once).await?.into()))
}
