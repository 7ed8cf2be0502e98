//! `POST /session/second-factor/confirm`: a code shows that the telephone has it; ten recovery codes, shown once.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Json, Seated};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A code of now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactorCode {
    /// Six figures.
    code: String,
}

/// Codes for the day the telephone is lost.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten of them; each works once.
    pub codes: Vec<String>,
}

/// Put the second factor in force.
#[utoipa::path(post, path = "/session/second-factor/confirm", tag = "session", request_body = SecondFactorCode,
    responses((status = 200, body = RecoveryCodes), Problems))]
pub async fn factor_confirm(
    State(api): State<Api>,
    seat: Seated,
    Json(body): Json<SecondFactorCode>,
) -> Result<Answer<RecoveryCodes>, ApiError> {
    let codes = app::session::second::confirm(&api.cx, &seat.who, seat.session, &body.code).await?;
    Ok(Answer(RecoveryCodes { codes }))
}
