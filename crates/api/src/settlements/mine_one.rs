//! `GET /settlements/mine/{id}`: one of the caller's posted settlements with every deduction explained.

use axum::Json as Answer;
use axum::extract::State;
use kernel::MemberId;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::wire::SettlementStatement;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Whose.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OwnStatementQuery {
    /// A member whose earnings are in sight; the caller's own membership when absent.
    member: Option<Uuid>,
}

/// The statement in one posted settlement of the caller, or of a member whose earnings the caller may see.
#[utoipa::path(get, path = "/settlements/mine/{id}", tag = "settlements", params(("id" = String, Path), OwnStatementQuery),
    responses((status = 200, body = SettlementStatement), Problems))]
pub async fn mine_one(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(query): Query<OwnStatementQuery>,
) -> Result<Answer<SettlementStatement>, ApiError> {
    let member = query.member.map(MemberId::from_uuid);
    Ok(Answer(app::settlements::mine_one(&api.cx, &who, id, member).await?.into()))
}
