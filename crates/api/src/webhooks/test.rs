//! `POST /webhooks/{id}/test`: a message that says nothing, sent now.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookDelivery;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Send a test message now, also to a subscriber that is switched off, and see what comes of it.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "webhooks", params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookDelivery), Problems))]
pub async fn test(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<WebhookDelivery>, ApiError> {
    Ok(Answer(app::webhooks::test(&api.cx, &who, id).await?.into()))
}
