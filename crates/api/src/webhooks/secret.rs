//! `POST /webhooks/{id}/secret`: a new secret, shown this once.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::WebhookSecret;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Make a new secret. For a day messages bear a signature of the old one as well.
#[utoipa::path(post, path = "/webhooks/{id}/secret", tag = "webhooks", params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookSecret), Problems))]
pub async fn secret(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<WebhookSecret>, ApiError> {
    Ok(Answer(WebhookSecret { secret: app::webhooks::rotate(&api.cx, &who, id).await? }))
}
