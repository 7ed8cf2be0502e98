//! `DELETE /users/{id}/second-factor`: a colleague has lost telephone and recovery codes. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::UserView;
use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take a colleague's second factor away. Every session of the person ends at once.
#[utoipa::path(delete, path = "/users/{id}/second-factor", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = UserView), Problems))]
pub async fn reset_factor(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
) -> Result<Answer<UserView>, ApiError> {
    let id = UserId::from_uuid(id);
    app::users::reset_factor(&api.cx, &who, id).await?;
    Ok(Answer(app::users::get(&api.cx, &who, id).await?.into()))
}
