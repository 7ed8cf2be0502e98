//! `POST /session/identities/begin`: the way to a provider, to link it to oneself. Needs a fresh proof.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::wire::{OpenidWanted, OpenidWay, way};
use crate::cookie;
use crate::extract::{Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Begin to link a provider. Sets a cookie as `POST /session/openid/begin` does.
#[utoipa::path(post, path = "/session/identities/begin", tag = "openid", request_body = OpenidWanted,
    responses((status = 200, body = OpenidWay), Problems))]
pub async fn begin_link(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    headers: HeaderMap,
    Json(body): Json<OpenidWanted>,
) -> Result<Response, ApiError> {
    let kept = cookie::read_way(&headers, &api.edge);
    let begun = app::openid::begin_link(&api.cx, &who, &body.provider, kept).await?;
    Ok(way(begun, &api.edge))
}
