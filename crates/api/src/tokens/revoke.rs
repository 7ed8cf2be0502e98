//! `DELETE /tokens/{id}`: the next request with it is refused.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::TokenId;

use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Revoke a token: an own one, or one of somebody the caller administers.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "tokens", params(("id" = String, Path)),
    responses((status = 204, description = "Revoked"), Problems))]
pub async fn revoke(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::tokens::revoke(&api.cx, &who, TokenId::from_uuid(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
