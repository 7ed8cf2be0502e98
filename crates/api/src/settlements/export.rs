//! `GET /settlements/{id}/export.csv`: every line of every payee as a streamed file.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Every line of a settlement in the reader's language. Needs the right to export; formulas are neutralised.
#[utoipa::path(get, path = "/settlements/{id}/export.csv", tag = "settlements", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<impl IntoResponse, ApiError> {
    let (name, sheet) = app::settlements::begin(&api.cx, &who, id).await?;
    let pages = futures::stream::try_unfold(sheet, async |mut sheet| {
        let page = sheet.next().await.inspect_err(|error| tracing::error!(%error, "an export broke off"))?;
        Ok::<_, app::Error>(page.map(|page| (page, sheet)))
    });
    let name = format!("attachment; filename=\"{name}\"");
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, Body::from_stream(pages)))
}
