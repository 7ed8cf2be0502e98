//! `POST /trash/{object}/{id}/restore`: back out of the trash.

use axum::extract::State;

use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Take a record out of the trash. Refused when a required reference of it is in the trash or gone.
#[utoipa::path(post, path = "/trash/{object}/{id}/restore", tag = "trash",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn restore(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    key: IdempotencyKey,
) -> Result<RecordItem, ApiError> {
    let once = key.of("restore", &(&object, id), &())?;
    Ok(app::trash::restore(&api.cx, &who, &object, id, &once).await?.into())
}
