//! `GET /sessions`: where the caller is signed in.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::Seated;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Own sessions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sessions {
    /// The one used last first, at most 200.
    pub items: Vec<SessionItem>,
}

/// A signed-in browser.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionItem {
    /// Its id.
    pub id: Uuid,
    /// The browser's name, when it was recognised.
    pub browser: Option<String>,
    /// The system's name, when it was recognised.
    pub system: Option<String>,
    /// The address the sign-in came from.
    pub address: Option<String>,
    /// When it was opened, RFC 3339 UTC.
    pub created_at: String,
    /// When it was last used, to the minute.
    pub seen_at: String,
    /// The one this request came with.
    pub present: bool,
}

/// Where the caller is signed in.
#[utoipa::path(get, path = "/sessions", tag = "session", responses((status = 200, body = Sessions), Problems))]
pub async fn sessions(State(api): State<Api>, seat: Seated) -> Result<Answer<Sessions>, ApiError> {
    let found = app::session::sessions(&api.cx, &seat.who).await?;
    let item = |entry: app::session::Entry| SessionItem {
        id: entry.id,
        browser: entry.origin.browser,
        system: entry.origin.system,
        address: entry.origin.address,
        created_at: entry.created_at.to_string(),
        seen_at: entry.seen_at.to_string(),
        present: entry.id == seat.session,
    };
    Ok(Answer(Sessions { items: found.into_iter().map(item).collect() }))
}
