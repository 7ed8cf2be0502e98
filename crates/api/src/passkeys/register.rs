//! `POST /session/passkeys`: keeps a key a browser has made.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::PasskeyView;
use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A key that was made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// The question's id.
    question: Uuid,
    /// What the person calls it, 1 to 60 characters.
    name: String,
    /// `clientDataJSON`.
    client_data: String,
    /// `attestationObject`; no attestation is asked for.
    attestation: String,
}

/// Register a key.
#[utoipa::path(post, path = "/session/passkeys", tag = "passkeys", request_body = NewPasskey,
    responses((status = 201, body = PasskeyView), Problems))]
pub async fn register(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<NewPasskey>,
) -> Result<(StatusCode, Answer<PasskeyView>), ApiError> {
    let cmd = app::passkeys::Register {
        question: body.question,
        name: body.name,
        client_data: body.client_data,
        attestation: body.attestation,
    };
    let card = app::passkeys::register(&api.cx, &who, &cmd).await?;
    Ok((StatusCode::CREATED, Answer(card.into())))
}
