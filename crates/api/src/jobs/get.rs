//! `GET /jobs/{id}`: one of the caller's own jobs.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::JobId;

use super::wire::Job;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// State, progress and result of a job.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Job), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<Job>, ApiError> {
    let job = app::jobs::get(&api.cx, &who, JobId::from_uuid(id)).await?;
    Ok(Answer(Job::new(&api.cx, &who, reader.language(), job)))
}
