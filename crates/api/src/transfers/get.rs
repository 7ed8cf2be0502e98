//! `GET /transfers/{id}`: one transfer.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::TransferView;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One transfer.
#[utoipa::path(get, path = "/transfers/{id}", tag = "transfers", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = TransferView), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<TransferView>, ApiError> {
    Ok(Answer(TransferView::of(app::transfers::get(&api.cx, &who, id).await?, &who)))
}
