//! `POST /plans/{id}/backtests`: try a plan on past months, as a job.

use app::backtests::Ask;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Period, PlanId, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, Id, IdempotencyKey, Json as Body, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which months, beside what.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartBacktest {
    /// First month, `2026-01`; it and all up to the last have a posted run.
    from: String,
    /// Last month; at most 24 months.
    to: String,
    /// Another plan to compare with; absent for what the months really paid.
    against: Option<Uuid>,
}

/// The back-test and its job.
#[derive(Serialize, ToSchema)]
pub struct BacktestStarted {
    /// The back-test.
    backtest: Uuid,
    /// The job that computes it.
    job: Uuid,
}

/// Try a plan on past months. Nothing is paid or posted; one back-test of a plan at a time.
#[utoipa::path(post, path = "/plans/{id}/backtests", tag = "backtests", request_body = StartBacktest,
    params(("id" = String, Path),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = BacktestStarted), Problems))]
pub async fn start(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
    Body(body): Body<StartBacktest>,
) -> Result<(StatusCode, Answer<BacktestStarted>), ApiError> {
    let once = key.of("backtest", &id, &body)?;
    let month = |text: &str, field: &str| -> Result<Period, app::Error> {
        text.parse().map_err(|problem: Problem| app::Error::refused(problem.field(field)))
    };
    let ask = Ask {
        plan: PlanId::from_uuid(id),
        from: month(&body.from, "from")?,
        to: month(&body.to, "to")?,
        against: body.against.map(PlanId::from_uuid),
    };
    let started = app::backtests::start(&api.cx, &who, ask, &once).await?;
    let answer = BacktestStarted { backtest: started.backtest, job: started.job.uuid() };
    Ok((StatusCode::ACCEPTED, Answer(answer)))
}
