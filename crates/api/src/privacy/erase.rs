//! `POST /privacy/erasures`: somebody wants to be forgotten. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::PrivacyAsked;
use crate::extract::{IdempotencyKey, Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who is to be erased.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// `member`, `account`, `employee` or `user`.
    object: String,
    /// A record that is the person.
    record: Uuid,
    /// The record's code, as a person typed it.
    code: String,
}

/// Erase a person, by a job. Refused with 409 while a hold, money owed, open orders, transfers, runs, imports or the time
/// names are kept for the books stand in the way. It cannot be taken back.
#[utoipa::path(post, path = "/privacy/erasures", tag = "privacy", request_body = Erasure,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = PrivacyAsked), Problems))]
pub async fn erase(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    key: IdempotencyKey,
    Json(body): Json<Erasure>,
) -> Result<(StatusCode, Answer<PrivacyAsked>), ApiError> {
    let once = key.of("privacy-erase", &(), &body)?;
    let id = app::privacy::erase(&api.cx, &who, (&body.object, body.record), &body.code, &once).await?;
    Ok((StatusCode::ACCEPTED, Answer(PrivacyAsked { id })))
}
