//! `POST /payout-files/{id}/mark`: what became of every payout of a file. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::MarkPayout;
use crate::extract::{Id, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What came of it.
#[derive(Serialize, ToSchema)]
pub struct PayoutsMarked {
    /// Payouts that moved.
    changed: usize,
    /// Payouts that stood there already, or had ended otherwise.
    left: usize,
}

/// Say what became of every payout of a file that has not ended yet.
#[utoipa::path(post, path = "/payout-files/{id}/mark", tag = "payouts", request_body = MarkPayout,
    params(("id" = String, Path)), responses((status = 200, body = PayoutsMarked), Problems))]
pub async fn mark_file(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Json(body): Json<MarkPayout>,
) -> Result<Answer<PayoutsMarked>, ApiError> {
    let marked = app::settlements::mark_file(&api.cx, &who, id, &body.into()).await?;
    Ok(Answer(PayoutsMarked { changed: marked.changed, left: marked.left }))
}
