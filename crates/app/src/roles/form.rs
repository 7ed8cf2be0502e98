//! The objects, actions and fields rights can be given to, in the reader's words.

use access::{Action, BEYOND_CATALOG, Principal, meaningful};

use crate::{Cx, Error, Language, imports, schema};

/// An object rights can be given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectChoice {
    /// Its key.
    pub key: String,
    /// Many of it, in words.
    pub label: String,
    /// The actions that mean something for it.
    pub actions: Vec<&'static str>,
    /// Its fields and tables of lines.
    pub fields: Vec<FieldChoice>,
}

/// A field rights can be given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChoice {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
}

/// Everything rights can be given to: objects by their words, then what is no record.
///
/// # Errors
/// `access-denied`.
pub fn form(cx: &Cx, who: &Principal) -> Result<Vec<ObjectChoice>, Error> {
    who.require("role", Action::Read)?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let words = |actions: Vec<Action>| actions.into_iter().map(Action::as_str).collect();
    let mut records: Vec<ObjectChoice> = who
        .catalog
        .iter()
        .map(|object| ObjectChoice {
            label: schema::plural(cx, who, language, &object.key),
            actions: words(meaningful(&object.key, imports::importable(who, &object.key).is_ok())),
            fields: fields(cx, who, &object.key),
            key: object.key.clone(),
        })
        .collect();
    records.sort_by_key(|one| kernel::fold(&one.label));
    let beyond = BEYOND_CATALOG.iter().map(|(key, actions)| ObjectChoice {
        key: (*key).to_owned(),
        label: cx.words.text(language, &format!("roles-object-{key}"), &[]),
        actions: words(actions.to_vec()),
        fields: Vec::new(),
    });
    records.extend(beyond);
    Ok(records)
}

/// What the caller may see of an object; nothing of one the caller may not read.
fn fields(cx: &Cx, who: &Principal, object: &str) -> Vec<FieldChoice> {
    let Ok(schema) = schema::get(cx, who, object) else { return Vec::new() };
    let fields = schema.fields.into_iter().map(|field| FieldChoice { key: field.key, label: field.label });
    let parts = schema.parts.into_iter().map(|part| FieldChoice { key: part.key, label: part.label });
    fields.chain(parts).collect()
}
