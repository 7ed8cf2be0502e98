//! `GET /settlements`: settlements, the newest first.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::Settlements;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SettlementsQuery {
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most 200.
    limit: Option<u16>,
}

/// Settlements, the newest first.
#[utoipa::path(get, path = "/settlements", tag = "settlements", params(SettlementsQuery),
    responses((status = 200, body = Settlements), Problems))]
pub async fn list(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(query): Query<SettlementsQuery>,
) -> Result<Answer<Settlements>, ApiError> {
    let before = super::after(query.cursor.as_deref())?;
    let page = app::settlements::list(&api.cx, &who, before, query.limit.map(usize::from)).await?;
    let next = page.next.map(|id| id.to_string());
    Ok(Answer(Settlements { items: page.items.into_iter().map(Into::into).collect(), next }))
}
