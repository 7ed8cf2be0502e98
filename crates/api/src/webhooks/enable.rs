//! `POST /webhooks/{id}/enable`: switch a subscriber on.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Switch a subscriber on. What waits leaves at once.
#[utoipa::path(post, path = "/webhooks/{id}/enable", tag = "webhooks", params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookItem), Problems))]
pub async fn enable(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<WebhookItem>, ApiError> {
    Ok(Answer(app::webhooks::set_active(&api.cx, &who, id, true).await?.into()))
}
