//! `PUT /company`: the company's settings over the version the caller has seen.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{CompanySettings, SaveCompany};
use crate::extract::{Caller, IfMatch, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Save the company's settings, all of them. Sent again with the same version it is refused as stale.
#[utoipa::path(put, path = "/company", tag = "company", request_body = SaveCompany,
    params(("if-match" = String, Header, description = "The version, in quotes")),
    responses((status = 200, body = CompanySettings), Problems))]
pub async fn update(
    State(api): State<Api>,
    Caller(who): Caller,
    IfMatch(version): IfMatch,
    Json(body): Json<SaveCompany>,
) -> Result<Answer<CompanySettings>, ApiError> {
    let saved = app::company::save(&api.cx, &who, version, &body.into()).await?;
    Ok(Answer(saved.into()))
}
