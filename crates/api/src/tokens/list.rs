//! `GET /tokens`: the own tokens, or everybody's.

use app::tokens::Whose;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::TokenView;
use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TokenQuery {
    /// Those of everybody whom the caller administers, instead of the own ones.
    everybody: Option<bool>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The most, 1 to 200.
    limit: Option<i64>,
}

/// Tokens that are not revoked, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenPage {
    /// The tokens.
    pub items: Vec<TokenView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Tokens.
#[utoipa::path(get, path = "/tokens", tag = "tokens", params(TokenQuery),
    responses((status = 200, body = TokenPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Person(who): Person,
    Query(query): Query<TokenQuery>,
) -> Result<Answer<TokenPage>, ApiError> {
    let whose = if query.everybody == Some(true) { Whose::All } else { Whose::Own };
    let (cursor, limit) = (query.cursor.as_deref(), query.limit.unwrap_or(100));
    let (items, next) = app::tokens::list(&api.cx, &who, whose, cursor, limit).await?;
    Ok(Answer(TokenPage { items: items.into_iter().map(TokenView::from).collect(), next }))
}
