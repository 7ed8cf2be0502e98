//! Fields and sections as they go out: of the schema, and of the definitions.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// The type of a field by its name; `FieldForms` says what its values look like.
pub(crate) enum FieldType {}

impl PartialSchema for FieldType {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(app::schema::field_types()))
            .description(Some("The type of a field; `FieldForms` says what its values look like."))
            .into()
    }
}

impl ToSchema for FieldType {
    fn name() -> Cow<'static, str> {
        "FieldType".into()
    }
}

/// A field.
#[derive(Serialize, ToSchema)]
pub struct FieldSchema {
    /// Its key.
    key: String,
    /// Its type.
    #[serde(rename = "type")]
    #[schema(value_type = FieldType)]
    kind: String,
    /// Its label.
    label: String,
    /// Must not be empty.
    required: bool,
    /// The values of a choice.
    options: Vec<OptionSchema>,
    /// The object a link points to.
    relation: Option<String>,
    /// `read`, `write` or `masked`.
    access: String,
    /// May stand in a list.
    listable: bool,
    /// May be filtered by.
    filterable: bool,
    /// May be sorted by.
    sortable: bool,
    /// No two records share it.
    unique: bool,
    /// Most characters of text.
    max_chars: Option<usize>,
    /// Least number, in whole units.
    min: Option<i64>,
    /// Greatest number, in whole units.
    max: Option<i64>,
    /// Most digits after the point.
    digits: Option<u32>,
    /// The name of a form that text must have: `key` is small letters, digits and underscores, beginning with a letter.
    pattern: Option<String>,
    /// What a new record gets where it is left out, as it would be typed.
    default: Option<String>,
}

/// A value of a choice.
#[derive(Serialize, ToSchema)]
pub struct OptionSchema {
    /// Its key.
    value: String,
    /// Its label.
    label: String,
    /// Its colour, where a company has chosen one.
    color: Option<String>,
}

/// A titled group of fields.
#[derive(Clone, Serialize, ToSchema)]
pub struct SectionSchema {
    /// Its key.
    key: String,
    /// Its title.
    label: String,
    /// Its fields.
    fields: Vec<String>,
}

impl From<app::schema::FieldSchema> for FieldSchema {
    fn from(field: app::schema::FieldSchema) -> Self {
        Self {
            key: field.key,
            kind: field.kind.to_owned(),
            label: field.label,
            required: field.required,
            options: field
                .options
                .into_iter()
                .map(|one| OptionSchema { value: one.key, label: one.label, color: one.color })
                .collect(),
            relation: field.relation,
            access: field.access.to_owned(),
            listable: field.listable,
            filterable: field.filterable,
            sortable: field.sortable,
            unique: field.unique,
            max_chars: field.max_chars,
            min: field.min,
            max: field.max,
            digits: field.digits,
            pattern: field.pattern.map(str::to_owned),
            default: field.default,
        }
    }
}

impl From<app::schema::SectionSchema> for SectionSchema {
    fn from(section: app::schema::SectionSchema) -> Self {
        Self { key: section.key, label: section.label, fields: section.fields }
    }
}
