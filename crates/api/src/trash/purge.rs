//! `POST /trash/{object}/{id}/purge`: out of the trash for good.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The person's word.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Purge {
    /// The record's code (its name where it has none), as a person typed it.
    code: String,
}

/// Remove a trashed record for good. Refused when sales, postings, the network, users or other records need it.
#[utoipa::path(post, path = "/trash/{object}/{id}/purge", tag = "trash", request_body = Purge,
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 204, description = "Gone"), Problems))]
pub async fn purge(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    key: IdempotencyKey,
    Json(body): Json<Purge>,
) -> Result<StatusCode, ApiError> {
    let once = key.of("purge", &(&object, id), &body)?;
    app::trash::purge(&api.cx, &who, &object, id, &body.code, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
