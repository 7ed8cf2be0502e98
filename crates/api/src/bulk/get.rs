//! `GET /bulk/{id}`: what became of a change.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{BulkDetail, BulkView, language};
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::records::history::FieldChange;
use crate::state::Api;

/// The account of one of the caller's own changes.
#[utoipa::path(get, path = "/bulk/{id}", tag = "bulk", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = BulkDetail), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<BulkDetail>, ApiError> {
    let account = app::bulk::status(&api.cx, &who, id).await?;
    let changes = app::bulk::given(&api.cx, &who, id).await?;
    let bulk = BulkView::new(&api.cx, language(&who), account);
    Ok(Answer(BulkDetail { bulk, changes: changes.into_iter().map(FieldChange::from).collect() }))
}
