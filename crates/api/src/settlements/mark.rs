//! `POST /payouts/{id}/mark`: what became of a payout. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{MarkPayout, Payout};
use crate::extract::{Id, Json, Path, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Say what became of a payout. The same word once more changes nothing; what could pay twice is refused with 409.
#[utoipa::path(post, path = "/payouts/{id}/mark", tag = "payouts", request_body = MarkPayout, params(("id" = String, Path)),
    responses((status = 200, body = Payout), Problems))]
pub async fn mark(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Path(id): Path<Id>,
    Json(body): Json<MarkPayout>,
) -> Result<Answer<Payout>, ApiError> {
    Ok(Answer(app::settlements::mark(&api.cx, &who, id, &body.into()).await?.into()))
}
