//! `POST /definitions/{object}/check`: what an extension would change, and what stands in the way.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::CheckDefinition;
use crate::extract::{Caller, Json, Path};
use crate::problem::{ApiError, FieldProblem, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// What applying an extension would do.
#[derive(Serialize, ToSchema)]
pub struct DefinitionReport {
    /// Why it cannot be applied, each with a pointer into the document.
    problems: Vec<FieldProblem>,
    /// What changes.
    changes: Vec<DefinitionChange>,
}

/// One change.
#[derive(Serialize, ToSchema)]
pub struct DefinitionChange {
    /// `object-added`, `object-renamed`, `object-retired`, `object-restored`, `field-added`, `field-removed`, `field-changed`, `option-added`, `option-changed`, `option-removed`, `options-ordered`, `layout-changed`.
    kind: String,
    /// The field, none for a layout.
    field: Option<String>,
    /// The choice.
    option: Option<String>,
    /// How many records have a value of it.
    records: i64,
}

/// Check an extension without applying it.
#[utoipa::path(post, path = "/definitions/{object}/check", tag = "definitions", request_body = CheckDefinition,
    params(("object" = String, Path, description = "Key of the object")),
    responses((status = 200, body = DefinitionReport), Problems))]
pub async fn check(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Path(object): Path<String>,
    Json(body): Json<CheckDefinition>,
) -> Result<Answer<DefinitionReport>, ApiError> {
    let document = app::definitions::parse(&who, &body.document)?;
    let report = app::definitions::check(&api.cx, &who, &object, &document).await?;
    let problem = |problem| FieldProblem::of(&api.cx.words, reader.language(), &problem);
    let changes = report.changes.into_iter().map(|change| DefinitionChange {
        kind: change.kind.to_owned(),
        field: change.field,
        option: change.option,
        records: change.records,
    });
    Ok(Answer(DefinitionReport {
        problems: report.problems.into_iter().map(problem).collect(),
        changes: changes.collect(),
    }))
}
