//! `GET` and `PUT /notifications/choices`: which kinds of news the caller wants, and which by mail too.

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
    /// Whether this installation sends mails.
    mails: bool,
}

/// A kind of news.
#[derive(Serialize, ToSchema)]
pub struct NotificationChoice {
    /// `assigned`, `mentioned`, `approval`, `task`, `job` or `webhook`.
    kind: String,
    /// Whether it is told.
    wanted: bool,
    /// Whether it is told by mail too.
    mail: bool,
}

/// What is not told any more, and what is told by mail too.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationOff {
    /// Kinds; all others are told.
    off: Vec<String>,
    /// Kinds that are told by mail too; absent: as before.
    mail: Option<Vec<String>>,
}

fn answer(api: &Api, choices: Vec<app::notifications::Choice>) -> Answer<NotificationChoices> {
    let item = |one: app::notifications::Choice| NotificationChoice {
        kind: one.kind.to_owned(),
        wanted: one.wanted,
        mail: one.mail,
    };
    let mails = app::mail::is_possible(&api.cx);
    Answer(NotificationChoices { items: choices.into_iter().map(item).collect(), mails })
}

/// Which kinds of news the caller wants.
#[utoipa::path(get, path = "/notifications/choices", tag = "notifications",
    responses((status = 200, body = NotificationChoices), Problems))]
pub async fn get(
    State(api): State<Api>,
    Person(who): Person,
) -> Result<Answer<NotificationChoices>, ApiError> {
    Ok(answer(&api, app::notifications::choices(&api.cx, &who).await?))
}

/// Choose what is not told any more, and what is told by mail too.
#[utoipa::path(put, path = "/notifications/choices", tag = "notifications", request_body = NotificationOff,
    responses((status = 200, body = NotificationChoices), Problems))]
pub async fn put(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<NotificationOff>,
) -> Result<Answer<NotificationChoices>, ApiError> {
    let wish = app::notifications::Wish { off: body.off, mail: body.mail };
    Ok(answer(&api, app::notifications::choose(&api.cx, &who, &wish).await?))
}
