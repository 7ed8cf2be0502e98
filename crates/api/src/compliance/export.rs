//! `GET /compliance/export.csv`: the statement as a file.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::wire::ComplianceQuestion;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The statement with one figure a row. Needs the right `run` export; formulas are neutralised.
#[utoipa::path(get, path = "/compliance/export.csv", tag = "compliance", params(ComplianceQuestion),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<ComplianceQuestion>,
) -> Result<impl IntoResponse, ApiError> {
    let file = app::compliance::export(&api.cx, &who, &asked.read()?).await?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"compliance.csv\""),
    ];
    Ok((head, file))
}
