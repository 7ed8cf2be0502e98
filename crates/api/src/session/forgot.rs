//! `POST /session/forgot`: a link by mail instead of a forgotten password. Known and unknown logins get the same answer.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json as Answer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Who forgot the password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgot {
    /// The login, in any spelling of capitals.
    login: String,
}

/// What follows.
#[derive(Debug, Serialize, ToSchema)]
pub struct Forgotten {
    /// Whether this installation sends mails; without them an administrator gives a link.
    pub mail: bool,
}

/// Ask for a link. Three an hour.
#[utoipa::path(post, path = "/session/forgot", tag = "session", security(()), request_body = Forgot,
    responses((status = 202, body = Forgotten), Problems))]
pub async fn forgot(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Json(body): Json<Forgot>,
) -> Result<(StatusCode, Answer<Forgotten>), ApiError> {
    let mail = app::mail::forgot(&api.cx, &body.login, reader.address()).await?;
    Ok((StatusCode::ACCEPTED, Answer(Forgotten { mail })))
}
