//! `POST /orders/{id}/cancel`: gives up a draft, or takes back the whole sale of a confirmed order.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::records::RecordItem;

/// Why.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// What the history says about it.
    reason: String,
}

/// Cancel an order from the version the caller has seen.
#[utoipa::path(post, path = "/orders/{id}/cancel", tag = "orders", request_body = CancelOrder,
    params(("id" = Uuid, Path, description = "The order"), ("if-match" = String, Header, description = "The version, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = RecordItem), Problems))]
pub async fn cancel(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
    Json(body): Json<CancelOrder>,
) -> Result<RecordItem, ApiError> {
    let once = key.of("cancel", &(id, version), &body)?;
    Ok(app::orders::cancel_order(&api.cx, &who, id, version, &body.reason, &once).await?.into())
}
