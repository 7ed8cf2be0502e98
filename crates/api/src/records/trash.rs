//! `DELETE /records/{object}/{id}`: to the trash.

use axum::extract::State;
use axum::http::StatusCode;

use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Put a record into the trash, from the version the caller has seen.
#[utoipa::path(delete, path = "/records/{object}/{id}", tag = "records",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"),
        ("if-match" = String, Header, description = "The version, in quotes"), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "In the trash"), Problems))]
pub async fn trash(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
) -> Result<StatusCode, ApiError> {
    let once = key.of("trash", &(&object, id, version), &())?;
    app::records::trash(&api.cx, &who, &object, id, version, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
