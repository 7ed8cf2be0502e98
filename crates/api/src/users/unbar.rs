//! `POST /users/{id}/unbar`: a person may sign in again.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::UserView;
use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Let a person sign in again.
#[utoipa::path(post, path = "/users/{id}/unbar", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = UserView), Problems))]
pub async fn unbar(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<Answer<UserView>, ApiError> {
    let id = UserId::from_uuid(id);
    app::users::set_barred(&api.cx, &who, id, false).await?;
    Ok(Answer(app::users::get(&api.cx, &who, id).await?.into()))
}
