//! A change against its definition; refuses unknown and read-only fields by name, all problems at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kernel::Problem;
use serde_json::{Map, Value as Json};

use crate::definition::{Field, FieldType, Object, Part};
use crate::phone::Home;
use crate::reach;
use crate::value::{FieldValue, is_country};

/// Values by field, each valid for its field.
pub type Values = BTreeMap<String, FieldValue>;

/// What the change is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// A new record: defaults are filled in, required fields must be there.
    Create,
    /// Some fields of an existing record: what is not named stays.
    Update,
}

/// Reads and checks the fields of a request. Managed and derived fields are refused: commands of
/// their feature add them to the values afterwards. A read-only object refuses everything.
///
/// A telephone number needs its calling code unless the country is among the fields; [`validate_at`] knows a home.
pub fn validate(object: &Object, input: &Map<String, Json>, intent: Intent) -> Result<Values, Vec<Problem>> {
    validate_at(object, input, intent, &Home::default())
}

/// As [`validate`], of a record whose telephone numbers are at home somewhere.
pub fn validate_at(
    object: &Object,
    input: &Map<String, Json>,
    intent: Intent,
    home: &Home,
) -> Result<Values, Vec<Problem>> {
    if object.read_only {
        return Err(vec![Problem::new("object-read-only").with("object", &object.key)]);
    }
    check_fields(&object.fields, input, intent, "", home)
}

/// Reads and checks the lines of a part; each line is complete. Problems point to `lines/2/quantity`.
pub fn validate_parts(part: &Part, lines: &[Map<String, Json>]) -> Result<Vec<Values>, Vec<Problem>> {
    validate_parts_at(part, lines, &Home::default())
}

/// As [`validate_parts`], of a record whose telephone numbers are at home somewhere.
pub fn validate_parts_at(
    part: &Part,
    lines: &[Map<String, Json>],
    home: &Home,
) -> Result<Vec<Values>, Vec<Problem>> {
    /// More lines than a person enters, and few enough for one transaction.
    const LINES_MAX: usize = 1_000;
    if lines.len() > LINES_MAX {
        return Err(vec![Problem::new("field-too-many-lines").with("max", LINES_MAX).field(&part.key)]);
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut problems = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match check_fields(&typed(part, line), line, Intent::Create, &format!("{}/{at}/", part.key), home) {
            Ok(values) => out.push(values),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// The fields of a line: what a way to reach somebody is, its kind says.
fn typed<'p>(part: &'p Part, line: &Map<String, Json>) -> Cow<'p, [Field]> {
    if !part.reach {
        return Cow::Borrowed(&part.fields);
    }
    let field = |field: &Field| part.typed(field, line).unwrap_or_else(|| field.clone());
    Cow::Owned(part.fields.iter().map(field).collect())
}

fn check_fields(
    fields: &[Field],
    input: &Map<String, Json>,
    intent: Intent,
    prefix: &str,
    home: &Home,
) -> Result<Values, Vec<Problem>> {
    let mut values = Values::new();
    let mut problems = Vec::new();
    let mut refuse = |key: &str, problem: Problem| {
        let short: String = key.chars().take(80).collect();
        problems.push(problem.field(format!("{prefix}{short}")));
    };
    for (key, json) in input {
        let Some(field) = fields.iter().find(|field| field.key == *key) else {
            refuse(
                key,
                Problem::new("field-unknown")
                    .with("field", key.chars().take(80).collect::<String>())
                    .token(key),
            );
            continue;
        };
        if field.managed || field.derived.is_some() {
            refuse(key, Problem::new("field-read-only"));
            continue;
        }
        let read = match (field.kind, json) {
            (kind, Json::String(text)) if !prefix.is_empty() && home.stood(kind, text) => {
                Ok(FieldValue::Text(text.trim().to_owned()))
            }
            // Only a line of this kind has a site that people write without what it begins with.
            (FieldType::Url, Json::String(text)) if field.key == reach::VALUE => {
                FieldValue::read(field, &reach::site(text))
            }
            (FieldType::Phone, Json::String(text)) => home.read(field, text, country(fields, input)),
            _ => FieldValue::from_json(field, json),
        };
        match read {
            Ok(FieldValue::Empty) if field.required => refuse(key, Problem::new("field-required")),
            // A code that is left out comes from its series; one that is there stays.
            Ok(FieldValue::Empty) if field.kind == FieldType::Code => {
                if intent == Intent::Update {
                    refuse(key, Problem::new("field-required"));
                }
            }
            Ok(value) => {
                values.insert(key.clone(), value);
            }
            Err(problem) => refuse(key, problem),
        }
    }
    if intent == Intent::Create {
        for field in fields {
            if values.contains_key(&field.key) || input.contains_key(&field.key) {
                continue;
            }
            let default = field.default.as_deref().map(|text| FieldValue::read(field, text));
            match default {
                Some(Ok(value)) => {
                    values.insert(field.key.clone(), value);
                }
                Some(Err(problem)) => refuse(&field.key, problem),
                None if field.required && !field.managed => {
                    refuse(&field.key, Problem::new("field-required"));
                }
                None => {}
            }
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}

/// The country that is named among the fields: by one for it, else by an address.
fn country<'j>(fields: &[Field], input: &'j Map<String, Json>) -> Option<&'j str> {
    let named = |kind: FieldType| {
        let of = |field: &Field| match input.get(&field.key)? {
            Json::String(country) => Some(country.as_str()),
            Json::Object(address) => address.get("country")?.as_str(),
            _ => None,
        };
        let known = |country: &&str| is_country(country);
        fields.iter().filter(|field| field.kind == kind).filter_map(of).find(known)
    };
    named(FieldType::Country).or_else(|| named(FieldType::Address))
}
