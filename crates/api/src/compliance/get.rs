//! `GET /compliance`: the statement of some months.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{ComplianceQuestion, ComplianceStatement};
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What payouts of posted months were caused by, and how earnings were spread. Indicators, no verdicts.
#[utoipa::path(get, path = "/compliance", tag = "compliance", params(ComplianceQuestion),
    responses((status = 200, body = ComplianceStatement), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<ComplianceQuestion>,
) -> Result<Answer<ComplianceStatement>, ApiError> {
    let found = app::compliance::statement(&api.cx, &who, &asked.read()?).await?;
    Ok(Answer(found.into()))
}
