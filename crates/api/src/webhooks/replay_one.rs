//! `POST /webhooks/{id}/deliveries/{event}/replay`: send one message again.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookDelivery;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Put a message that had its end into the queue again, under the same id.
#[utoipa::path(post, path = "/webhooks/{id}/deliveries/{event}/replay", tag = "webhooks",
    params(("id" = Uuid, Path, description = "The webhook"), ("event" = Uuid, Path, description = "The event")),
    responses((status = 200, body = WebhookDelivery), Problems))]
pub async fn replay_one(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((id, event)): Path<(Id, Id)>,
) -> Result<Answer<WebhookDelivery>, ApiError> {
    Ok(Answer(app::webhooks::replay_one(&api.cx, &who, id, event).await?.into()))
}
