//! `GET /session/second-factor`: whether the caller's sign-in asks for a code.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Person;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The caller's second factor.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactor {
    /// Since when codes are asked for, RFC 3339 UTC; null while they are not.
    pub since: Option<String>,
    /// Recovery codes that are left.
    pub recovery_left: i64,
}

/// The own second factor.
#[utoipa::path(get, path = "/session/second-factor", tag = "session", responses((status = 200, body = SecondFactor), Problems))]
pub async fn factor(State(api): State<Api>, Person(who): Person) -> Result<Answer<SecondFactor>, ApiError> {
    let state = app::session::second::state(&api.cx, &who).await?;
    let since = state.since.map(|at| at.to_string());
    Ok(Answer(SecondFactor { since, recovery_left: state.recovery_left }))
}
