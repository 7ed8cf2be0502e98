//! `POST /members/{id}/place`: put a member who has no place yet into the placement tree.

use app::placements;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, Id, IdempotencyKey, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The place.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberPlace {
    /// The parent.
    parent: Uuid,
    /// The slot under it, from 1.
    slot: Option<u16>,
    /// From which day, at most today.
    #[schema(value_type = String, format = Date)]
    from: Date,
}

/// Place a member.
#[utoipa::path(post, path = "/members/{id}/place", tag = "members", request_body = MemberPlace,
    params(("id" = uuid::Uuid, Path), ("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")), responses((status = 204, description = "Placed"), Problems))]
pub async fn place(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(member): Path<Id>,
    key: IdempotencyKey,
    Json(body): Json<MemberPlace>,
) -> Result<StatusCode, ApiError> {
    let once = key.of("member-place", &member.to_string(), &body)?;
    let slot = body.slot.filter(|&slot| slot != 0);
    let cmd = placements::Place { member, parent: body.parent, slot, from: body.from };
    placements::place(&api.cx, &who, &cmd, &once).await?;
    Ok(StatusCode::NO_CONTENT)
}
