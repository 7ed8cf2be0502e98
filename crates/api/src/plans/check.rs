//! `POST /plans/check`: everything wrong with a plan's text, each at its line and column.

use app::words::problem as title;
use axum::extract::State;
use axum::{Extension, Json as Answer};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{Caller, Json};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// A plan's text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckPlan {
    /// The document in the plan language.
    source: String,
}

/// Something wrong, or worth a look.
#[derive(Serialize, ToSchema)]
pub struct PlanProblem {
    /// Stable code.
    code: String,
    /// In words.
    title: String,
    /// `error`, `lint` or `note`.
    severity: String,
    /// Line, from 1.
    line: Option<u32>,
    /// Column, from 1.
    column: Option<u32>,
    /// The word that is wrong.
    token: Option<String>,
}

/// A bonus by name.
#[derive(Serialize, ToSchema)]
pub struct PlanBonus {
    /// Name in the plan.
    bonus: String,
    /// What people read.
    title: String,
}

/// A plan in short.
#[derive(Serialize, ToSchema)]
pub struct PlanSummary {
    /// Its name.
    name: String,
    /// Its version.
    version: String,
    /// ISO code.
    currency: String,
    /// Names of its volumes.
    volumes: Vec<String>,
    /// Names of its ranks, lowest first.
    ranks: Vec<String>,
    /// Its bonuses.
    bonuses: Vec<PlanBonus>,
}

/// What the checker says.
#[derive(Serialize, ToSchema)]
pub struct PlanChecked {
    /// Errors first, then lints, then notes.
    problems: Vec<PlanProblem>,
    /// The plan in short, when it can be read.
    summary: Option<PlanSummary>,
}

/// Check a plan's text without saving it.
#[utoipa::path(post, path = "/plans/check", tag = "plans", request_body = CheckPlan,
    responses((status = 200, body = PlanChecked), Problems))]
pub async fn check(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Json(body): Json<CheckPlan>,
) -> Result<Answer<PlanChecked>, ApiError> {
    let checked = app::plans::check(&who, &body.source).await?;
    let wire = |severity: &str, problem: &Problem| PlanProblem {
        code: problem.code.clone(),
        title: title(&api.cx.words, reader.language(), problem),
        severity: severity.to_owned(),
        line: problem.at.line,
        column: problem.at.column,
        token: problem.at.token.clone(),
    };
    let mut problems: Vec<_> = checked.problems.iter().map(|problem| wire("error", problem)).collect();
    problems.extend(checked.lints.iter().map(|problem| wire("lint", problem)));
    problems.extend(checked.notes.iter().map(|problem| wire("note", problem)));
    let summary = checked.summary.map(|plan| PlanSummary {
        name: plan.name,
        version: plan.version,
        currency: plan.currency,
        volumes: plan.volumes,
        ranks: plan.ranks,
        bonuses: plan.bonuses.into_iter().map(|(bonus, title)| PlanBonus { bonus, title }).collect(),
    });
    Ok(Answer(PlanChecked { problems, summary }))
}
