//! `GET /records/{object}/export.csv`: the list's records as a streamed file.

use app::records::Question;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::{Caller, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The same filter as in the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportQuestion {
    /// A filter tree as JSON, see the API design.
    filter: Option<String>,
    /// Words, each of which must occur.
    q: Option<String>,
    /// Up to three fields, `-` in front of one that runs down.
    sort: Option<String>,
    /// Fields to write; all the caller may see when absent, with the lines of orders.
    columns: Option<String>,
}

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
    let question = Question {
        filter: asked.filter,
        q: asked.q,
        sort: asked.sort,
        columns: asked.columns,
        ..Question::default()
    };
    let export = app::exports::begin(&api.cx, &who, &object, &question)?;
    let pages = futures::stream::try_unfold(export, async |mut export| {
        let page = export.next().await.inspect_err(|error| tracing::error!(%error, "an export broke off"))?;
        Ok::<_, app::Error>(page.map(|page| (page, export)))
    });
    let name = format!("attachment; filename=\"{object}.csv\"");
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, Body::from_stream(pages)))
}
