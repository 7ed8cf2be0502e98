//! Which objects a file may bring, and which of their fields, in the person's rights and language.
//! Refuses what its own feature writes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use access::{Action, FieldRight, Principal};
use entity::{FieldType, Object, Part};
use kernel::Problem;

use super::propose;
use crate::records::part_right;
use crate::{Cx, Error, Language, schema};

/// Objects whose records hold a document that a feature of their own checks: a plan's text, a role's rights. Every other
/// object that is written at all can come from a file.
const DOCUMENTS: [&str; 2] = ["plan", "role"];

/// A field an import may fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key in mappings: `name`, `line.quantity`.
    pub key: String,
    /// Its name in the reader's language.
    pub label: String,
    /// Whether a new record cannot be made without it.
    pub required: bool,
}

/// The definition of an object that can be imported.
///
/// # Errors
/// `import-object-unsupported`.
pub fn importable<'w>(who: &'w Principal, object: &str) -> Result<&'w Arc<Object>, Error> {
    who.catalog
        .get(object)
        .filter(|known| !known.read_only && !DOCUMENTS.contains(&object))
        .ok_or_else(|| Problem::new("import-object-unsupported").field("object").token(object).into())
}

/// Whether the person may bring rows of an object from a file.
pub fn may_bring(who: &Principal, object: &str) -> bool {
    importable(who, object).is_ok() && who.may(object, access::Action::Import)
}

/// Fields that only an import has, with the field or part of the object whose right decides.
fn special(object: &str) -> &'static [(&'static str, &'static str)] {
    match object {
        "member" => &[
            ("sponsor", "sponsor"),
            ("placement", "placement"),
            ("leg", "placement"),
            ("joined", "joined"),
            ("status", "status"),
        ],
        "order" => &[("line.amount", "lines"), ("returns", "lines")],
        "product" => &[("currency", "price")],
        "appointment" => &[("people", "people")],
        _ => &[],
    }
}

/// Key → label of everything that a mapping, or a refusal of a row, may name.
pub(super) fn labels(cx: &Cx, who: &Principal, object: &str) -> BTreeMap<String, String> {
    let schema = schema::get(cx, who, object).ok();
    let parts = schema.iter().flat_map(|schema| &schema.parts);
    let parts = parts.map(|part| (part.key.clone(), part.label.clone()));
    let own = schema.iter().flat_map(|schema| &schema.fields);
    let own = own.map(|field| (field.key.clone(), field.label.clone()));
    let filled =
        fields(cx, who, object).unwrap_or_default().into_iter().map(|field| (field.key, field.label));
    parts.chain(own).chain(filled).collect()
}

/// A refusal of a mapping with the labels of its fields in the place of their keys.
pub(super) fn labelled(cx: &Cx, who: &Principal, object: &str, error: Error) -> Error {
    let Error::Refused(mut problems) = error else { return error };
    let labels = labels(cx, who, object);
    for problem in &mut problems {
        if let Some(label) = problem.params.get("field").and_then(|key| labels.get(key)) {
            problem.params.insert("field".to_owned(), label.clone());
        }
    }
    Error::Refused(problems)
}

/// The fields the caller may fill: those of the object that people write, those of its lines as
/// `line.<field>`, and the import's own.
///
/// # Errors
/// An object that cannot be imported.
pub fn fields(cx: &Cx, who: &Principal, object: &str) -> Result<Vec<Field>, Error> {
    let definition = importable(who, object)?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let label = |key: &str| label(cx, definition, language, key);
    // Files come to a record that is there, one by one.
    let fits = |field: &&entity::Field| {
        !field.managed && field.derived.is_none() && field.kind != FieldType::Json && !field.kind.is_file()
    };
    let writes = |key: &str| who.writes(object, key, Action::Import);
    let mut out: Vec<Field> = definition
        .fields
        .iter()
        .filter(|field| fits(field) && writes(&field.key))
        .flat_map(|field| {
            let parts = field.parts();
            if parts.is_empty() { vec![field.clone()] } else { parts }
        })
        .map(|field| Field {
            label: label(&field.key),
            required: (field.key == "code" && definition.series().is_none())
                || (field.required && !has_other_source(object, &field.key)),
            key: field.key,
        })
        .collect();
    // Lines come in with orders, one a row.
    let lines = |part: &&Part| part.key == "lines" && part_right(who, definition, part) == FieldRight::Write;
    for part in definition.parts.iter().filter(|_| object == "order").filter(lines) {
        out.extend(part.fields.iter().filter(fits).map(|field| {
            let key = format!("line.{}", field.key);
            Field { label: label(&key), key, required: false }
        }));
    }
    // Ways to reach somebody are one column.
    out.extend(definition.reaching().filter(|part| writes(&part.key)).map(|part| Field {
        key: part.key.clone(),
        label: label(&part.key),
        required: false,
    }));
    out.extend(special(object).iter().filter(|(_, decides)| writes(decides)).map(|(key, _)| Field {
        key: (*key).to_owned(),
        label: label(key),
        required: false,
    }));
    Ok(out)
}

/// What the choices of each field are called in the person's language, folded, with their keys; a word of two is neither.
pub(super) fn choices(cx: &Cx, who: &Principal, object: &Object) -> HashMap<String, HashMap<String, String>> {
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let label = |field: &entity::Field, key: &String| {
        let own = field.choices.iter().find(|choice| choice.key == *key);
        let own = own.and_then(|choice| crate::definitions::words(&choice.labels, language));
        let standard = format!("option-{}-{}-{key}", object.key, field.key);
        own.or_else(|| cx.words.find(language, &standard, &[]))
    };
    let mut out = HashMap::new();
    for field in object.fields.iter().filter(|field| !field.options.is_empty()) {
        let (mut words, mut twice) = (HashMap::new(), Vec::new());
        for key in &field.options {
            if let Some(word) = label(field, key).map(|word| kernel::fold(&word))
                && words.insert(word.clone(), key.clone()).is_some()
            {
                twice.push(word);
            }
        }
        words.retain(|word, _| !twice.contains(word));
        out.insert(field.key.clone(), words);
    }
    for part in object.reaching() {
        let kinds = part.fields.iter().filter(|field| field.key == entity::reach::KIND);
        for kind in kinds.flat_map(|field| &field.options) {
            let place = format!("{}.{}", part.key, entity::reach::KIND);
            let word = format!("option-{}-{}-{}-{kind}", object.key, part.key, entity::reach::KIND);
            if let Some(word) = cx.words.find(language, &word, &[]) {
                let words: &mut HashMap<String, String> = out.entry(place).or_default();
                words.insert(kernel::fold(&word), kind.clone());
            }
        }
    }
    out
}

/// What a field is called: of a column that stands for a part of an address both names, `Site: City`; lines stand under the part
/// they belong to.
pub(crate) fn label(cx: &Cx, object: &Object, language: Language, key: &str) -> String {
    let whole = |key: &str| {
        let own = object.field(key).and_then(|field| field.custom.as_ref());
        let own = own.and_then(|labels| crate::definitions::words(labels, language));
        own.or_else(|| cx.words.find(language, &word(object, key), &[])).unwrap_or_else(|| key.to_owned())
    };
    match key.rsplit_once('.').filter(|(field, _)| object.field(field).is_some()) {
        Some((field, part)) => {
            let part = cx.words.find(language, &format!("address-{part}"), &[]).unwrap_or(part.to_owned());
            format!("{}: {part}", whole(field))
        }
        None => whole(key),
    }
}

/// The key of a field's name in `locales/`: lines stand under the part they belong to, ways to reach somebody are the part.
fn word(object: &Object, key: &str) -> String {
    if matches!(key, "created_at" | "updated_at") {
        return format!("field-{key}");
    }
    if object.part(key).is_some_and(|part| part.reach) {
        return format!("part-{}-{key}", object.key);
    }
    let object = if object.is_custom() { "own" } else { &object.key };
    format!("field-{object}-{}", key.replacen("line.", "lines-", 1))
}

/// Every column a file of the object may have: its fields, one each or one for each of their parts, then those of its lines as
/// `line.<field>`.
pub(crate) fn columns(object: &Object) -> Vec<String> {
    let own = object.fields.iter().flat_map(|field| {
        let parts = field.parts();
        if parts.is_empty() {
            vec![field.key.clone()]
        } else {
            parts.into_iter().map(|part| part.key).collect()
        }
    });
    let lines = object.part("lines").into_iter().flat_map(|part| &part.fields);
    let told = object.reaching().chain(object.shared_part()).map(|part| part.key.clone());
    own.chain(told).chain(lines.map(|field| format!("line.{}", field.key))).collect()
}

/// Required fields of an order that need no column: a return takes them from what it takes back.
fn has_other_source(object: &str, field: &str) -> bool {
    object == "order" && field != "code"
}

/// The fields with every word a column may be called by; those of the object that no import fills are among them.
#[must_use]
pub fn proposals(cx: &Cx, who: &Principal, object: &Object, fields: &[Field]) -> Vec<propose::Field> {
    let reader = Language::from_tag(&who.language).unwrap_or_default();
    let labels = |key: &str| {
        let labels = Language::ALL.iter().map(|language| label(cx, object, *language, key));
        let mut labels: Vec<String> = labels.collect();
        // What the files of the calculation without a server call it.
        match (object.key.as_str(), key) {
            ("member" | "order", "code") => labels.push("id".to_owned()),
            ("order", "ordered_on") => labels.push("date".to_owned()),
            _ => {}
        }
        labels
    };
    let proposal = |key: String, fillable: bool| propose::Field {
        label: label(cx, object, reader, &key),
        labels: labels(&key),
        fillable,
        key,
    };
    let others = columns(object).into_iter().filter(|key| fields.iter().all(|field| field.key != *key));
    let fillable = fields.iter().map(|field| proposal(field.key.clone(), true));
    fillable.chain(others.map(|key| proposal(key, false))).collect()
}
