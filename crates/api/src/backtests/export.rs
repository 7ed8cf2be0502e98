//! `GET /backtests/{id}/export.csv`: the members of a back-test as a streamed file.

use app::exports::Headers;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire::order;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// How the file is written.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct BacktestFileForm {
    /// `gain`, `loss` or `member`; `gain` when absent.
    order: Option<String>,
    /// What columns are called: `keys`, the same in every language, or `labels` in the reader's; `keys` when absent.
    headers: Option<String>,
}

/// Every member of a back-test. Needs the right to export runs; formulas are neutralised.
#[utoipa::path(get, path = "/backtests/{id}/export.csv", tag = "backtests",
    params(("id" = String, Path), BacktestFileForm),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(form): Query<BacktestFileForm>,
) -> Result<impl IntoResponse, ApiError> {
    let headers = Headers::asked(form.headers.as_deref())?;
    let order = order(form.order.as_deref())?;
    let file = app::backtests::begin(&api.cx, &who, id, order).await?.headed(headers);
    let pages = futures::stream::try_unfold(file, async |mut file| {
        let page = file.next().await.inspect_err(|error| tracing::error!(%error, "an export broke off"))?;
        Ok::<_, app::Error>(page.map(|page| (page, file)))
    });
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"backtest.csv\""),
    ];
    Ok((head, Body::from_stream(pages)))
}
