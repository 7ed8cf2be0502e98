//! `GET /session/passkeys`: one's own keys.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::PasskeyView;
use crate::extract::Person;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One's own keys.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyList {
    /// Whether keys can be used at this server's address.
    pub available: bool,
    /// The oldest first.
    pub items: Vec<PasskeyView>,
}

/// One's own keys.
#[utoipa::path(get, path = "/session/passkeys", tag = "passkeys",
    responses((status = 200, body = PasskeyList), Problems))]
pub async fn list(State(api): State<Api>, Person(who): Person) -> Result<Answer<PasskeyList>, ApiError> {
    let keys = app::passkeys::list(&api.cx, &who).await?;
    let items = keys.into_iter().map(PasskeyView::from).collect();
    Ok(Answer(PasskeyList { available: app::passkeys::available(&api.cx), items }))
}
