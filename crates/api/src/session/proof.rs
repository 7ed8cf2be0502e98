//! `POST /session/proof`: shows once more who one is, before money moves or the sign-in itself changes.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Json, Seated};
use crate::passkeys::wire::PasskeyAnswer;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// The password, a code where there is a second factor, or a key's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The password, where there is no second factor.
    password: Option<String>,
    /// A code, where there is one.
    code: Option<String>,
    /// A key's answer, instead of either.
    passkey: Option<PasskeyAnswer>,
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
    if let Some(answer) = body.passkey {
        if body.password.is_some() || body.code.is_some() {
            return Err(app::Error::refused(Problem::new("passkey-wrong").field("passkey")).into());
        }
        let (who, address) = (&seat.who, reader.address());
        app::passkeys::prove(&api.cx, who, seat.session, &answer.into(), address).await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    let cmd =
        app::session::proof::Prove { password: body.password, code: body.code, address: reader.address() };
    app::session::proof::prove(&api.cx, &seat.who, seat.session, &cmd).await?;
    Ok(StatusCode::NO_CONTENT)
}
