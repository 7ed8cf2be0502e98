//! `POST /duplicates/{object}/search`: look through all records of an object, as a job.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The job of a search.
#[derive(Serialize, ToSchema)]
pub struct SearchJob {
    /// The job.
    job: Uuid,
}

/// Look for records that are likely the same. Refused while a search of the object is at work.
#[utoipa::path(post, path = "/duplicates/{object}/search", tag = "duplicates",
    params(("object" = String, Path, description = "Key of the object"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 202, body = SearchJob), Problems))]
pub async fn search(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    key: IdempotencyKey,
) -> Result<(StatusCode, Answer<SearchJob>), ApiError> {
    let once = key.of("duplicates", &object, &())?;
    let job = app::duplicates::start(&api.cx, &who, &object, &once).await?;
    Ok((StatusCode::ACCEPTED, Answer(SearchJob { job: job.uuid() })))
}
