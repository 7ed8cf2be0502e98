//! `GET /imports/{id}/errors.csv`: the rejected rows with line, column and reason.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::ImportId;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The rejected rows of an own import, ready to be mended and imported again.
#[utoipa::path(get, path = "/imports/{id}/errors.csv", tag = "imports", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn errors(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<impl IntoResponse, ApiError> {
    let bytes = app::imports::errors_csv(&api.cx, &who, ImportId::from_uuid(id)).await?;
    let name = format!("attachment; filename=\"errors-{id}.csv\"");
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)],
        bytes,
    ))
}
