//! `GET` and `PUT /notifications/choices`: which kinds of news the caller wants.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The kinds of news.
#[derive(Serialize, ToSchema)]
pub struct NotificationChoices {
    /// In the order they are offered.
    items: Vec<NotificationChoice>,
}

/// A kind of news.
#[derive(Serialize, ToSchema)]
pub struct NotificationChoice {
    /// `assigned`, `task`, `job` or `webhook`.
    kind: String,
    /// Whether it is told.
    wanted: bool,
}

/// What is not told any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationOff {
    /// Kinds; all others are told.
    off: Vec<String>,
}

fn answer(choices: Vec<app::notifications::Choice>) -> Answer<NotificationChoices> {
    let item = |one: app::notifications::Choice| NotificationChoice {
        kind: one.kind.to_owned(),
        wanted: one.wanted,
    };
    Answer(NotificationChoices { items: choices.into_iter().map(item).collect() })
}

/// Which kinds of news the caller wants.
#[utoipa::path(get, path = "/notifications/choices", tag = "notifications",
    responses((status = 200, body = NotificationChoices), Problems))]
pub async fn get(
    State(api): State<Api>,
    Person(who): Person,
) -> Result<Answer<NotificationChoices>, ApiError> {
    Ok(answer(app::notifications::choices(&api.cx, &who).await?))
}

/// Choose what is not told any more.
#[utoipa::path(put, path = "/notifications/choices", tag = "notifications", request_body = NotificationOff,
    responses((status = 200, body = NotificationChoices), Problems))]
pub async fn put(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<NotificationOff>,
) -> Result<Answer<NotificationChoices>, ApiError> {
    Ok(answer(app::notifications::choose(&api.cx, &who, &body.off).await?))
}
