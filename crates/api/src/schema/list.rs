//! `GET /schema`: the objects the caller may read.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The objects.
#[derive(Serialize, ToSchema)]
pub struct SchemaList {
    /// In alphabetical order of keys.
    objects: Vec<ObjectSummary>,
}

/// An object in the list.
#[derive(Serialize, ToSchema)]
pub struct ObjectSummary {
    /// Its key.
    key: String,
    /// One record of it, in words.
    singular: String,
    /// Many of them.
    plural: String,
    /// Whether the caller may bring rows of it from a file.
    importable: bool,
}

impl From<app::schema::ObjectSummary> for ObjectSummary {
    fn from(one: app::schema::ObjectSummary) -> Self {
        Self { key: one.key, singular: one.singular, plural: one.plural, importable: one.importable }
    }
}

/// The objects the caller may read at least somewhere, with words in the caller's language.
#[utoipa::path(get, path = "/schema", tag = "schema", responses((status = 200, body = SchemaList), Problems))]
pub async fn list(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<SchemaList>, ApiError> {
    let objects = app::schema::list(&api.cx, &who).into_iter().map(ObjectSummary::from).collect();
    Ok(Answer(SchemaList { objects }))
}
