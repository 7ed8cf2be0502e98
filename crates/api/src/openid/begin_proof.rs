//! `POST /session/proof/begin`: the way to a provider, to show once more who one is.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::wire::{OpenidWanted, OpenidWay, way};
use crate::cookie;
use crate::extract::{Json, Seated};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Begin to prove it with a provider, which is asked to recognise the person anew. Sets a cookie as `POST /session/openid/begin` does.
#[utoipa::path(post, path = "/session/proof/begin", tag = "openid", request_body = OpenidWanted,
    responses((status = 200, body = OpenidWay), Problems))]
pub async fn begin_proof(
    State(api): State<Api>,
    Seated { who, .. }: Seated,
    headers: HeaderMap,
    Json(body): Json<OpenidWanted>,
) -> Result<Response, ApiError> {
    let kept = cookie::read_way(&headers, &api.edge);
    let begun = app::openid::begin_proof(&api.cx, &who, &body.provider, kept).await?;
    Ok(way(begun, &api.edge))
}
