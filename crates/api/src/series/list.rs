//! `GET /series`: the number series of the company.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::NumberSeries;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The series.
#[derive(Serialize, ToSchema)]
pub struct NumberSeriesList {
    /// By object.
    items: Vec<NumberSeries>,
}

/// The number series of the company.
#[utoipa::path(get, path = "/series", tag = "series", responses((status = 200, body = NumberSeriesList), Problems))]
pub async fn list(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<NumberSeriesList>, ApiError> {
    let items = app::series::list(&api.cx, &who).await?;
    Ok(Answer(NumberSeriesList { items: items.into_iter().map(Into::into).collect() }))
}
