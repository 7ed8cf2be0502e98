//! `POST /webhooks`: a new subscriber, whose secret is shown this once; the answer is therefore never kept for a repetition.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::{WebhookItem, WebhookNew};
use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A subscriber that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookMade {
    /// The subscriber.
    webhook: WebhookItem,
    /// `whsec_…`, shown this once.
    secret: String,
}

/// Make a subscriber. It sees what the caller may see.
#[utoipa::path(post, path = "/webhooks", tag = "webhooks", request_body = WebhookNew,
    responses((status = 201, body = WebhookMade), Problems))]
pub async fn create(
    State(api): State<Api>,
    Caller(who): Caller,
    Json(body): Json<WebhookNew>,
) -> Result<(StatusCode, Answer<WebhookMade>), ApiError> {
    let made = app::webhooks::create(&api.cx, &who, &body.into()).await?;
    Ok((StatusCode::CREATED, Answer(WebhookMade { webhook: made.view.into(), secret: made.secret })))
}
