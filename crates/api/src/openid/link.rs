//! `POST /session/identities`: links who came back from a provider to oneself.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::{Extension, Json as Answer};

use super::wire::{IdentityView, OpenidReply};
use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Link a provider. The way was begun with a fresh proof, by the same person in the same browser.
#[utoipa::path(post, path = "/session/identities", tag = "openid", request_body = OpenidReply,
    responses((status = 201, body = IdentityView), Problems))]
pub async fn link(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Person(who): Person,
    headers: HeaderMap,
    Json(body): Json<OpenidReply>,
) -> Result<(StatusCode, Answer<IdentityView>), ApiError> {
    let reply = body.with(&headers, &api.edge);
    let card = app::openid::link(&api.cx, &who, &reply, reader.address()).await?;
    Ok((StatusCode::CREATED, Answer(card.into())))
}
