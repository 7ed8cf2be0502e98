//! `POST /views/{id}/restore`: take a deleted view back.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::ViewItem;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take a deleted view back.
#[utoipa::path(post, path = "/views/{id}/restore", tag = "views", params(("id" = Uuid, Path, description = "The view")),
    responses((status = 200, body = ViewItem), Problems))]
pub async fn restore(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<ViewItem>, ApiError> {
    Ok(Answer(app::views::restore(&api.cx, &who, id).await?.into()))
}
