//! `GET /payout-files/{id}`: the content of a payout file, to be saved.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use edge::AsIs;

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The content of a payout file. Needs the right to export. `ETag` is its SHA-256; a file that is not what was kept breaks off
/// before its end.
#[utoipa::path(get, path = "/payout-files/{id}", tag = "payouts", params(("id" = String, Path)),
    responses((status = 200, content_type = "*/*", body = String), Problems))]
pub async fn file(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Response, ApiError> {
    let file = app::settlements::open(&api.cx, &who, id).await?;
    let head = [
        (header::CONTENT_TYPE, file.media_type),
        (header::CONTENT_LENGTH, file.size_bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
        (header::ETAG, format!("\"{}\"", file.sha256)),
    ];
    let mut answer = (head, Body::from_stream(file.content)).into_response();
    answer.extensions_mut().insert(AsIs);
    Ok(answer)
}
