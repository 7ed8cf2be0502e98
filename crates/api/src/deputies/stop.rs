//! `DELETE /session/acting`: works in the own name only.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::Seated;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Work in the own name only.
#[utoipa::path(delete, path = "/session/acting", tag = "deputies",
    responses((status = 204, description = "Stopped"), Problems))]
pub async fn stop(State(api): State<Api>, Seated { who, session }: Seated) -> Result<StatusCode, ApiError> {
    app::deputies::stop(&api.cx, &who, session).await?;
    Ok(StatusCode::NO_CONTENT)
}
