//! `GET /definitions/{object}`: an object with its extension and every version of it.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::{Caller, Path};
use crate::problem::{ApiError, Problems};
use crate::schema::wire::{FieldSchema, SectionSchema};
use crate::state::Api;

/// An object with its extension.
#[derive(Serialize, ToSchema)]
pub struct Definition {
    /// Its key.
    object: String,
    /// Many of it, in words.
    label: String,
    /// The version of the extension, 0 without one; to send back as `If-Match`.
    version: i64,
    /// The extension: `{fields, options, layouts}`, see the user guide.
    #[schema(value_type = Object)]
    document: serde_json::Value,
    /// The fields of the standard.
    fields: Vec<FieldSchema>,
    /// Fields that take more choices, and other words for their own.
    open: Vec<OpenField>,
    /// Columns of the list, as they stand.
    list: Vec<String>,
    /// Lines of the card, as they stand.
    card: Vec<String>,
    /// Sections of the form, as they stand.
    form: Vec<SectionSchema>,
    /// Every version, the newest first.
    history: Vec<DefinitionVersion>,
}

/// A field of the standard whose choices a company changes.
#[derive(Serialize, ToSchema)]
pub struct OpenField {
    /// Its key.
    field: String,
    /// The choices it has by itself.
    standard: Vec<StandardOption>,
}

/// A choice of the standard.
#[derive(Serialize, ToSchema)]
pub struct StandardOption {
    /// Its key.
    key: String,
    /// What it is called where the company says nothing else, in the caller's language.
    label: String,
}

impl From<(String, Vec<(String, String)>)> for OpenField {
    fn from((field, options): (String, Vec<(String, String)>)) -> Self {
        let standard = options.into_iter().map(|(key, label)| StandardOption { key, label }).collect();
        Self { field, standard }
    }
}

/// A version of an extension.
#[derive(Serialize, ToSchema)]
pub struct DefinitionVersion {
    /// Its number.
    version: i64,
    /// When it was applied.
    at: String,
    /// By whom.
    by: Option<String>,
    /// Why.
    note: String,
}

/// An object with its extension.
#[utoipa::path(get, path = "/definitions/{object}", tag = "definitions", params(("object" = String, Path, description = "Key of the object")),
    responses((status = 200, body = Definition), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
) -> Result<Answer<Definition>, ApiError> {
    let one = app::definitions::get(&api.cx, &who, &object).await?;
    let history = one.history.into_iter().map(|version| DefinitionVersion {
        version: version.version,
        at: version.at.to_string(),
        by: version.by,
        note: version.note,
    });
    Ok(Answer(Definition {
        object: one.object,
        label: one.label,
        version: one.version,
        document: serde_json::to_value(one.document).map_err(app::Error::internal)?,
        fields: one.fields.into_iter().map(FieldSchema::from).collect(),
        open: one.open.into_iter().map(OpenField::from).collect(),
        list: one.list,
        card: one.card,
        form: one.form.into_iter().map(SectionSchema::from).collect(),
        history: history.collect(),
    }))
}
