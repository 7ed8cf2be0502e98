//! `DELETE /session/second-factor`: sign in without a code again. Needs a fresh proof.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::Proved;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take the own second factor away.
#[utoipa::path(delete, path = "/session/second-factor", tag = "session",
    responses((status = 204, description = "Gone"), Problems))]
pub async fn factor_remove(State(api): State<Api>, seat: Proved) -> Result<StatusCode, ApiError> {
    app::session::second::remove(&api.cx, &seat.who, seat.session).await?;
    Ok(StatusCode::NO_CONTENT)
}
