//! `POST /session`: login and password for a session cookie.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json as Answer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::Me;
use crate::cookie;
use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// What a person types.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login, in any spelling of capitals.
    login: String,
    /// The password.
    password: String,
    /// The code of the second factor, or a recovery code; asked for with 401 `second-factor-needed`.
    #[serde(default)]
    code: Option<String>,
}

/// Sign in. Sets the session cookie; an older session of this browser ends.
#[utoipa::path(post, path = "/session", tag = "session", security(()), request_body = SignIn, responses((status = 201, body = Me), Problems))]
pub async fn sign_in(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    headers: axum::http::HeaderMap,
    Json(body): Json<SignIn>,
) -> Result<Response, ApiError> {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cmd = app::session::SignIn {
        login: body.login,
        password: body.password,
        code: body.code,
        address: reader.address(),
        device: app::session::Device::of(agent),
    };
    let signed = app::session::sign_in(&api.cx, &cmd).await?;
    if let Some(old) = cookie::read(&headers, &api.edge) {
        app::session::sign_out(&api.cx, &old).await?;
    }
    let line = cookie::set(&signed.token, signed.seconds, &api.edge);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, line)], Answer(Me::from(signed.me))).into_response())
}
