//! `POST /session/password`: the caller's new password; every other session of the caller ends.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Json, Seated};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// The old and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    current: String,
    /// The new one.
    password: String,
}

/// Change the own password.
#[utoipa::path(post, path = "/session/password", tag = "session", request_body = ChangePassword,
    responses((status = 204, description = "Changed"), Problems))]
pub async fn password(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    seat: Seated,
    Json(body): Json<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    let cmd =
        app::session::ChangePassword { current: body.current, new: body.password, address: reader.address() };
    app::session::change_password(&api.cx, &seat.who, seat.session, &cmd).await?;
    Ok(StatusCode::NO_CONTENT)
}
