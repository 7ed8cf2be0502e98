//! Records as JSON, in and out.

use std::collections::BTreeMap;

use app::records::{Draft, LineDraft, RecordView};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;
use uuid::Uuid;

/// A record as the caller sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordItem {
    /// Its id.
    pub id: Uuid,
    /// The code people use, where its object has codes.
    pub code: Option<String>,
    /// The version to send back as `If-Match`.
    pub version: i64,
    /// Field → value. References are `{"id", "code", "label"}`; a field the caller may not see is absent.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
    /// What the caller may do with it: `update`, `trash`.
    pub can: BTreeMap<String, bool>,
    /// Part → lines; empty in lists.
    pub parts: BTreeMap<String, Vec<RecordLine>>,
}

/// A line of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordLine {
    /// Its id.
    pub id: Uuid,
    /// Field → value.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
}

impl From<RecordView> for RecordItem {
    fn from(view: RecordView) -> Self {
        let lines = |lines: Vec<app::records::LineView>| {
            lines.into_iter().map(|line| RecordLine { id: line.id, values: line.values }).collect()
        };
        Self {
            id: view.id,
            code: view.code,
            version: view.version,
            values: view.values,
            can: view.can,
            parts: view.parts.into_iter().map(|(key, all)| (key, lines(all))).collect(),
        }
    }
}

/// Fields and lines to write.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordChange {
    /// Field → value; what is absent stays, null empties.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
    /// Part → all its lines; a part that is absent stays as it is.
    #[serde(default)]
    pub parts: BTreeMap<String, Vec<LineChange>>,
}

/// A line to write.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineChange {
    /// The id of a line that stays; absent for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Field → value.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
}

impl From<RecordChange> for Draft {
    fn from(change: RecordChange) -> Self {
        let lines = |lines: Vec<LineChange>| {
            lines.into_iter().map(|line| LineDraft { id: line.id, values: line.values }).collect()
        };
        Self {
            values: change.values,
            parts: change.parts.into_iter().map(|(key, all)| (key, lines(all))).collect(),
        }
    }
}
