//! `DELETE /session`: the session ends at once.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::cookie;
use crate::extract::Person;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Sign out.
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204, description = "Signed out"), Problems))]
pub async fn sign_out(
    State(api): State<Api>,
    _who: Person,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if let Some(token) = cookie::read(&headers, &api.edge) {
        app::session::sign_out(&api.cx, &token).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear(&api.edge))]).into_response())
}
