//! `POST /views`: a new view.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::wire::{ViewItem, ViewNew};
use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Save a view of a list: for the caller alone, or with the right to share for everybody.
#[utoipa::path(post, path = "/views", tag = "views", request_body = ViewNew,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = ViewItem), Problems))]
pub async fn create(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<ViewNew>,
) -> Result<(StatusCode, Answer<ViewItem>), ApiError> {
    let once = key.of("view", &(), &body)?;
    let object = body.object.clone();
    let made = app::views::create(&api.cx, &who, &object, &body.into(), &once).await?;
    Ok((StatusCode::CREATED, Answer(made.into())))
}
