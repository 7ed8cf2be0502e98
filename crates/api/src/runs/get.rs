//! `GET /runs/{id}`: a run with totals, check, anomalies, differences and approvals.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::RunId;

use super::wire::RunDetail;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// One run.
#[utoipa::path(get, path = "/runs/{id}", tag = "runs", params(("id" = String, Path)),
    responses((status = 200, body = RunDetail), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<RunDetail>, ApiError> {
    let detail = app::runs::get(&api.cx, &who, RunId::from_uuid(id)).await?;
    Ok(Answer(RunDetail::new(&api.cx, reader.language(), detail)))
}
