//! `POST /session/link/password`: the password that a link lets choose; the link is used up.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::link::read;
use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// A link's token and the password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkPassword {
    /// 64 hex digits, from behind the `#` of the link.
    token: String,
    /// The password.
    password: String,
}

/// Choose the password. Every session of the person ends; nobody is signed in by it.
#[utoipa::path(post, path = "/session/link/password", tag = "session", security(()), request_body = LinkPassword,
    responses((status = 204, description = "Chosen"), Problems))]
pub async fn redeem(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Json(body): Json<LinkPassword>,
) -> Result<StatusCode, ApiError> {
    app::users::redeem(&api.cx, &read(&body.token)?, &body.password, reader.address()).await?;
    Ok(StatusCode::NO_CONTENT)
}
