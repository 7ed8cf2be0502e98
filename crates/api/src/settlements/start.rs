//! `POST /settlements`: settle what is owed. Whoever asks second for the same day and currency gets the first one's.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Currency, Date, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Of which day, in which currency.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartSettlement {
    /// `YYYY-MM-DD`: what was booked on or before this day is in it.
    on: String,
    /// ISO code.
    currency: String,
}

/// The settlement and its job.
#[derive(Serialize, ToSchema)]
pub struct SettlementStarted {
    /// The settlement that holds the currency.
    settlement: Uuid,
    /// The job, when this request started it.
    job: Option<Uuid>,
}

impl From<app::settlements::Requested> for SettlementStarted {
    fn from(asked: app::settlements::Requested) -> Self {
        Self { settlement: asked.settlement, job: asked.job }
    }
}

/// Start a settlement; asking again while it is under way gives the same one.
#[utoipa::path(post, path = "/settlements", tag = "settlements", request_body = StartSettlement,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = SettlementStarted), Problems))]
pub async fn start(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<StartSettlement>,
) -> Result<(StatusCode, Answer<SettlementStarted>), ApiError> {
    let once = key.of("settlement", &(), &body)?;
    let on: Date = body.on.parse().map_err(|problem: Problem| app::Error::refused(problem.field("on")))?;
    let unknown = Problem::new("currency-unknown").with("value", &body.currency).field("currency");
    let currency: Currency = body.currency.parse().map_err(|_| app::Error::refused(unknown))?;
    let cmd = app::settlements::Request { on, currency };
    let asked = app::settlements::request(&api.cx, &who, cmd, &once).await?;
    Ok((StatusCode::ACCEPTED, Answer(asked.into())))
}
