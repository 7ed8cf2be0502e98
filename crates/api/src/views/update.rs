//! `PATCH /views/{id}`: change a view.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{ViewChange, ViewItem};
use crate::extract::{Caller, Id, IdempotencyKey, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Change a view from the version the caller has seen.
#[utoipa::path(patch, path = "/views/{id}", tag = "views", request_body = ViewChange,
    params(("id" = Uuid, Path, description = "The view"), ("if-match" = String, Header, description = "The version, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 200, body = ViewItem), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    IfMatch(version): IfMatch,
    key: IdempotencyKey,
    Json(body): Json<ViewChange>,
) -> Result<Answer<ViewItem>, ApiError> {
    let once = key.of("view-update", &(id, version), &body)?;
    Ok(Answer(app::views::update(&api.cx, &who, id, version, &body.into(), &once).await?.into()))
}
