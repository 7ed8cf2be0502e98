//! `PATCH /users/{id}`: a person's name, reach, roles and place; other roles end the person's sessions.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::{UserChange, UserView};
use crate::extract::{Id, IfMatch, Json, Path, Sitting};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Change a person.
#[utoipa::path(patch, path = "/users/{id}", tag = "users", request_body = UserChange,
    params(("id" = String, Path), ("if-match" = String, Header, description = "the version the change is based on")),
    responses((status = 200, body = UserView), Problems))]
pub async fn change(
    State(api): State<Api>,
    Sitting(present): Sitting,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    Json(body): Json<UserChange>,
) -> Result<Answer<UserView>, ApiError> {
    let id = UserId::from_uuid(id);
    app::users::change(&api.cx, &present, id, version, &body.into()).await?;
    Ok(Answer(app::users::get(&api.cx, &present.who, id).await?.into()))
}
