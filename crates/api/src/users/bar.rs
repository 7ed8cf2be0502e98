//! `POST /users/{id}/bar`: a person may no longer sign in.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::UserView;
use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Bar a person. Every session of the person ends at once.
#[utoipa::path(post, path = "/users/{id}/bar", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = UserView), Problems))]
pub async fn bar(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<Answer<UserView>, ApiError> {
    let id = UserId::from_uuid(id);
    app::users::set_barred(&api.cx, &who, id, true).await?;
    Ok(Answer(app::users::get(&api.cx, &who, id).await?.into()))
}
