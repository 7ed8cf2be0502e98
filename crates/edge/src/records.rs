//! Records as JSON, in and out. They write themselves, so that this is compiled once, and at full speed.

use std::collections::BTreeMap;

use app::records::{Draft, LineDraft, ListPage, RecordView};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::problem::ApiError;

/// A record as the caller sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordItem {
    /// Its id.
    pub id: Uuid,
    /// The code people use, where its object has codes.
    pub code: Option<String>,
    /// The version to send back as `If-Match`.
    pub version: i64,
    /// Field → value, in the form that `FieldForms` says for the type; a field the caller may not see is absent.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
    /// Field → how its value reads, where that is other than the value: telephone numbers with the spaces of their country, those
    /// of lines as `contact_points/0/value`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(required = false)]
    pub shown: BTreeMap<String, String>,
    /// What the caller may do with it: `update`, `trash`.
    pub can: BTreeMap<String, bool>,
    /// Part → lines; empty in lists.
    pub parts: BTreeMap<String, Vec<RecordLine>>,
    /// What points to it, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<Vec<RelatedRecords>>,
}

/// The records of one object that point to a record by one of their fields, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedRecords {
    /// The object they are of.
    pub object: String,
    /// The field they point by.
    pub field: String,
    /// The newest few.
    #[schema(no_recursion)]
    pub items: Vec<RecordItem>,
    /// How many there are.
    pub count: CountedRows,
}

impl RecordItem {
    /// With what points to it.
    #[must_use]
    pub fn with(mut self, related: Vec<app::records::Related>) -> Self {
        let told = related.into_iter().map(|one| {
            let (value, capped) = one.page.count.unwrap_or_default();
            let items = one.page.items.into_iter().map(Self::from).collect();
            RelatedRecords {
                object: one.object,
                field: one.field,
                items,
                count: CountedRows { value, capped },
            }
        });
        self.related = Some(told.collect());
        self
    }
}

impl IntoResponse for RecordItem {
    fn into_response(self) -> Response {
        json(serde_json::to_vec(&self))
    }
}

/// One page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordPage {
    /// Its rows.
    pub items: Vec<RecordItem>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// How many rows there are; with the first page only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<CountedRows>,
}

/// A number of rows.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountedRows {
    /// The number.
    pub value: i64,
    /// There are more: counting stopped.
    pub capped: bool,
}

impl From<ListPage> for RecordPage {
    fn from(page: ListPage) -> Self {
        Self {
            items: page.items.into_iter().map(RecordItem::from).collect(),
            next: page.next,
            count: page.count.map(|(value, capped)| CountedRows { value, capped }),
        }
    }
}

impl IntoResponse for RecordPage {
    fn into_response(self) -> Response {
        json(serde_json::to_vec(&self))
    }
}

/// An answer of JSON, or that it could not be written.
fn json(text: serde_json::Result<Vec<u8>>) -> Response {
    match text {
        Ok(text) => {
            ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response()
        }
        Err(error) => ApiError::from(app::Error::internal(error)).into_response(),
    }
}

/// A line of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordLine {
    /// Its id.
    pub id: Uuid,
    /// There where the line is the reader's own, among those who take part.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub own: bool,
    /// Field → value.
    #[schema(value_type = BTreeMap<String, Value>)]
    pub values: Map<String, Json>,
}

impl From<RecordView> for RecordItem {
    fn from(view: RecordView) -> Self {
        let lines = |lines: Vec<app::records::LineView>| {
            lines
                .into_iter()
                .map(|line| RecordLine { id: line.id, own: line.own, values: line.values })
                .collect()
        };
        Self {
            id: view.id,
            code: view.code,
            version: view.version,
            values: view.values,
            shown: view.shown,
            can: view.can,
            parts: view.parts.into_iter().map(|(key, all)| (key, lines(all))).collect(),
            related: None,
        }
    }
}

/// Fields and lines to write.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordChange {
    /// Field → value, in the form that `FieldForms` says for the type; what is absent stays, null empties. A link or a file may
    /// be sent as its id alone.
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
