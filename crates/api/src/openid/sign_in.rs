//! `POST /session/openid`: what came back from a provider for a session cookie.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json as Answer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::OpenidReply;
use crate::cookie;
use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::session::wire::Me;
use crate::state::Api;

/// What came back, with a code once it was asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenidSignIn {
    /// What came back.
    reply: OpenidReply,
    /// The code of the second factor, asked for with 401 `second-factor-needed`; the reply is then sent again.
    #[serde(default)]
    factor_code: Option<String>,
}

/// Sign in with what came back. Sets the session cookie; an older session of this browser ends.
#[utoipa::path(post, path = "/session/openid", tag = "openid", security(()), request_body = OpenidSignIn, responses((status = 201, body = Me), Problems))]
pub async fn sign_in(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    Json(body): Json<OpenidSignIn>,
) -> Result<Response, ApiError> {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cmd = app::openid::SignIn {
        reply: body.reply.with(&headers, &api.edge),
        factor_code: body.factor_code,
        address: reader.address(),
        device: app::session::Device::of(agent),
    };
    let signed = app::openid::sign_in(&api.cx, &cmd).await?;
    if let Some(old) = cookie::read(&headers, &api.edge) {
        app::session::sign_out(&api.cx, &old).await?;
    }
    let line = cookie::set(&signed.token, signed.seconds, &api.edge);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, line)], Answer(Me::from(signed.me))).into_response())
}
