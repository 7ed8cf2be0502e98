//! `GET /backtests/{id}/members`: who would gain and lose, page by page.

use app::backtests::Question;
use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::{BacktestMembers, order};
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which members.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct BacktestMembersQuery {
    /// `gain`, `loss` or `member`; `gain` when absent.
    order: Option<String>,
    /// A fragment of name or code.
    q: Option<String>,
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The members of a back-test who got something on either side.
#[utoipa::path(get, path = "/backtests/{id}/members", tag = "backtests",
    params(("id" = String, Path), BacktestMembersQuery), responses((status = 200, body = BacktestMembers), Problems))]
pub async fn members(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<BacktestMembersQuery>,
) -> Result<Answer<BacktestMembers>, ApiError> {
    let asked = Question {
        order: order(query.order.as_deref())?,
        q: query.q,
        cursor: query.cursor,
        limit: query.limit,
    };
    Ok(Answer(app::backtests::members(&api.cx, &who, id, &asked).await?.into()))
}
