//! `POST /bulk/{id}/undo`: take a change of many records back, as a job.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::wire::{BulkView, language};
use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take back one of the caller's own changes: what was changed since stays and is accounted for.
#[utoipa::path(post, path = "/bulk/{id}/undo", tag = "bulk",
    params(("id" = uuid::Uuid, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = BulkView), Problems))]
pub async fn undo(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<(StatusCode, Answer<BulkView>), ApiError> {
    let once = key.of("bulk-undo", &id, &())?;
    let made = app::bulk::undo(&api.cx, &who, id, &once).await?;
    Ok((StatusCode::ACCEPTED, Answer(BulkView::new(&api.cx, language(&who), made))))
}
