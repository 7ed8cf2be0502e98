//! `POST /users/{id}/link`: a new link with which the person chooses a password, by mail or to hand over.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::extract::{Id, Path, Proved, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How it is to go.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UserLinkQuery {
    /// Give the link instead of sending a mail.
    by_hand: Option<bool>,
}

/// A link.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserPasswordLink {
    /// To hand over, shown once: whoever has it chooses the password. None when it goes by mail.
    pub link: Option<String>,
}

/// Make a link. The person's older one is worth nothing from then on.
#[utoipa::path(post, path = "/users/{id}/link", tag = "users", params(("id" = String, Path), UserLinkQuery),
    responses((status = 200, body = UserPasswordLink), Problems))]
pub async fn link(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Query(query): Query<UserLinkQuery>,
) -> Result<Answer<UserPasswordLink>, ApiError> {
    let link = app::users::send(&api.cx, &who, UserId::from_uuid(id), query.by_hand.unwrap_or(false)).await?;
    Ok(Answer(UserPasswordLink { link }))
}
