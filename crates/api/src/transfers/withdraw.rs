//! `POST /transfers/{id}/withdraw`: whoever asked takes it back.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::TransferView;
use crate::extract::{Caller, Id, IdempotencyKey, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Take a transfer back.
#[utoipa::path(post, path = "/transfers/{id}/withdraw", tag = "transfers",
    params(("id" = uuid::Uuid, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")), responses((status = 200, body = TransferView), Problems))]
pub async fn withdraw(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    key: IdempotencyKey,
) -> Result<Answer<TransferView>, ApiError> {
    let once = key.of("transfer-withdraw", &id.to_string(), &())?;
    Ok(Answer(TransferView::of(app::transfers::withdraw(&api.cx, &who, id, &once).await?, &who)))
}
