//! `POST /transfers/preview`: what a transfer would change; nothing is written.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{TransferAsk, TransferPreview};
use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Look at a transfer before asking for it.
#[utoipa::path(post, path = "/transfers/preview", tag = "transfers", request_body = TransferAsk,
    responses((status = 200, body = TransferPreview), Problems))]
pub async fn preview(
    State(api): State<Api>,
    Caller(who): Caller,
    Json(body): Json<TransferAsk>,
) -> Result<Answer<TransferPreview>, ApiError> {
    Ok(Answer(app::transfers::preview(&api.cx, &who, &body.into_cmd()?).await?.into()))
}
