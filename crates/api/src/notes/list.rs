//! `GET /records/{object}/{id}/notes`: the notes at a record.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::NoteItem;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where the page begins.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NotePage {
    /// `next` of the page before; empty for the first.
    cursor: Option<String>,
}

/// One page of the notes at a record.
#[derive(Serialize, ToSchema)]
pub struct NoteList {
    /// The newest first, pinned ones among them.
    items: Vec<NoteItem>,
    /// The pinned ones, the newest first; with the first page alone.
    pinned: Vec<NoteItem>,
    /// Where the next page begins.
    next: Option<String>,
    /// Whether the caller may write and pin.
    can_write: bool,
}

/// The notes at a record the caller may read, the newest first.
#[utoipa::path(get, path = "/records/{object}/{id}/notes", tag = "notes",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"), NotePage),
    responses((status = 200, body = NoteList), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    Query(page): Query<NotePage>,
) -> Result<Answer<NoteList>, ApiError> {
    let found = app::notes::list(&api.cx, &who, &object, id, page.cursor.as_deref()).await?;
    Ok(Answer(NoteList {
        items: found.items.into_iter().map(NoteItem::from).collect(),
        pinned: found.pinned.into_iter().map(NoteItem::from).collect(),
        next: found.next,
        can_write: found.can_write,
    }))
}
