//! `POST /session/passkey`: a key's signature for a session cookie.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json as Answer};

use super::wire::PasskeyAnswer;
use crate::cookie;
use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::session::wire::Me;
use crate::state::Api;

/// Sign in with a key: without login, password and code. Sets the session cookie; an older session of this browser ends.
#[utoipa::path(post, path = "/session/passkey", tag = "passkeys", security(()), request_body = PasskeyAnswer, responses((status = 201, body = Me), Problems))]
pub async fn sign_in(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    headers: axum::http::HeaderMap,
    Json(body): Json<PasskeyAnswer>,
) -> Result<Response, ApiError> {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let device = app::session::Device::of(agent);
    let signed = app::passkeys::sign_in(&api.cx, &body.into(), reader.address(), device).await?;
    if let Some(old) = cookie::read(&headers, &api.edge) {
        app::session::sign_out(&api.cx, &old).await?;
    }
    let line = cookie::set(&signed.token, signed.seconds, &api.edge);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, line)], Answer(Me::from(signed.me))).into_response())
}
