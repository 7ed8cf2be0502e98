//! `POST /attachments/{id}/restore`: back to its record.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::AttachmentItem;
use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Bring a removed file back.
#[utoipa::path(post, path = "/attachments/{id}/restore", tag = "attachments",
    params(("id" = Uuid, Path, description = "The file"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = AttachmentItem), Problems))]
pub async fn restore(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<Answer<AttachmentItem>, ApiError> {
    let once = key.of("attachment-restore", &id, &())?;
    Ok(Answer(app::attachments::restore(&api.cx, &who, id, &once).await?.into()))
}
