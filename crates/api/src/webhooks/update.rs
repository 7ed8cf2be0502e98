//! `PATCH /webhooks/{id}`: change a subscriber.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{WebhookChange, WebhookItem};
use crate::extract::{Caller, Id, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Change a subscriber. Whoever changes the address, the objects or the events is its owner from then on.
#[utoipa::path(patch, path = "/webhooks/{id}", tag = "webhooks", request_body = WebhookChange,
    params(("id" = Uuid, Path, description = "The webhook"), ("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 200, body = WebhookItem), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    Json(body): Json<WebhookChange>,
) -> Result<Answer<WebhookItem>, ApiError> {
    Ok(Answer(app::webhooks::update(&api.cx, &who, id, version, &body.into()).await?.into()))
}
