//! `POST /settlements/{id}/recompute`: a settlement is computed anew, by the rules and balances of now.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;

use super::start::SettlementStarted;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Compute a settlement anew; an approval of before says nothing any more.
#[utoipa::path(post, path = "/settlements/{id}/recompute", tag = "settlements", params(("id" = String, Path)),
    responses((status = 202, body = SettlementStarted), Problems))]
pub async fn recompute(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<(StatusCode, Answer<SettlementStarted>), ApiError> {
    let asked = app::settlements::recompute(&api.cx, &who, id).await?;
    Ok((StatusCode::ACCEPTED, Answer(asked.into())))
}
