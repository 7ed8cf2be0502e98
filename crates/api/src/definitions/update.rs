//! `PUT /definitions/{object}`: apply an extension over the version the caller has seen.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{ApplyDefinition, DefinitionApplied};
use crate::extract::{Caller, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Apply an extension. Sent again with the same version it is refused as stale, or changes nothing.
#[utoipa::path(put, path = "/definitions/{object}", tag = "definitions", request_body = ApplyDefinition,
    params(("object" = String, Path, description = "Key of the object"), ("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 200, body = DefinitionApplied), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    IfMatch(version): IfMatch,
    Json(body): Json<ApplyDefinition>,
) -> Result<Answer<DefinitionApplied>, ApiError> {
    let document = app::definitions::parse(&who, &body.document)?;
    let done = app::definitions::apply(&api.cx, &who, &object, version, &document, &body.note).await?;
    Ok(Answer(DefinitionApplied { version: done.version }))
}
