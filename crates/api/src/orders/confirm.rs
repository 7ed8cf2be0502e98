//! `POST /orders/{id}/confirm`: a draft becomes an immutable sale.

use axum::extract::State;

use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Confirm an order from the version the caller has seen. Its content is copied into a sale that never changes.
#[utoipa::path(post, path = "/orders/{id}/confirm", tag = "orders",
    params(("id" = Uuid, Path, description = "The order"), ("if-match" = String, Header, description = "The version, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn confirm(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
) -> Result<RecordItem, ApiError> {
    let once = key.of("confirm", &(id, version), &())?;
    Ok(app::orders::confirm_order(&api.cx, &who, id, version, &once).await?.into())
}
