//! `POST /session/proof`: shows once more who one is, before money moves or the sign-in itself changes.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Json, Seated};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// The password, or a code where there is a second factor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The password, where there is no second factor.
    password: Option<String>,
    /// A code, where there is one.
    code: Option<String>,
}

/// Prove it. Holds for five minutes, for this session alone.
#[utoipa::path(post, path = "/session/proof", tag = "session", request_body = Proof,
    responses((status = 204, description = "Proved"), Problems))]
pub async fn proof(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    seat: Seated,
    Json(body): Json<Proof>,
) -> Result<StatusCode, ApiError> {
    let cmd =
        app::session::proof::Prove { password: body.password, code: body.code, address: reader.address() };
    app::session::proof::prove(&api.cx, &seat.who, seat.session, &cmd).await?;
    Ok(StatusCode::NO_CONTENT)
}
