//! `POST /settlements/{id}/decide`: a second person's yes or no. Needs a fresh proof.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::SettlementDetail;
use crate::extract::{Id, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::runs::Decision;
use crate::state::Api;

/// A decision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideSettlement {
    /// Yes or no.
    decision: Decision,
    /// Why; a rejection must say it.
    #[serde(default)]
    comment: String,
}

/// Decide on a settlement. Whoever asked for it may not.
#[utoipa::path(post, path = "/settlements/{id}/decide", tag = "settlements", params(("id" = String, Path)),
    request_body = DecideSettlement, responses((status = 200, body = SettlementDetail), Problems))]
pub async fn decide(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Json(body): Json<DecideSettlement>,
) -> Result<Answer<SettlementDetail>, ApiError> {
    let approve = body.decision == Decision::Approve;
    let cmd = app::settlements::Decide { approve, comment: body.comment };
    app::settlements::decide(&api.cx, &who, id, &cmd).await?;
    let detail = app::settlements::get(&api.cx, &who, id).await?;
    Ok(Answer(SettlementDetail::new(&api.cx, reader.language(), detail)))
}
