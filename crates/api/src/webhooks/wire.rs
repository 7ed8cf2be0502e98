//! Webhooks as JSON. A secret has a place only in the answer that makes it.

use app::webhooks::{Change, Delivery, View};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A subscriber.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookItem {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    name: String,
    /// Where messages go to.
    url: String,
    /// Objects whose events it wants; empty: all.
    objects: Vec<String>,
    /// Events it wants; empty: all.
    events: Vec<String>,
    /// The person with whose rights records are read.
    owner: Option<String>,
    /// Whether it gets messages.
    active: bool,
    /// Why it gets none: `by-hand`, `failures`, `gone`, `owner-gone`; else empty.
    reason: String,
    /// Tries that failed since the last success.
    failures: i64,
    /// Since when every try has failed, RFC 3339 UTC.
    failing_since: Option<String>,
    /// Messages that wait, counted up to a thousand.
    waiting: i64,
    /// When the present secret was made, RFC 3339 UTC.
    secret_since: Option<String>,
    /// Until when messages bear a signature of the secret before as well, RFC 3339 UTC.
    old_secret_until: Option<String>,
    /// The version to send back as `If-Match`.
    version: i64,
}

impl From<View> for WebhookItem {
    fn from(view: View) -> Self {
        let webhook = view.webhook;
        Self {
            id: webhook.id,
            name: webhook.name,
            url: webhook.url,
            objects: webhook.objects,
            events: webhook.events,
            owner: view.owner,
            active: webhook.active,
            reason: webhook.reason,
            failures: webhook.failures,
            failing_since: webhook.failing_since.map(|at| at.to_string()),
            waiting: view.waiting,
            secret_since: view.secret_since.map(|at| at.to_string()),
            old_secret_until: view.old_until.map(|at| at.to_string()),
            version: webhook.version,
        }
    }
}

/// A subscriber to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookNew {
    /// Its name, 1 to 80 characters.
    name: String,
    /// Where messages go to: https://…
    url: String,
    /// Objects whose events it wants; empty: all.
    #[serde(default)]
    objects: Vec<String>,
    /// Events it wants; empty: all.
    #[serde(default)]
    events: Vec<String>,
}

impl From<WebhookNew> for Change {
    fn from(new: WebhookNew) -> Self {
        Self {
            name: Some(new.name),
            url: Some(new.url),
            objects: Some(new.objects),
            events: Some(new.events),
        }
    }
}

/// A subscriber to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookChange {
    /// Its name, 1 to 80 characters.
    name: Option<String>,
    /// Where messages go to: https://…
    url: Option<String>,
    /// Objects whose events it wants; empty: all.
    objects: Option<Vec<String>>,
    /// Events it wants; empty: all.
    events: Option<Vec<String>>,
}

impl From<WebhookChange> for Change {
    fn from(change: WebhookChange) -> Self {
        Self { name: change.name, url: change.url, objects: change.objects, events: change.events }
    }
}

/// A secret, shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookSecret {
    /// `whsec_…`, as the libraries of Standard Webhooks take it.
    pub secret: String,
}

/// One message to a subscriber.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookDelivery {
    /// The event's id; the message's `webhook-id` is `msg_` and this without hyphens, the same for every try.
    event: Uuid,
    /// What it is about, such as `account.update`.
    #[serde(rename = "type")]
    topic: String,
    /// When it happened, RFC 3339 UTC.
    at: String,
    /// The record it is about.
    record: Option<String>,
    /// `waiting`, `delivered`, `failed` (given up) or `skipped` (the owner may not see it).
    state: String,
    /// How often it was tried.
    attempts: i64,
    /// The number of the last answer.
    status: Option<i64>,
    /// Why the last try failed: `timeout`, `connection`, `tls`, `status`, `answer`, `address-…`.
    reason: String,
    /// When it was last tried, RFC 3339 UTC.
    tried_at: Option<String>,
    /// When it is tried next; only the first one that waits has a moment.
    pub next_at: Option<String>,
}

impl From<Delivery> for WebhookDelivery {
    fn from(delivery: Delivery) -> Self {
        let record = delivery.payload.get("id").and_then(|id| id.as_str()).map(str::to_owned);
        Self {
            event: delivery.event,
            topic: delivery.topic,
            at: delivery.event_at.to_string(),
            record,
            state: delivery.state.as_str().to_owned(),
            attempts: delivery.attempts,
            status: delivery.status,
            reason: delivery.reason,
            tried_at: delivery.tried_at.map(|at| at.to_string()),
            next_at: None,
        }
    }
}
