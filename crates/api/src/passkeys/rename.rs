//! `PATCH /session/passkeys/{id}`: another name for a key.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::{Id, Json, Path, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyName {
    /// 1 to 60 characters.
    name: String,
}

/// Name a key.
#[utoipa::path(patch, path = "/session/passkeys/{id}", tag = "passkeys", params(("id" = String, Path)), request_body = PasskeyName,
    responses((status = 204, description = "Named"), Problems))]
pub async fn rename(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
    Json(body): Json<PasskeyName>,
) -> Result<StatusCode, ApiError> {
    app::passkeys::rename(&api.cx, &who, id, &body.name).await?;
    Ok(StatusCode::NO_CONTENT)
}
