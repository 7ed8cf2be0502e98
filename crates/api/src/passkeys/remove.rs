//! `DELETE /session/passkeys/{id}`: a key opens nothing any more. Needs a fresh proof.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Id, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take a key away.
#[utoipa::path(delete, path = "/session/passkeys/{id}", tag = "passkeys", params(("id" = String, Path)),
    responses((status = 204, description = "Taken away"), Problems))]
pub async fn remove(
    State(api): State<Api>,
    Proved { who, session, .. }: Proved,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::passkeys::remove(&api.cx, &who, session, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
