//! `DELETE /users/{id}/identities/{identity}`: a provider no longer signs a colleague in. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use super::wire::UserView;
use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Unlink a colleague's provider. Every session of the person ends at once; without another way in the person is invited anew.
#[utoipa::path(delete, path = "/users/{id}/identities/{identity}", tag = "users",
    params(("id" = String, Path), ("identity" = String, Path)),
    responses((status = 200, body = UserView), Problems))]
pub async fn unlink_identity(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path((id, identity)): Path<(Id, Id)>,
) -> Result<Answer<UserView>, ApiError> {
    let id = UserId::from_uuid(id);
    app::users::unlink_identity(&api.cx, &who, id, identity).await?;
    Ok(Answer(app::users::get(&api.cx, &who, id).await?.into()))
}
