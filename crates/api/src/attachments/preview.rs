//! `GET /attachments/{id}/preview`: the small picture of a file, drawn by us.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;
use edge::AsIs;

/// The small picture of a file at a record the caller may read; 404 for a file without one.
#[utoipa::path(get, path = "/attachments/{id}/preview", tag = "attachments", params(("id" = Uuid, Path, description = "The file")),
    responses((status = 200, content_type = "image/*", body = String), Problems))]
pub async fn preview(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Response, ApiError> {
    let (kind, picture) = app::attachments::open_preview(&api.cx, &who, id).await?;
    let mut answer = ([(header::CONTENT_TYPE, kind)], Body::from(picture)).into_response();
    answer.extensions_mut().insert(AsIs);
    Ok(answer)
}
