//! `POST /session/openid/begin`: the way to a provider, to sign in or to accept an invitation. Open to anybody.

use app::session::Token;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{OpenidWay, way};
use crate::cookie;
use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which provider, and for what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenidBegin {
    /// The provider's key.
    provider: String,
    /// The token of an invitation, to accept it with the provider instead of a password.
    #[serde(default)]
    invitation: Option<String>,
}

/// Begin to sign in with a provider. Sets a cookie that this browser alone can end the way with, within ten minutes.
#[utoipa::path(post, path = "/session/openid/begin", tag = "openid", security(()), request_body = OpenidBegin,
    responses((status = 200, body = OpenidWay), Problems))]
pub async fn begin(
    State(api): State<Api>,
    headers: HeaderMap,
    Json(body): Json<OpenidBegin>,
) -> Result<Response, ApiError> {
    let kept = cookie::read_way(&headers, &api.edge);
    let begun = match body.invitation {
        Some(text) => {
            let link = Token::parse(&text).ok_or_else(|| app::Error::Gone(Problem::new("link-gone")))?;
            app::openid::begin_invitation(&api.cx, &body.provider, kept, &link).await?
        }
        None => app::openid::begin_sign_in(&api.cx, &body.provider, kept).await?,
    };
    Ok(way(begun, &api.edge))
}
