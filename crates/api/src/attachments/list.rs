//! `GET /records/{object}/{id}/attachments`: the files at a record.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::AttachmentItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The files at a record.
#[derive(Serialize, ToSchema)]
pub struct AttachmentList {
    /// In the order they came.
    items: Vec<AttachmentItem>,
    /// Whether the caller may add and remove.
    can_change: bool,
    /// Largest file in bytes.
    bytes_max: u64,
}

/// The files at a record the caller may read.
#[utoipa::path(get, path = "/records/{object}/{id}/attachments", tag = "attachments",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record")),
    responses((status = 200, body = AttachmentList), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
) -> Result<Answer<AttachmentList>, ApiError> {
    let found = app::attachments::list(&api.cx, &who, &object, id).await?;
    Ok(Answer(AttachmentList {
        items: found.items.into_iter().map(AttachmentItem::from).collect(),
        can_change: found.can_change,
        bytes_max: found.bytes_max,
    }))
}
