//! `PUT /settlements/rules`: a new version of the rules, in force from a day. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;

use super::wire::{SaveSettlementRules, SettlementRulesVersions};
use crate::extract::{IfMatch, Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Add a version over the last one. Sent again with the same version it is refused as stale.
#[utoipa::path(put, path = "/settlements/rules", tag = "settlements", request_body = SaveSettlementRules,
    params(("if-match" = String, Header, description = "The last version, in quotes; \"0\" before the first")),
    responses((status = 200, body = SettlementRulesVersions), Problems))]
pub async fn save_rules(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    IfMatch(version): IfMatch,
    Json(body): Json<SaveSettlementRules>,
) -> Result<Answer<SettlementRulesVersions>, ApiError> {
    let rules = body.rules.into_app()?;
    let saved = app::settlements::save_rules(&api.cx, &who, version, &body.from, &rules).await?;
    Ok(Answer(SettlementRulesVersions::new(saved)?))
}
