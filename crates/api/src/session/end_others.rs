//! `DELETE /sessions`: every session of the caller but the present one ends at once.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Seated;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How many there were.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionsEnded {
    /// Sessions that ended.
    pub ended: u64,
}

/// End all other own sessions.
#[utoipa::path(delete, path = "/sessions", tag = "session", responses((status = 200, body = SessionsEnded), Problems))]
pub async fn end_others(State(api): State<Api>, seat: Seated) -> Result<Answer<SessionsEnded>, ApiError> {
    let ended = app::session::end_others(&api.cx, &seat.who, seat.session).await?;
    Ok(Answer(SessionsEnded { ended }))
}
