//! `POST /imports/{id}/start`: the trial or the import itself, as a job.

use app::imports::mapping::Mapping;
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json as Answer};
use kernel::ImportId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::ImportStarted;
use crate::extract::{Caller, Id, Json, Path};
use crate::jobs::wire::Job;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// What to do.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartImport {
    /// The mapping document (see the book, chapter Import).
    #[schema(value_type = Object)]
    mapping: Mapping,
    /// Counts what would happen and writes nothing.
    dry_run: bool,
}

/// Puts the work in the queue. A second start while one is at work is refused, so that a repeated
/// request never imports twice.
#[utoipa::path(post, path = "/imports/{id}/start", tag = "imports", params(("id" = String, Path)), request_body = StartImport,
    responses((status = 202, body = ImportStarted), Problems))]
pub async fn start(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Json(body): Json<StartImport>,
) -> Result<(StatusCode, Answer<ImportStarted>), ApiError> {
    let job =
        app::imports::start(&api.cx, &who, ImportId::from_uuid(id), &body.mapping, body.dry_run).await?;
    let job = Job::new(&api.cx, &who, reader.language(), job);
    Ok((StatusCode::ACCEPTED, Answer(ImportStarted { job })))
}
