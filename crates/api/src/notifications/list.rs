//! `GET /notifications`: what the caller was told, cheap to ask again.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NotificationsQuestion {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One page of what was told.
#[derive(Serialize, ToSchema)]
pub struct NotificationsPage {
    /// The newest first.
    items: Vec<NotificationItem>,
    /// The cursor of the next page.
    next: Option<String>,
    /// How many are unread, counted up to 100.
    unread: usize,
}

/// Something told.
#[derive(Serialize, ToSchema)]
pub struct NotificationItem {
    /// Its id.
    id: Uuid,
    /// `assigned`, `mentioned`, `approval`, `task`, `job` or `webhook`.
    kind: String,
    /// In the reader's language.
    text: String,
    /// Key of the object it is about.
    object: Option<String>,
    /// The record it is about.
    record: Option<Uuid>,
    /// What it carries: the result of a job, the object of many records.
    #[schema(value_type = Object)]
    params: Json,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
    /// Whether it was read.
    read: bool,
}

/// What the caller was told, without what is about records out of the caller's sight by now. With the `ETag` of the answer
/// before it costs next to nothing to ask again.
#[utoipa::path(get, path = "/notifications", tag = "notifications", params(NotificationsQuestion),
    responses((status = 200, body = NotificationsPage), (status = 304, description = "As the ETag says"), Problems))]
pub async fn list(
    State(api): State<Api>,
    Person(who): Person,
    Query(asked): Query<NotificationsQuestion>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let page = app::notifications::list(&api.cx, &who, asked.cursor.as_deref()).await?;
    let item = |one: app::notifications::NotificationView| NotificationItem {
        id: one.id,
        kind: one.kind,
        text: one.text,
        object: one.about.as_ref().map(|(object, _)| object.clone()),
        record: one.about.map(|(_, record)| record),
        params: one.params,
        at: one.at,
        read: one.read,
    };
    let page = NotificationsPage {
        items: page.items.into_iter().map(item).collect(),
        next: page.next,
        unread: page.unread,
    };
    let text = serde_json::to_string(&page).map_err(app::Error::internal)?;
    let tag = format!("\"{}\"", &blake3::hash(text.as_bytes()).to_hex()[..24]);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    Ok(([(header::ETAG, tag), (header::CONTENT_TYPE, "application/json".to_owned())], text).into_response())
}
