//! `PUT /series/{series}`: how a series reads from now on, over the version the caller has seen.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{ChangeSeries, NumberSeries};
use crate::extract::{Caller, IfMatch, Json, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Set how a series reads and where it goes on. Sent again with the same version it is refused as stale.
#[utoipa::path(put, path = "/series/{series}", tag = "series", request_body = ChangeSeries,
    params(("series" = String, Path, description = "Name of the series"), ("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 200, body = NumberSeries), Problems))]
pub async fn change(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(series): Path<String>,
    IfMatch(version): IfMatch,
    Json(body): Json<ChangeSeries>,
) -> Result<Answer<NumberSeries>, ApiError> {
    let done = app::series::change(&api.cx, &who, &series, version, &body.into()).await?;
    Ok(Answer(done.into()))
}
