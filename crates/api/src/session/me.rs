//! `GET /session`: who am I.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::Me;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who is signed in, with rights and company.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = 200, body = Me), Problems))]
pub async fn me(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<Me>, ApiError> {
    Ok(Answer(app::session::me(&api.cx, &who).await?.into()))
}
