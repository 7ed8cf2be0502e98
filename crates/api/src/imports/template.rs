//! `GET /imports/template/{object}.csv`: an empty file with the columns of an object.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::extract::{Caller, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A header line with every field an import of the object may fill, under the names that map by themselves.
#[utoipa::path(get, path = "/imports/template/{file}", tag = "imports", params(("file" = String, Path, description = "`<object>.csv`")),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn template(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(file): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let object = file.strip_suffix(".csv").ok_or(app::Error::NotFound)?;
    let text = app::imports::template_csv(&api.cx, &who, object)?;
    let name = format!("attachment; filename=\"{object}.csv\"");
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)],
        text,
    ))
}
