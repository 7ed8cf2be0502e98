//! `GET /plans/{id}/backtests`: the back-tests of a plan, the newest first.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::PlanId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::{BacktestItem, Backtests};
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct BacktestsQuery {
    /// Where a page begins.
    cursor: Option<String>,
    /// Rows of a page, at most 200.
    limit: Option<u16>,
}

/// The back-tests of a plan.
#[utoipa::path(get, path = "/plans/{id}/backtests", tag = "backtests",
    params(("id" = String, Path), BacktestsQuery), responses((status = 200, body = Backtests), Problems))]
pub async fn list(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<BacktestsQuery>,
) -> Result<Answer<Backtests>, ApiError> {
    let limit = usize::from(query.limit.unwrap_or(20));
    let plan = PlanId::from_uuid(id);
    let page = app::backtests::list(&api.cx, &who, plan, query.cursor.as_deref(), limit).await?;
    let item = |item| BacktestItem::new(&api.cx.words, reader.language(), item);
    Ok(Answer(Backtests { items: page.items.into_iter().map(item).collect(), next: page.next }))
}
