//! `GET /webhooks/{id}/deliveries`: what was sent and what came of it.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::WebhookDelivery;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which messages.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WebhookLogQuery {
    /// Only `waiting`, `delivered`, `failed` or `skipped` ones.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The most, 1 to 100.
    limit: Option<i64>,
}

/// A page of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookLog {
    /// The messages, the newest first.
    items: Vec<WebhookDelivery>,
    /// The cursor of the next page.
    next: Option<String>,
}

/// What was sent to a subscriber, the newest first.
#[utoipa::path(get, path = "/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = Uuid, Path, description = "The webhook"), WebhookLogQuery),
    responses((status = 200, body = WebhookLog), Problems))]
pub async fn log(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<WebhookLogQuery>,
) -> Result<Answer<WebhookLog>, ApiError> {
    let (state, cursor) = (query.state.as_deref(), query.cursor.as_deref());
    let page = app::webhooks::log(&api.cx, &who, id, state, cursor, query.limit.unwrap_or(50)).await?;
    let head = page.next_try;
    let items = page.items.into_iter().map(|delivery| {
        let next_at = head.filter(|(event, _)| *event == delivery.event).map(|(_, at)| at.to_string());
        let mut shown = WebhookDelivery::from(delivery);
        shown.next_at = next_at;
        shown
    });
    Ok(Answer(WebhookLog { items: items.collect(), next: page.next }))
}
