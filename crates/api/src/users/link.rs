//! `POST /users/{id}/link`: a new link with which the person chooses a password, to hand over; shown once.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A link to hand over.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserPasswordLink {
    /// The address; whoever has it chooses the password.
    pub link: String,
}

/// Make a link. The person's older one is worth nothing from then on.
#[utoipa::path(post, path = "/users/{id}/link", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = UserPasswordLink), Problems))]
pub async fn link(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<UserPasswordLink>, ApiError> {
    let link = app::users::hand_over(&api.cx, &who, UserId::from_uuid(id)).await?;
    Ok(Answer(UserPasswordLink { link }))
}
