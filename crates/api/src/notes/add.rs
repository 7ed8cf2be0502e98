//! `POST /records/{object}/{id}/notes`: a new note.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::wire::{NoteItem, NoteNew};
use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Write a note at a record the caller may change. Whoever it names by `@login` is told.
#[utoipa::path(post, path = "/records/{object}/{id}/notes", tag = "notes", request_body = NoteNew,
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = NoteItem), Problems))]
pub async fn add(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    key: IdempotencyKey,
    Json(body): Json<NoteNew>,
) -> Result<(StatusCode, Answer<NoteItem>), ApiError> {
    let once = key.of("note-add", &(&object, &id), &body)?;
    let made = app::notes::add(&api.cx, &who, &object, id, &body.into(), &once).await?;
    Ok((StatusCode::CREATED, Answer(made.into())))
}
