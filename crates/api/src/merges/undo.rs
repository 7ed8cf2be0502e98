//! `POST /merges/{id}/undo`: take a merge back.

use axum::extract::State;

use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Take a merge back, while nothing of it has changed since; gives the record that stayed.
#[utoipa::path(post, path = "/merges/{id}/undo", tag = "merges",
    params(("id" = Uuid, Path, description = "The merge"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn undo(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<RecordItem, ApiError> {
    let once = key.of("unmerge", &id, &())?;
    Ok(app::merges::undo(&api.cx, &who, id, &once).await?.into())
}
