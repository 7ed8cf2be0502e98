//! `GET /settlements/{id}`: a settlement with its totals, approvals and what one may do.

use axum::extract::State;
use axum::{Extension, Json as Answer};

use super::wire::SettlementDetail;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// One settlement.
#[utoipa::path(get, path = "/settlements/{id}", tag = "settlements", params(("id" = String, Path)),
    responses((status = 200, body = SettlementDetail), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<SettlementDetail>, ApiError> {
    let detail = app::settlements::get(&api.cx, &who, id).await?;
    Ok(Answer(SettlementDetail::new(&api.cx, reader.language(), detail)))
}
