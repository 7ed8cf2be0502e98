//! `POST /webhooks/{id}/disable`: switch a subscriber off.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Switch a subscriber off. What happens meanwhile is not sent by itself.
#[utoipa::path(post, path = "/webhooks/{id}/disable", tag = "webhooks", params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookItem), Problems))]
pub async fn disable(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<WebhookItem>, ApiError> {
    Ok(Answer(app::webhooks::set_active(&api.cx, &who, id, false).await?.into()))
}
