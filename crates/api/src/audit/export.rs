//! `GET /audit/export.csv`: the log's entries as a streamed file.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::wire::{AuditFileForm, AuditQuestion};
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The entries of a question, all of them. Needs the right `audit` export; formulas are neutralised.
#[utoipa::path(get, path = "/audit/export.csv", tag = "audit", params(AuditQuestion, AuditFileForm),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(asked): Query<AuditQuestion>,
    Query(form): Query<AuditFileForm>,
) -> Result<impl IntoResponse, ApiError> {
    let headers = form.read()?;
    let file = app::audit::begin(&api.cx, &who, &asked.into()).await?.headed(headers);
    let pages = futures::stream::try_unfold(file, async |mut file| {
        let page = file.next().await.inspect_err(|error| tracing::error!(%error, "an export broke off"))?;
        Ok::<_, app::Error>(page.map(|page| (page, file)))
    });
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((head, Body::from_stream(pages)))
}
