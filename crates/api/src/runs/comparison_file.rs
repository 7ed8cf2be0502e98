//! `GET /runs/{id}/comparison/export.csv`: whose amounts moved, as a file.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::RunId;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What to compare with.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ComparisonFileQuery {
    /// Id of the other run; the last posted one of the same plan when absent, else of any.
    with: Option<Uuid>,
}

/// Every member whose amount moved. Needs the right to export runs; formulas are neutralised.
#[utoipa::path(get, path = "/runs/{id}/comparison/export.csv", tag = "runs",
    params(("id" = String, Path), ComparisonFileQuery),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn comparison_file(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<ComparisonFileQuery>,
) -> Result<impl IntoResponse, ApiError> {
    let with = query.with.map(RunId::from_uuid);
    let file = app::runs::compare_file(&api.cx, &who, RunId::from_uuid(id), with).await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"comparison.csv\""),
    ];
    Ok((head, file))
}
