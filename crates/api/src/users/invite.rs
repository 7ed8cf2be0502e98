//! `POST /users`: a new person, who chooses the password through a link.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::UserView;
use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A person to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserInvite {
    /// The login, 2 to 120 characters without spaces.
    login: String,
    /// The name others see, 1 to 200 characters; the login when absent.
    name: Option<String>,
    /// Where mails about signing in go to.
    email: Option<String>,
    /// Two-letter language key; the company's when absent.
    language: Option<String>,
    /// IANA zone; the company's when absent.
    zone: Option<String>,
    /// Keys of the roles.
    #[serde(default)]
    roles: Vec<String>,
    /// The unit the person works in.
    unit: Option<Uuid>,
    /// The record of the employee this is.
    employee: Option<Uuid>,
    /// The record of the member this is.
    member: Option<Uuid>,
}

/// A person who was invited.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserInvited {
    /// The person.
    pub user: UserView,
    /// The link with which the person chooses a password, shown once; none when it goes by mail.
    pub link: Option<String>,
}

/// Invite a person.
#[utoipa::path(post, path = "/users", tag = "users", request_body = UserInvite,
    responses((status = 201, body = UserInvited), Problems))]
pub async fn invite(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<UserInvite>,
) -> Result<(StatusCode, Answer<UserInvited>), ApiError> {
    let cmd = app::users::Invite {
        login: body.login,
        values: app::users::Change {
            name: body.name,
            email: Some(body.email),
            language: body.language,
            zone: body.zone,
            roles: Some(body.roles),
            unit: Some(body.unit),
            employee: Some(body.employee),
            member: Some(body.member),
        },
    };
    let invited = app::users::invite(&api.cx, &who, &cmd).await?;
    let user = app::users::get(&api.cx, &who, invited.id).await?.into();
    Ok((StatusCode::CREATED, Answer(UserInvited { user, link: invited.link })))
}
