//! `DELETE /session/identities/{id}`: a provider opens nothing any more. Needs a fresh proof.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Unlink a provider. Every other session of the person ends; the last way to sign in stays: 409 `sign-in-last`.
#[utoipa::path(delete, path = "/session/identities/{id}", tag = "openid", params(("id" = String, Path)),
    responses((status = 204, description = "Unlinked"), Problems))]
pub async fn unlink(
    State(api): State<Api>,
    Proved { who, session, .. }: Proved,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::openid::unlink(&api.cx, &who, session, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
