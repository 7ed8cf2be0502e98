//! `GET /imports/{id}`: what became of a file.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::ImportId;

use super::wire::Import;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// State and counts of an own import.
#[utoipa::path(get, path = "/imports/{id}", tag = "imports", params(("id" = String, Path)), responses((status = 200, body = Import), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<Import>, ApiError> {
    let import = app::imports::get(&api.cx, &who, ImportId::from_uuid(id)).await?;
    Ok(Answer(Import::new(&api.cx, &who, reader.language(), import)))
}
