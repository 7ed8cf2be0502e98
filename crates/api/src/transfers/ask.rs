//! `POST /transfers`: ask for a transfer; a second person decides.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::wire::{TransferAsk, TransferView};
use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Ask for a transfer.
#[utoipa::path(post, path = "/transfers", tag = "transfers", request_body = TransferAsk,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = TransferView), Problems))]
pub async fn ask(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<TransferAsk>,
) -> Result<(StatusCode, Answer<TransferView>), ApiError> {
    let once = key.of("transfer", &(), &body)?;
    let asked = app::transfers::ask(&api.cx, &who, &body.into_cmd()?, &once).await?;
    Ok((StatusCode::CREATED, Answer(TransferView::of(asked, &who))))
}
