//! `GET /earnings/lines`: what a member's month is made of.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::runs::start_of;
use crate::runs::wire::Lines;
use crate::state::Api;

/// Which lines.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EarningLinesQuery {
    /// `2026-10`.
    period: String,
    /// A member in sight; the caller's own membership when absent.
    member: Option<Uuid>,
    /// Only of this bonus.
    bonus: Option<String>,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The lines of a member's month.
#[utoipa::path(get, path = "/earnings/lines", tag = "earnings", params(EarningLinesQuery),
    responses((status = 200, body = Lines), Problems))]
pub async fn lines(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(query): Query<EarningLinesQuery>,
) -> Result<Answer<Lines>, ApiError> {
    let period = super::month(&query.period)?;
    let from = start_of(query.cursor.as_deref())?;
    let limit = usize::from(query.limit.unwrap_or(50));
    let member = super::member(query.member);
    let page =
        app::earnings::lines(&api.cx, &who, member, period, query.bonus.as_deref(), from, limit).await?;
    Ok(Answer(page.into()))
}
