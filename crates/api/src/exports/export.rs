//! `GET /records/{object}/export.csv`: the list's records as a streamed file.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::question::ExportQuestion;
use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The records the caller may export. References are written as codes, formulas are neutralised; the
/// file can be imported again.
#[utoipa::path(get, path = "/records/{object}/export.csv", tag = "exports",
    params(("object" = String, Path, description = "Key of the object"), ExportQuestion),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Query(asked): Query<ExportQuestion>,
) -> Result<impl IntoResponse, ApiError> {
    let (question, headers) = asked.read()?;
    let export = app::exports::begin(&api.cx, &who, &object, &question)?.headed(headers);
    app::exports::admit(&api.cx, &who, &object, &question)?;
    let pages = futures::stream::try_unfold(export, async |mut export| {
        let page = export.next().await.inspect_err(|error| tracing::error!(%error, "an export broke off"))?;
        Ok::<_, app::Error>(page.map(|page| (page, export)))
    });
    let name = format!("attachment; filename=\"{object}.csv\"");
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, Body::from_stream(pages)))
}
