//! `POST /privacy/holds`: a person's data must stay for now.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A legal hold.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHold {
    /// `member`, `account`, `employee` or `user`.
    object: String,
    /// A record that is the person.
    record: Uuid,
    /// Why, 1 to 500 characters.
    reason: String,
}

/// Set a legal hold: the person cannot be erased until it is lifted.
#[utoipa::path(post, path = "/privacy/holds", tag = "privacy", request_body = NewHold,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "Set"), Problems))]
pub async fn hold(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<NewHold>,
) -> Result<StatusCode, ApiError> {
    let once = key.of("privacy-hold", &(), &body)?;
    app::privacy::set(&api.cx, &who, (&body.object, body.record), &body.reason, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
