//! `GET /schema/{object}`: one object as the caller sees it, with an ETag.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::{FieldSchema, SectionSchema};
use crate::extract::{Caller, Path};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// An object as the caller sees it.
#[derive(Serialize, ToSchema)]
pub struct ObjectSchema {
    /// Its key.
    key: String,
    /// One record of it, in words.
    singular: String,
    /// Many of them.
    plural: String,
    /// Whether the caller may bring rows of it from a file.
    importable: bool,
    /// Its fields, without those the caller may not see.
    fields: Vec<FieldSchema>,
    /// Tables of lines inside a record.
    parts: Vec<PartSchema>,
    /// Which fields the screens show.
    layouts: LayoutSchema,
    /// What the caller may do at least somewhere.
    actions: Vec<String>,
    /// The fields its records are recognised by as likely the same; empty where they are not.
    recognised_by: Vec<String>,
    /// Whether the caller may merge records of it.
    mergeable: bool,
}

/// A table of lines.
#[derive(Serialize, ToSchema)]
pub struct PartSchema {
    /// Its key.
    key: String,
    /// Its label.
    label: String,
    /// Its lines say how to reach somebody: `kind` says what `value` is, such as a telephone number.
    reach: bool,
    /// Its fields.
    fields: Vec<FieldSchema>,
}

/// Which fields the screens show.
#[derive(Serialize, ToSchema)]
pub struct LayoutSchema {
    /// Columns of the list.
    list: Vec<String>,
    /// Sections of the form.
    form: Vec<SectionSchema>,
    /// Sections of the detail.
    detail: Vec<SectionSchema>,
    /// Lines of a card.
    card: Vec<String>,
}

/// One object with fields, layouts and actions in the caller's rights and language.
#[utoipa::path(get, path = "/schema/{object}", tag = "schema", params(("object" = String, Path, description = "Key of the object")),
    responses((status = 200, body = ObjectSchema), (status = 304, description = "As the ETag says"), Problems))]
pub async fn get(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(object): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let schema = ObjectSchema::from(app::schema::get(&api.cx, &who, &object)?);
    let text = serde_json::to_string(&schema).map_err(app::Error::internal)?;
    let tag = format!("\"{}\"", &blake3::hash(text.as_bytes()).to_hex()[..24]);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    Ok(([(header::ETAG, tag), (header::CONTENT_TYPE, "application/json".to_owned())], text).into_response())
}

impl From<app::schema::ObjectSchema> for ObjectSchema {
    fn from(schema: app::schema::ObjectSchema) -> Self {
        let fields =
            |fields: Vec<app::schema::FieldSchema>| fields.into_iter().map(FieldSchema::from).collect();
        let sections: Vec<SectionSchema> = schema.form.into_iter().map(SectionSchema::from).collect();
        let parts = schema.parts.into_iter().map(|part| PartSchema {
            key: part.key,
            label: part.label,
            reach: part.reach,
            fields: fields(part.fields),
        });
        Self {
            key: schema.summary.key,
            singular: schema.summary.singular,
            plural: schema.summary.plural,
            importable: schema.summary.importable,
            parts: parts.collect(),
            fields: fields(schema.fields),
            layouts: LayoutSchema {
                list: schema.list,
                detail: sections.clone(),
                form: sections,
                card: schema.card,
            },
            recognised_by: schema.recognised_by,
            mergeable: schema.mergeable,
            actions: schema.actions.into_iter().map(str::to_owned).collect(),
        }
    }
}
