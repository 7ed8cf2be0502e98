//! `POST /jobs/{id}/cancel`: asks a job to stop.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::JobId;

use super::wire::Job;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Cancels a waiting job at once and asks a running one to stop after its present step. What was
/// committed until then stays. Asking twice is the same as asking once.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Job), Problems))]
pub async fn cancel(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<Job>, ApiError> {
    let job = app::jobs::cancel(&api.cx, &who, JobId::from_uuid(id)).await?;
    Ok(Answer(Job::new(&api.cx, &who, reader.language(), job)))
}
