//! `GET /jobs`: the caller's own jobs.

use axum::extract::State;
use axum::{Extension, Json as Answer};

use super::wire::{Job, Jobs};
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Own jobs, newest first.
#[utoipa::path(get, path = "/jobs", tag = "jobs", responses((status = 200, body = Jobs), Problems))]
pub async fn list(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
) -> Result<Answer<Jobs>, ApiError> {
    let jobs = app::jobs::list(&api.cx, &who).await?;
    let items = jobs.into_iter().map(|job| Job::new(&api.cx, &who, reader.language(), job)).collect();
    Ok(Answer(Jobs { items }))
}
