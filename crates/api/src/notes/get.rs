//! `GET /notes/{id}`: one note.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::NoteItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A note at a record the caller may read.
#[utoipa::path(get, path = "/notes/{id}", tag = "notes", params(("id" = Uuid, Path, description = "The note")),
    responses((status = 200, body = NoteItem), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<NoteItem>, ApiError> {
    Ok(Answer(app::notes::get(&api.cx, &who, id).await?.into()))
}
