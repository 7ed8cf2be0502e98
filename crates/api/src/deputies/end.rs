//! `DELETE /deputies/{id}`: an entry ends with the next request.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::DeputyId;

use crate::extract::{Id, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// End an entry: the absent person, the deputy, or whoever administers the absent person.
#[utoipa::path(delete, path = "/deputies/{id}", tag = "deputies", params(("id" = String, Path)),
    responses((status = 204, description = "Ended"), Problems))]
pub async fn end(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<StatusCode, ApiError> {
    app::deputies::end(&api.cx, &who, DeputyId::from_uuid(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
