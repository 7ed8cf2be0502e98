//! `GET /settlements/mine`: the posted settlements of the caller.

use axum::Json as Answer;
use axum::extract::State;
use kernel::MemberId;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::wire::OwnSettlements;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OwnSettlementsQuery {
    /// A member whose earnings are in sight; the caller's own membership when absent.
    member: Option<Uuid>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most 200.
    limit: Option<u16>,
}

/// The posted settlements of the caller, or of a member whose earnings the caller may see.
#[utoipa::path(get, path = "/settlements/mine", tag = "settlements", params(OwnSettlementsQuery),
    responses((status = 200, body = OwnSettlements), Problems))]
pub async fn mine(
    State(api): State<Api>,
    Caller(who): Caller,
    Query(query): Query<OwnSettlementsQuery>,
) -> Result<Answer<OwnSettlements>, ApiError> {
    let before = super::after(query.cursor.as_deref())?;
    let (member, limit) = (query.member.map(MemberId::from_uuid), query.limit.map(usize::from));
    Ok(Answer(app::settlements::mine(&api.cx, &who, member, before, limit).await?.into()))
}
