//! `GET /backtests/{id}`: one back-test with everything but its members.

use axum::extract::State;
use axum::{Extension, Json as Answer};

use super::wire::BacktestDetail;
use crate::extract::{Caller, Id, Path};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// One back-test. Amounts are null for whoever may not see those of runs.
#[utoipa::path(get, path = "/backtests/{id}", tag = "backtests", params(("id" = String, Path)),
    responses((status = 200, body = BacktestDetail), Problems))]
pub async fn get(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(id): Path<Id>,
) -> Result<Answer<BacktestDetail>, ApiError> {
    let detail = app::backtests::get(&api.cx, &who, id).await?;
    Ok(Answer(BacktestDetail::new(&api.cx.words, reader.language(), detail)))
}
