//! `GET /periods`: the months with sales and where each stands.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A month.
#[derive(Serialize, ToSchema)]
pub struct PeriodItem {
    /// `2026-10`.
    period: String,
    /// `open`, or the state of its run.
    state: String,
    /// Its run.
    run: Option<Uuid>,
    /// Whether the month has ended.
    ended: bool,
}

/// Months, newest first.
#[derive(Serialize, ToSchema)]
pub struct Periods {
    /// The months.
    items: Vec<PeriodItem>,
}

/// The months with sales.
#[utoipa::path(get, path = "/periods", tag = "runs", responses((status = 200, body = Periods), Problems))]
pub async fn periods(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<Periods>, ApiError> {
    let items = app::runs::periods(&api.cx, &who).await?;
    let item = |month: app::runs::PeriodItem| PeriodItem {
        period: month.period.to_string(),
        state: month.state,
        run: month.run.map(|run| run.uuid()),
        ended: month.ended,
    };
    Ok(Answer(Periods { items: items.into_iter().map(item).collect() }))
}
