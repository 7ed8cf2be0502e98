//! `GET /bulk/{id}`: what became of a change.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{BulkView, language};
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The account of one of the caller's own changes.
#[utoipa::path(get, path = "/bulk/{id}", tag = "bulk", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = BulkView), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<BulkView>, ApiError> {
    let account = app::bulk::status(&api.cx, &who, id).await?;
    Ok(Answer(BulkView::new(&api.cx, language(&who), account)))
}
