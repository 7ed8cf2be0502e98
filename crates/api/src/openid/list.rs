//! `GET /session/identities`: who one is at providers.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::IdentityView;
use crate::extract::Person;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who one is at providers.
#[derive(Debug, Serialize, ToSchema)]
pub struct IdentityList {
    /// The oldest first.
    pub items: Vec<IdentityView>,
}

/// Who one is at providers.
#[utoipa::path(get, path = "/session/identities", tag = "openid",
    responses((status = 200, body = IdentityList), Problems))]
pub async fn list(State(api): State<Api>, Person(who): Person) -> Result<Answer<IdentityList>, ApiError> {
    let cards = app::openid::list(&api.cx, &who).await?;
    Ok(Answer(IdentityList { items: cards.into_iter().map(IdentityView::from).collect() }))
}
