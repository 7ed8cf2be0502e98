//! `GET /records/{object}/{id}/history`: what happened to a record.

use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HistoryQuestion {
    /// `next` of the page before.
    cursor: Option<String>,
    /// Only what happened to this field or part, or to `owner` or `unit`.
    field: Option<String>,
}

/// One page of a history.
#[derive(Serialize, ToSchema)]
pub struct HistoryPage {
    /// The newest first.
    items: Vec<HistoryEntry>,
    /// The cursor of the next page.
    next: Option<String>,
}

/// One thing that was done.
#[derive(Serialize, ToSchema)]
pub struct HistoryEntry {
    /// When, RFC 3339 UTC.
    at: String,
    /// By whom; null is the system, or a person who was forgotten.
    by: Option<String>,
    /// For which absent person, where somebody stood in.
    on_behalf: Option<String>,
    /// The code of the record it happened to, where that was merged into this one since.
    of: Option<String>,
    /// `create`, `update`, `trash` …
    action: String,
    /// What changed, without the fields the caller may not see.
    changes: Vec<FieldChange>,
}

/// One field's change.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldChange {
    /// The field's key.
    field: String,
    /// Its label.
    label: String,
    /// What it was.
    #[schema(value_type = Value)]
    before: Json,
    /// What it is since.
    #[schema(value_type = Value)]
    after: Json,
}

impl From<app::records::FieldChange> for FieldChange {
    fn from(one: app::records::FieldChange) -> Self {
        Self { field: one.field, label: one.label, before: one.before, after: one.after }
    }
}

/// The history of a record the caller may read.
#[utoipa::path(get, path = "/records/{object}/{id}/history", tag = "records",
    params(("object" = String, Path, description = "Key of the object"), ("id" = Uuid, Path, description = "The record"), HistoryQuestion),
    responses((status = 200, body = HistoryPage), Problems))]
pub async fn history(
    State(api): State<Api>,
    Caller(who): Caller,
    Path((object, id)): Path<(String, Id)>,
    Query(asked): Query<HistoryQuestion>,
) -> Result<Answer<HistoryPage>, ApiError> {
    let (field, cursor) = (asked.field.as_deref(), asked.cursor.as_deref());
    let page = app::records::history(&api.cx, &who, &object, id, field, cursor).await?;
    let entry = |one: app::records::Entry| HistoryEntry {
        at: one.at.to_string(),
        by: one.by,
        on_behalf: one.on_behalf,
        of: one.of,
        action: one.action,
        changes: one.changes.into_iter().map(FieldChange::from).collect(),
    };
    Ok(Answer(HistoryPage { items: page.items.into_iter().map(entry).collect(), next: page.next }))
}
