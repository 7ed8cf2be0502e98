//! `POST /earnings/lines/{no}/question`: a member asks about a line of the own earnings.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A question.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EarningQuestion {
    /// `2026-10`.
    period: String,
    /// Plain text.
    text: String,
}

/// Where it stands.
#[derive(Serialize, ToSchema)]
pub struct EarningAsked {
    /// The note with the question.
    note: Uuid,
    /// The member it stands at.
    member: Uuid,
}

/// Ask about a line of the own earnings. It becomes a note at the caller's membership; whoever pays commissions is told.
#[utoipa::path(post, path = "/earnings/lines/{no}/question", tag = "earnings", request_body = EarningQuestion,
    params(("no" = u32, Path, description = "The line"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = EarningAsked), Problems))]
pub async fn ask(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(no): Path<u32>,
    key: IdempotencyKey,
    Json(body): Json<EarningQuestion>,
) -> Result<(StatusCode, Answer<EarningAsked>), ApiError> {
    let period = super::month(&body.period)?;
    let once = key.of("earnings-ask", &no, &body)?;
    let asked = app::earnings::ask(&api.cx, &who, period, no, &body.text, &once).await?;
    Ok((StatusCode::CREATED, Answer(EarningAsked { note: asked.note, member: asked.member.uuid() })))
}
