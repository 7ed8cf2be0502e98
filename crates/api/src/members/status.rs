//! `POST /members/{id}/status`: activate or inactivate.

use app::members;
use axum::Json as Answer;
use axum::extract::State;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The new standing.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberStatus {
    /// `active` or `inactive`.
    status: String,
    /// From which day, at most today.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// Why.
    reason: String,
}

/// What the row says afterwards.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberStatusSet {
    /// The standing.
    pub status: String,
    /// The row's version.
    pub version: i64,
}

/// Activate or inactivate a member.
#[utoipa::path(post, path = "/members/{id}/status", tag = "members", request_body = MemberStatus,
    params(("id" = uuid::Uuid, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")), responses((status = 200, body = MemberStatusSet), Problems))]
pub async fn status(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(member): Path<Id>,
    key: IdempotencyKey,
    Json(body): Json<MemberStatus>,
) -> Result<Answer<MemberStatusSet>, ApiError> {
    let once = key.of("member-status", &member.to_string(), &body)?;
    let cmd = members::SetStatus { member, status: body.status, from: body.from, reason: body.reason };
    let set = members::set_status(&api.cx, &who, &cmd, &once).await?;
    Ok(Answer(MemberStatusSet { status: set.status, version: set.version }))
}
