//! `GET /definitions`: the objects that can be extended.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// An object in short.
#[derive(Serialize, ToSchema)]
pub struct DefinitionSummary {
    /// Its key.
    object: String,
    /// Many of it, in words.
    label: String,
    /// The version of its extension, 0 without one.
    version: i64,
    /// How many own fields it has.
    fields: usize,
    /// The company has made it.
    own: bool,
    /// It is out of use.
    retired: bool,
}

/// The objects.
#[derive(Serialize, ToSchema)]
pub struct DefinitionList {
    /// By key.
    items: Vec<DefinitionSummary>,
}

/// The objects that can be extended.
#[utoipa::path(get, path = "/definitions", tag = "definitions", responses((status = 200, body = DefinitionList), Problems))]
pub async fn list(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<DefinitionList>, ApiError> {
    let items = app::definitions::list(&api.cx, &who).await?.into_iter().map(|one| DefinitionSummary {
        object: one.object,
        label: one.label,
        version: one.version,
        fields: one.fields,
        own: one.own,
        retired: one.retired,
    });
    Ok(Answer(DefinitionList { items: items.collect() }))
}
