//! `POST /session/proof`: shows once more who one is, before money moves or the sign-in itself changes.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Json, Seated};
use crate::openid::wire::OpenidReply;
use crate::passkeys::wire::PasskeyAnswer;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// The password, a code where there is a second factor, a key's answer, or what came back from a sign-in provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The password, where there is no second factor.
    password: Option<String>,
    /// A code, where there is one.
    code: Option<String>,
    /// A key's answer, instead of either.
    passkey: Option<PasskeyAnswer>,
    /// What came back from a provider, instead of all of them.
    openid: Option<OpenidReply>,
}

/// Prove it. Holds for five minutes, for this session alone.
#[utoipa::path(post, path = "/session/proof", tag = "session", request_body = Proof,
    responses((status = 204, description = "Proved"), Problems))]
pub async fn proof(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    seat: Seated,
    headers: HeaderMap,
    Json(body): Json<Proof>,
) -> Result<StatusCode, ApiError> {
    let (who, address) = (&seat.who, reader.address());
    let typed = body.password.is_some() || body.code.is_some();
    if let Some(answer) = body.passkey {
        if typed || body.openid.is_some() {
            return Err(app::Error::refused(Problem::new("passkey-wrong").field("passkey")).into());
        }
        app::passkeys::prove(&api.cx, who, seat.session, &answer.into(), address).await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    if let Some(reply) = body.openid {
        if typed {
            return Err(app::Error::refused(Problem::new("openid-refused").field("openid")).into());
        }
        let reply = reply.with(&headers, &api.edge);
        app::openid::prove(&api.cx, who, seat.session, &reply, address).await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    let cmd = app::session::proof::Prove { password: body.password, code: body.code, address };
    app::session::proof::prove(&api.cx, who, seat.session, &cmd).await?;
    Ok(StatusCode::NO_CONTENT)
}
