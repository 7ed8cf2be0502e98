//! `GET /webhooks`: the subscribers, and what one can choose.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::WebhookItem;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The subscribers.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookList {
    /// In the order they were made.
    items: Vec<WebhookItem>,
    /// Objects whose events the caller can choose.
    objects: Vec<WebhookObject>,
    /// Events one can choose.
    events: Vec<String>,
}

/// An object to choose.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookObject {
    /// Its key.
    key: String,
    /// Many of it, in the reader's language.
    label: String,
}

/// Every subscriber.
#[utoipa::path(get, path = "/webhooks", tag = "webhooks", responses((status = 200, body = WebhookList), Problems))]
pub async fn list(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<WebhookList>, ApiError> {
    let views = app::webhooks::list(&api.cx, &who).await?;
    let objects = views.objects.into_iter().map(|(key, label)| WebhookObject { key, label });
    Ok(Answer(WebhookList {
        items: views.items.into_iter().map(WebhookItem::from).collect(),
        objects: objects.collect(),
        events: app::webhooks::EVENTS.map(str::to_owned).to_vec(),
    }))
}
