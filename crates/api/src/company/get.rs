//! `GET /company`: the company's settings.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::CompanySettings;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The company's settings, for who may read them; what everybody needs of them is in `GET /session`.
#[utoipa::path(get, path = "/company", tag = "company", responses((status = 200, body = CompanySettings), Problems))]
pub async fn get(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<CompanySettings>, ApiError> {
    Ok(Answer(app::company::settings(&api.cx, &who).await?.into()))
}
