//! `POST /runs`: close a month. Whoever asks second for the same month gets the first one's run.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Period, PlanId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which month by which plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartRun {
    /// `2026-10`.
    period: String,
    /// The plan's id.
    plan: Uuid,
}

/// The run and its job.
#[derive(Serialize, ToSchema)]
pub struct RunStarted {
    /// The run that holds the month.
    run: Uuid,
    /// The job, when this request started it.
    job: Option<Uuid>,
}

/// Start a run; asking again for the same month gives the same run.
#[utoipa::path(post, path = "/runs", tag = "runs", request_body = StartRun,
    responses((status = 202, body = RunStarted), Problems))]
pub async fn start(
    State(api): State<Api>,
    Caller(who): Caller,
    Json(body): Json<StartRun>,
) -> Result<(StatusCode, Answer<RunStarted>), ApiError> {
    let period: Period = body
        .period
        .parse()
        .map_err(|problem: kernel::Problem| app::Error::refused(problem.field("period")))?;
    let cmd = app::runs::Request { period, plan: PlanId::from_uuid(body.plan) };
    let asked = app::runs::request(&api.cx, &who, cmd).await?;
    Ok((
        StatusCode::ACCEPTED,
        Answer(RunStarted { run: asked.run.uuid(), job: asked.job.map(|job| job.uuid()) }),
    ))
}
