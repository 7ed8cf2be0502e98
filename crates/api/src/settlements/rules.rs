//! `GET /settlements/rules`: what the company declares about paying out, version by version.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::SettlementRulesVersions;
use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The versions of the rules, the newest first.
#[utoipa::path(get, path = "/settlements/rules", tag = "settlements",
    responses((status = 200, body = SettlementRulesVersions), Problems))]
pub async fn rules(
    State(api): State<Api>,
    Caller(who): Caller,
) -> Result<Answer<SettlementRulesVersions>, ApiError> {
    Ok(Answer(SettlementRulesVersions::new(app::settlements::rules(&api.cx, &who).await?)?))
}
