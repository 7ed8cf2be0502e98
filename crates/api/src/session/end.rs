//! `DELETE /sessions/{id}`: one of the caller's sessions ends at once.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// End one own session. Another person's looks like one that does not exist.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "session", params(("id" = String, Path)),
    responses((status = 204, description = "Ended"), Problems))]
pub async fn end(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::session::end(&api.cx, &who, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
