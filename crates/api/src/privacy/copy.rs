//! `POST /privacy/copies`: somebody wants a copy of everything. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::wire::{PersonRef, PrivacyAsked};
use crate::extract::{IdempotencyKey, Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Enter that a copy was asked for; it is then fetched from the request.
#[utoipa::path(post, path = "/privacy/copies", tag = "privacy", request_body = PersonRef,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = PrivacyAsked), Problems))]
pub async fn copy(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    key: IdempotencyKey,
    Json(body): Json<PersonRef>,
) -> Result<(StatusCode, Answer<PrivacyAsked>), ApiError> {
    let once = key.of("privacy-copy", &(), &body)?;
    let id = app::privacy::ask_copy(&api.cx, &who, (&body.object, body.record), &once).await?;
    Ok((StatusCode::CREATED, Answer(PrivacyAsked { id })))
}
