//! `POST /definitions/{object}/undo`: the version before counts again.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::DefinitionApplied;
use crate::extract::{Caller, IfMatch, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take the last version of an extension back. Sent again with the same version it is refused as stale.
#[utoipa::path(post, path = "/definitions/{object}/undo", tag = "definitions",
    params(("object" = String, Path, description = "Key of the object"), ("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 200, body = DefinitionApplied), Problems))]
pub async fn undo(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    IfMatch(version): IfMatch,
) -> Result<Answer<DefinitionApplied>, ApiError> {
    let done = app::definitions::undo(&api.cx, &who, &object, version).await?;
    Ok(Answer(DefinitionApplied { version: done.version }))
}
