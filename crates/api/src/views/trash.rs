//! `DELETE /views/{id}`: delete a view.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Delete a view, from the version the caller has seen; it can be taken back.
#[utoipa::path(delete, path = "/views/{id}", tag = "views",
    params(("id" = Uuid, Path, description = "The view"), ("if-match" = String, Header, description = "The version, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "Deleted"), Problems))]
pub async fn trash(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
) -> Result<StatusCode, ApiError> {
    let once = key.of("view-trash", &(id, version), &())?;
    app::views::trash(&api.cx, &who, id, version, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
