//! Reading a definition file; refuses unknown keys, unknown fields in layouts and names that are not plain.

use kernel::Problem;
use serde::Deserialize;

use crate::definition::{Derived, Field, FieldType, Labels, Layouts, Object, Part, Pattern, Section};
use crate::series::Series;

/// Characters of a text field that does not say.
const TEXT_CHARS: usize = 200;
/// Formatted text is pages, and its tags count.
const RICH_CHARS: usize = 20_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectFile {
    table: String,
    since: Option<u32>,
    name: String,
    #[serde(default)]
    read_only: bool,
    member_scope: Option<String>,
    zone_scope: Option<String>,
    #[serde(default)]
    recognised_by: Vec<String>,
    fields: toml::Table,
    #[serde(default)]
    parts: toml::Table,
    layouts: LayoutsFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartFile {
    table: String,
    #[serde(default)]
    shared: bool,
    #[serde(default)]
    reach: bool,
    fields: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutsFile {
    list: Vec<String>,
    card: Vec<String>,
    form: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    #[serde(rename = "type")]
    kind: FieldType,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    unique: bool,
    #[serde(default)]
    search: bool,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    managed: bool,
    max: Option<i64>,
    min: Option<i64>,
    digits: Option<u32>,
    pattern: Option<Pattern>,
    #[serde(default)]
    options: Vec<String>,
    to: Option<String>,
    series: Option<String>,
    default: Option<String>,
    derived: Option<Derived>,
    since: Option<u32>,
}

/// Reads the definition of the object `key`.
pub fn parse(key: &str, text: &str) -> Result<Object, Problem> {
    let wrong = |why: String| {
        Problem::new("definition-malformed")
            .with("name", key)
            .with("reason", why)
            .file(format!("entities/{key}.toml"))
    };
    let file: ObjectFile = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let mut fields = read_fields(&file.fields).map_err(&wrong)?;
    fields.extend(["created_at", "updated_at"].map(stamp));
    let mut parts = Vec::new();
    for (part, value) in &file.parts {
        let read: PartFile = value.clone().try_into().map_err(|e: toml::de::Error| wrong(e.to_string()))?;
        let fields = read_fields(&read.fields).map_err(&wrong)?;
        let (shared, reach) = (read.shared, read.reach);
        parts.push(Part { key: part.clone(), table: read.table, shared, reach, fields });
    }
    let mut form = Vec::new();
    for mut section in file.layouts.form {
        if section.is_empty() {
            return Err(wrong("a section of the form has no key".into()));
        }
        form.push(Section { key: section.remove(0), labels: Labels::new(), fields: section });
    }
    let layouts = Layouts { list: file.layouts.list, card: file.layouts.card, form };
    let object = Object {
        key: key.to_owned(),
        table: file.table,
        since: file.since,
        names: None,
        name: file.name,
        read_only: file.read_only,
        member_scope: file.member_scope,
        zone_scope: file.zone_scope,
        recognised_by: file.recognised_by,
        fields,
        parts,
        layouts,
    };
    check(&object).map_err(wrong)?;
    Ok(object)
}

fn read_fields(table: &toml::Table) -> Result<Vec<Field>, String> {
    table
        .iter()
        .map(|(key, value)| {
            let file: FieldFile =
                value.clone().try_into().map_err(|e: toml::de::Error| format!("field {key}: {e}"))?;
            Ok(field(key, file))
        })
        .collect()
}

fn field(key: &str, file: FieldFile) -> Field {
    // `max` counts characters of text and whole units of numbers.
    let textual = file.kind.has_length() || file.kind == FieldType::Json;
    let chars = file.max.filter(|_| textual).and_then(|max| usize::try_from(max).ok());
    Field {
        key: key.to_owned(),
        kind: file.kind,
        required: file.required,
        unique: file.unique || file.kind == FieldType::Code,
        max_chars: chars.unwrap_or(if file.kind == FieldType::RichText { RICH_CHARS } else { TEXT_CHARS }),
        min: file.min,
        max: file.max.filter(|_| !textual),
        digits: file.digits.unwrap_or(4),
        pattern: file.pattern,
        options: file.options,
        to: file.to,
        series: file.series.as_deref().map(Series::of),
        default: file.default,
        search: file.search || file.kind == FieldType::Code,
        personal: file.personal,
        managed: file.managed,
        since: file.since,
        derived: file.derived,
        custom: None,
        choices: Vec::new(),
        formula: None,
    }
}

/// A time every record carries.
pub(crate) fn stamp(key: &str) -> Field {
    let file = FieldFile {
        kind: FieldType::Time,
        required: true,
        unique: false,
        search: false,
        personal: false,
        since: None,
        managed: true,
        max: None,
        min: None,
        digits: None,
        pattern: None,
        options: Vec::new(),
        to: None,
        series: None,
        default: None,
        derived: None,
    };
    field(key, file)
}

/// Columns every table has; a field may not take their names.
const TAKEN: &[&str] = &["id", "tenant_id", "version", "owner_id", "custom", "search_text", "deleted_at"];

fn check(object: &Object) -> Result<(), String> {
    let lists = object.parts.iter().map(|part| &part.fields).chain([&object.fields]);
    for fields in lists {
        for field in fields {
            check_field(field)?;
        }
    }
    // Lines have columns alone, and no files.
    let mut lines = object.parts.iter().flat_map(|part| &part.fields);
    if let Some(field) = lines.find(|field| field.kind.is_aside()) {
        return Err(format!("field {}: a line cannot hold a {}", field.key, field.kind.name()));
    }
    let shared: Vec<_> = object.parts.iter().filter(|part| part.shared).collect();
    let named = |to: &str| shared.iter().all(|part| part.link(to).is_some());
    if shared.len() > 1 || !named("employee") || !named("member") {
        return Err("who takes part stands in one part, as employees and as members".into());
    }
    if object.reaching().any(|part| !part.can_reach()) {
        return Err("a way to reach somebody has a kind and a value".into());
    }
    let shown = object.layouts.list.iter().chain(&object.layouts.card);
    let formed = object.layouts.form.iter().flat_map(|section| &section.fields);
    for key in shown.chain(formed).chain([&object.name]) {
        if object.field(key).is_none() {
            return Err(format!("there is no field {key}"));
        }
    }
    for key in &object.recognised_by {
        if object.field(key).and_then(|field| crate::same::means(object, field)).is_none() {
            return Err(format!("nothing is recognised by a field {key}"));
        }
    }
    let points = |key: &str, to: &str| object.field(key).is_some_and(|f| f.to.as_deref() == Some(to));
    match object.member_scope.as_deref() {
        None | Some("id") => {}
        Some(scope) if points(scope, "member") => {}
        Some(scope) => return Err(format!("member_scope {scope} is not a reference to a member")),
    }
    // What the other record has is looked at where all objects are known: in a test of this crate.
    let leads = |key: &str| key.contains('.') && object.zone_field().is_some_and(|f| f.to.is_some());
    match object.zone_scope.as_deref() {
        None => Ok(()),
        Some("id") if object.key == "zone" => Ok(()),
        Some(scope) if points(scope, "zone") || leads(scope) => Ok(()),
        Some(scope) => Err(format!("zone_scope {scope} is not a reference to a zone")),
    }
}

fn check_field(field: &Field) -> Result<(), String> {
    let key = &field.key;
    let plain = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain || key.len() > 50 || TAKEN.contains(&key.as_str()) {
        return Err(format!("{key:?} cannot be the key of a field"));
    }
    let needs = |present: bool, what: &str| {
        if present { Ok(()) } else { Err(format!("field {key} says no {what}")) }
    };
    match field.kind {
        FieldType::Choice | FieldType::MultiChoice => needs(!field.options.is_empty(), "options")?,
        FieldType::Reference | FieldType::Links => needs(field.to.is_some(), "object to point to")?,
        FieldType::File | FieldType::Image if field.required => {
            return Err(format!("field {key}: a new record has no files yet"));
        }
        FieldType::Code => needs(field.series.is_some(), "series")?,
        FieldType::Decimal if field.digits > 9 => return Err(format!("field {key} has over 9 digits")),
        _ => {}
    }
    if field.unique && field.kind.is_aside() {
        return Err(format!("field {key}: a {} is not told apart from others", field.kind.name()));
    }
    if let Some(default) = &field.default {
        crate::value::FieldValue::read(field, default)
            .map_err(|problem| format!("field {key}: {problem}"))?;
    }
    Ok(())
}
