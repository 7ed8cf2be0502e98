//! Which objects a file may bring, and which of their fields, in the person's rights and language.
//! Refuses every standard object that is not named here.

use std::sync::Arc;

use access::{Action, Principal};
use entity::{FieldType, Object};
use kernel::Problem;

use super::propose;
use crate::{Cx, Error, Language};

/// Standard objects whose rows can come from a file; of a company's own, all can.
const IMPORTED: [&str; 5] = ["account", "member", "order", "product", "task"];

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
        .filter(|known| known.is_custom() || IMPORTED.contains(&object))
        .ok_or_else(|| Problem::new("import-object-unsupported").field("object").token(object).into())
}

/// Whether the person may bring rows of an object from a file.
pub fn may_bring(who: &Principal, object: &str) -> bool {
    importable(who, object).is_ok() && who.may(object, access::Action::Import)
}

/// Fields that only an import has: key, and the object's field or word that names it.
fn special(object: &str) -> &'static [(&'static str, bool)] {
    match object {
        "member" => {
            &[("sponsor", false), ("placement", false), ("leg", false), ("joined", false), ("status", false)]
        }
        "order" => &[("line.amount", false), ("returns", false)],
        "product" => &[("currency", false)],
        _ => &[],
    }
}

/// The fields the caller may fill: those of the object that people write, those of its lines as
/// `line.<field>`, and the import's own.
///
/// # Errors
/// An object that cannot be imported.
pub fn fields(cx: &Cx, who: &Principal, object: &str) -> Result<Vec<Field>, Error> {
    let definition = importable(who, object)?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let whole = |key: &str| {
        let own = definition.field(key).and_then(|field| field.custom.as_ref());
        let own = own.and_then(|labels| crate::definitions::words(labels, language));
        own.or_else(|| cx.words.find(language, &word(definition, key), &[])).unwrap_or_else(|| key.to_owned())
    };
    // The part of an address is called by both names: Site: City.
    let label = |key: &str| match key.rsplit_once('.').filter(|(field, _)| definition.field(field).is_some())
    {
        Some((field, part)) => {
            let part = cx.words.find(language, &format!("address-{part}"), &[]).unwrap_or(part.to_owned());
            format!("{}: {part}", whole(field))
        }
        None => whole(key),
    };
    // Files come to a record that is there, one by one.
    let written = |field: &&entity::Field| {
        !field.managed
            && field.derived.is_none()
            && field.kind != FieldType::Json
            && !field.kind.is_file()
            && who.writes(object, &field.key, Action::Import)
    };
    let mut out: Vec<Field> = definition
        .fields
        .iter()
        .filter(written)
        .flat_map(|field| {
            let parts = field.parts();
            if parts.is_empty() { vec![field.clone()] } else { parts }
        })
        .map(|field| Field {
            label: label(&field.key),
            required: field.key == "code" || (field.required && !has_other_source(object, &field.key)),
            key: field.key,
        })
        .collect();
    for part in definition.parts.iter().filter(|part| part.key == "lines") {
        out.extend(part.fields.iter().filter(written).map(|field| {
            let key = format!("line.{}", field.key);
            Field { label: label(&key), key, required: false }
        }));
    }
    out.extend(special(object).iter().map(|(key, required)| Field {
        key: (*key).to_owned(),
        label: label(key),
        required: *required,
    }));
    Ok(out)
}

/// The key of a field's name in `locales/`: lines stand under the part they belong to.
fn word(object: &Object, key: &str) -> String {
    let object = if object.is_custom() { "own" } else { &object.key };
    format!("field-{object}-{}", key.replacen("line.", "lines-", 1))
}

/// Required fields of an order that need no column: a return takes them from what it takes back.
fn has_other_source(object: &str, field: &str) -> bool {
    object == "order" && field != "code"
}

/// The fields with every word a column may be called by.
#[must_use]
pub fn proposals(cx: &Cx, object: &Object, fields: &[Field]) -> Vec<propose::Field> {
    let names = |field: &Field| {
        let words = word(object, &field.key);
        let labels = Language::ALL.iter().filter_map(|language| cx.words.find(*language, &words, &[]));
        let mut labels: Vec<String> = labels.chain([field.label.clone()]).collect();
        // What the files of the calculation without a server call it.
        match (object.key.as_str(), field.key.as_str()) {
            ("member" | "order", "code") => labels.push("id".to_owned()),
            ("order", "ordered_on") => labels.push("date".to_owned()),
            _ => {}
        }
        labels
    };
    fields
        .iter()
        .map(|field| propose::Field {
            key: field.key.clone(),
            labels: names(field),
            required: field.required,
        })
        .collect()
}
