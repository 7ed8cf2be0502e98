//! `GET /webhooks/{id}`: one subscriber.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One subscriber.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "webhooks", params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookItem), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<WebhookItem>, ApiError> {
    Ok(Answer(app::webhooks::get(&api.cx, &who, id).await?.into()))
}
