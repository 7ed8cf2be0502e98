//! `POST /notifications/read`: one is read or unread again, or all are read.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationRead {
    /// One of the caller's; absent for all of them.
    id: Option<Uuid>,
    /// True: read; false: unread again.
    read: bool,
}

/// Mark one as read or unread, or all as read.
#[utoipa::path(post, path = "/notifications/read", tag = "notifications", request_body = NotificationRead,
    responses((status = 204, description = "Noted"), Problems))]
pub async fn mark(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<NotificationRead>,
) -> Result<StatusCode, ApiError> {
    app::notifications::mark(&api.cx, &who, body.id, body.read).await?;
    Ok(StatusCode::NO_CONTENT)
}
