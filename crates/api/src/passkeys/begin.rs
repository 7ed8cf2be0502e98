//! `POST /session/passkeys/begin`: what a browser makes a key with. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::Proved;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What a browser makes a key with.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyCreation {
    /// The question's id, to send back with the key.
    pub question: Uuid,
    /// What is to be signed.
    pub challenge: String,
    /// The name keys are bound to.
    pub party: String,
    /// The company's name.
    pub company: String,
    /// The person's id, as the device keeps it.
    pub user: String,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// Ways to sign by their COSE numbers, the best first.
    pub algorithms: Vec<i64>,
    /// Keys the person has: the device makes no second one.
    pub known: Vec<String>,
}

/// Begin to register a key. The answer is worth something for five minutes.
#[utoipa::path(post, path = "/session/passkeys/begin", tag = "passkeys",
    responses((status = 200, body = PasskeyCreation), Problems))]
pub async fn begin(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
) -> Result<Answer<PasskeyCreation>, ApiError> {
    let made = app::passkeys::begin(&api.cx, &who).await?;
    Ok(Answer(PasskeyCreation {
        question: made.id,
        challenge: made.challenge,
        party: made.party,
        company: made.company,
        user: made.user,
        login: made.login,
        name: made.name,
        algorithms: made.algorithms.to_vec(),
        known: made.known,
    }))
}
