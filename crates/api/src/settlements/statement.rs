//! `GET /settlements/{id}/payees/{member}`: one payee with every deduction explained.

use axum::Json as Answer;
use axum::extract::State;
use kernel::MemberId;

use super::wire::SettlementStatement;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// One payee of a settlement.
#[utoipa::path(get, path = "/settlements/{id}/payees/{member}", tag = "settlements",
    params(("id" = String, Path), ("member" = String, Path)),
    responses((status = 200, body = SettlementStatement), Problems))]
pub async fn statement(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((id, member)): Path<(Id, Id)>,
) -> Result<Answer<SettlementStatement>, ApiError> {
    let one = app::settlements::statement(&api.cx, &who, id, MemberId::from_uuid(member)).await?;
    Ok(Answer(one.into()))
}
