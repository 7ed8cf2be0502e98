//! `POST /session/passkey/begin`: what a key has to sign, for anybody.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A question for any key of this address.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyQuestion {
    /// To send back with the answer.
    pub question: Uuid,
    /// What is to be signed.
    pub challenge: String,
    /// The name keys are bound to.
    pub party: String,
}

/// Ask a key. The question is answered once, within five minutes; it tells nothing about anybody.
#[utoipa::path(post, path = "/session/passkey/begin", tag = "passkeys", security(()),
    responses((status = 200, body = PasskeyQuestion), Problems))]
pub async fn ask(State(api): State<Api>) -> Result<Answer<PasskeyQuestion>, ApiError> {
    let asked = app::passkeys::ask(&api.cx).await?;
    Ok(Answer(PasskeyQuestion { question: asked.id, challenge: asked.challenge, party: asked.party }))
}
