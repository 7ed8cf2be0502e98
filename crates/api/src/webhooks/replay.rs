//! `POST /webhooks/{id}/replay`: send a span of time again.

use axum::Json as Answer;
use axum::extract::State;
use jiff::Timestamp;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A span of time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookSpan {
    /// Its beginning, RFC 3339; at most thirty days ago.
    from: String,
    /// Its end, RFC 3339.
    to: String,
}

/// What a span held.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookReplayed {
    /// Messages put into the queue.
    messages: usize,
}

/// Put every event of a span that the subscriber wants into its queue, whether it had it or not.
#[utoipa::path(post, path = "/webhooks/{id}/replay", tag = "webhooks", request_body = WebhookSpan,
    params(("id" = Uuid, Path, description = "The webhook")),
    responses((status = 200, body = WebhookReplayed), Problems))]
pub async fn replay(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Json(body): Json<WebhookSpan>,
) -> Result<Answer<WebhookReplayed>, ApiError> {
    let (from, to) = (moment(&body.from, "from")?, moment(&body.to, "to")?);
    let messages = app::webhooks::replay_span(&api.cx, &who, id, from, to).await?;
    Ok(Answer(WebhookReplayed { messages }))
}

fn moment(text: &str, field: &str) -> Result<Timestamp, app::Error> {
    text.parse().map_err(|_| app::Error::refused(Problem::new("webhook-span-malformed").field(field)))
}
