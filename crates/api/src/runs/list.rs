//! `GET /runs`: the newest runs.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::Runs;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The newest commission runs.
#[utoipa::path(get, path = "/runs", tag = "runs", responses((status = 200, body = Runs), Problems))]
pub async fn list(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<Runs>, ApiError> {
    let items = app::runs::list(&api.cx, &who).await?;
    Ok(Answer(Runs { items: items.into_iter().map(Into::into).collect() }))
}
