//! `GET /users/{id}`: one person who may sign in.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::UserView;
use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One person.
#[utoipa::path(get, path = "/users/{id}", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = UserView), Problems))]
pub async fn get(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<Answer<UserView>, ApiError> {
    Ok(Answer(app::users::get(&api.cx, &who, UserId::from_uuid(id)).await?.into()))
}
