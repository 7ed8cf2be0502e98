//! What changed of settings that are no records: subscribers, views, definitions, series, the company, rules of personal data. A
//! document is told leaf by leaf, in the reader's words. Refuses whoever may not read the setting itself; secrets are in no entry.

use std::collections::{BTreeSet, HashMap, HashSet};

use access::{Action, Principal, Scope};
use serde_json::{Map, Value as Json};
use store::audit::Logged;
use uuid::Uuid;

use crate::records::FieldChange;
use crate::words::said::Said;
use crate::{Cx, Error, Language, schema};

/// The settings, with the object whose right decides: a view may be anybody's own, a series stands with the definitions.
const SETTINGS: [(&str, &str); 6] = [
    ("webhook", "webhook"),
    ("view", "user"),
    ("definition", "definition"),
    ("series", "definition"),
    ("company", "company"),
    ("privacy", "privacy"),
];
/// Levels of a document that are looked into.
const DEPTH_MAX: usize = 12;
/// Leaves of one entry that are told.
const LEAVES_MAX: usize = 200;

/// Whether entries of this kind are about a setting.
pub(super) fn is_one(key: &str) -> bool {
    SETTINGS.iter().any(|(setting, _)| *setting == key)
}

/// What changed, by entry; nothing for whoever may not read the setting everywhere.
pub(super) async fn changes(
    cx: &Cx,
    who: &Principal,
    key: &str,
    entries: &[&Logged],
) -> Result<Vec<(Uuid, Vec<FieldChange>)>, Error> {
    let right = SETTINGS.iter().find(|(setting, _)| *setting == key).map_or(key, |(_, right)| *right);
    if who.scope(right, Action::Read) != Scope::All {
        return Ok(Vec::new());
    }
    let diffs = || entries.iter().filter_map(|entry| entry.seen.diff.as_ref().and_then(Json::as_object));
    let owner = |diff: &Map<String, Json>| diff.get("owner").and_then(Json::as_array).cloned();
    let ids = diffs().filter_map(owner).flatten().filter_map(|id| Uuid::parse_str(id.as_str()?).ok());
    let ids: HashSet<Uuid> = ids.collect();
    let names = store::bulk::names(&mut cx.db.read(), who.tenant, &ids, &HashSet::new()).await?;
    let words = Settings { cx, who, key, said: Said::to(&cx.words, who), names };
    let told = |entry: &&Logged| Some((entry.seen.id, words.changes(entry.seen.diff.as_ref()?.as_object()?)));
    // What concerns a person's request is told where the request is.
    let open = |entry: &&&Logged| key != "privacy" || entry.record.is_none();
    Ok(entries.iter().filter(open).filter_map(told).collect())
}

/// A value within a document, and what it was.
#[derive(Debug, PartialEq)]
struct Leaf<'d> {
    path: Vec<String>,
    before: &'d Json,
    after: &'d Json,
}

/// What differs between two documents, down to their smallest parts. Lists of things with keys are compared by key.
fn leaves<'d>(path: &[String], before: &'d Json, after: &'d Json, out: &mut Vec<Leaf<'d>>) {
    if before == after || (is_nothing(before) && is_nothing(after)) || out.len() >= LEAVES_MAX {
        return;
    }
    let (was, is) = (keyed(before), keyed(after));
    let inside = match (&was, &is) {
        (Some(_), Some(_)) => true,
        (Some(_), None) => is_nothing(after),
        (None, Some(_)) => is_nothing(before),
        (None, None) => false,
    };
    if !inside || path.len() >= DEPTH_MAX {
        out.push(Leaf { path: path.to_vec(), before, after });
        return;
    }
    let (was, is) = (was.unwrap_or_default(), is.unwrap_or_default());
    let names: BTreeSet<&String> = was.iter().chain(&is).map(|(name, _)| name).collect();
    let of = |list: &[(String, &'d Json)], name: &String| -> &'d Json {
        list.iter().find(|(one, _)| one == name).map_or(&Json::Null, |(_, value)| value)
    };
    for name in names {
        let path: Vec<String> = path.iter().chain([name]).cloned().collect();
        leaves(&path, of(&was, name), of(&is, name), out);
    }
}

/// The parts of a document or of a list of things with keys; none of what has no parts with names.
fn keyed(value: &Json) -> Option<Vec<(String, &Json)>> {
    match value {
        Json::Object(map) => Some(
            map.iter().filter(|(name, _)| *name != "key").map(|(name, part)| (name.clone(), part)).collect(),
        ),
        Json::Array(list) if !list.is_empty() => {
            list.iter().map(|one| Some((one.get("key")?.as_str()?.to_owned(), one))).collect()
        }
        _ => None,
    }
}

/// What says no more than nothing does.
fn is_nothing(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(false) => true,
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.values().all(is_nothing),
        Json::Bool(true) | Json::Number(_) => false,
    }
}

/// The words for such changes.
struct Settings<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    key: &'a str,
    said: Said<'a>,
    names: HashMap<Uuid, String>,
}

impl Settings<'_> {
    fn changes(&self, diff: &Map<String, Json>) -> Vec<FieldChange> {
        let mut out = Vec::new();
        for (field, pair) in diff {
            let Some([before, after]) = pair.as_array().map(Vec::as_slice) else { continue };
            let mut found = Vec::new();
            leaves(std::slice::from_ref(field), before, after, &mut found);
            out.extend(found.iter().map(|leaf| FieldChange {
                field: leaf.path.join("."),
                label: self.label(&leaf.path),
                before: self.value(&leaf.path, leaf.before),
                after: self.value(&leaf.path, leaf.after),
            }));
        }
        out
    }

    /// Where a leaf stands: `Customers · Size · Label · Polish`.
    fn label(&self, path: &[String]) -> String {
        let words: Vec<String> =
            path.iter().enumerate().map(|(at, name)| self.word(at, name, path)).collect();
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn word(&self, at: usize, name: &str, path: &[String]) -> String {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let object = |key: &str| {
            let known = self.who.catalog.get(key).is_some();
            known.then(|| schema::plural(self.cx, self.who, language, key))
        };
        let whole = path.first().map_or("", String::as_str);
        let within = at.checked_sub(1).and_then(|above| path.get(above)).map_or("", String::as_str);
        match (self.key, at, within) {
            ("definition", 0, _) => return object(name).unwrap_or_else(|| name.to_owned()),
            // What follows it says enough.
            ("definition", 1, _) if name == "fields" => return String::new(),
            ("definition", 2, "fields" | "options") => return self.field(whole, name),
            ("series", 0, _) => {
                let (of, field) = name.split_once('.').unwrap_or((name, ""));
                let field =
                    if field.is_empty() { String::new() } else { format!(": {}", self.field(of, field)) };
                return object(of).map_or_else(|| name.to_owned(), |of| format!("{of}{field}"));
            }
            (_, _, "labels" | "one" | "many") => {
                return self.said.find(&format!("said-language-{name}")).unwrap_or_else(|| name.to_owned());
            }
            (_, _, "options") => return name.to_owned(),
            _ => {}
        }
        let keys = [
            format!("audit-setting-{}-{name}", self.key),
            format!("audit-setting-{name}"),
            format!("audit-field-{name}"),
        ];
        keys.iter().find_map(|key| self.said.find(key)).unwrap_or_else(|| name.replace('_', " "))
    }

    /// A field by its label, as it stands now; by its key once it is gone.
    fn field(&self, object: &str, key: &str) -> String {
        let schema = schema::get(self.cx, self.who, object).ok();
        let field = schema.and_then(|schema| schema.fields.into_iter().find(|field| field.key == key));
        field.map_or_else(|| key.to_owned(), |field| field.label)
    }

    fn value(&self, path: &[String], value: &Json) -> Json {
        if value.is_null() {
            return Json::Null;
        }
        let text = value.as_str().unwrap_or_default();
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let object = |key: &str| match self.who.catalog.get(key) {
            Some(_) => schema::plural(self.cx, self.who, language, key),
            None => key.to_owned(),
        };
        let list = |word: &dyn Fn(&str) -> String| {
            let keys = value.as_array().into_iter().flatten().filter_map(Json::as_str);
            keys.map(word).collect::<Vec<_>>().join(", ")
        };
        let said = match (path.last().map_or("", String::as_str), self.key) {
            ("owner", _) => Uuid::parse_str(text).ok().and_then(|id| self.names.get(&id).cloned()),
            ("objects", "webhook") => Some(list(&object)),
            ("events", "webhook") if value.is_array() => Some(list(&|key| {
                self.said.find(&format!("webhooks-event-{key}")).unwrap_or_else(|| key.to_owned())
            })),
            ("object", "view") | ("to", "definition") => Some(object(text)),
            ("type", "definition") => self.said.find(&format!("definitions-type-{text}")),
            ("language", _) => self.said.find(&format!("said-language-{text}")),
            ("languages", _) => Some(list(&|key| {
                self.said.find(&format!("said-language-{key}")).unwrap_or_else(|| key.to_owned())
            })),
            _ => None,
        };
        Json::from(said.unwrap_or_else(|| self.said.plain(value)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(before: Json, after: Json, expected: &[(&str, Json, Json)]) {
        let mut found = Vec::new();
        leaves(&[], &before, &after, &mut found);
        let found: Vec<(String, Json, Json)> =
            found.iter().map(|leaf| (leaf.path.join("."), leaf.before.clone(), leaf.after.clone())).collect();
        let expected: Vec<(String, Json, Json)> =
            expected.iter().map(|(path, was, is)| ((*path).to_owned(), was.clone(), is.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn documents_are_told_leaf_by_leaf() {
        check(json!("a"), json!("a"), &[]);
        check(json!(null), json!(""), &[]);
        check(json!("a"), json!("b"), &[("", json!("a"), json!("b"))]);
        check(json!(["a"]), json!(["a", "b"]), &[("", json!(["a"]), json!(["a", "b"]))]);
        let field =
            |max: u8, labels: Json| json!({"key": "x_a", "max": max, "labels": labels, "unique": false});
        check(
            json!({"fields": [field(3, json!({"en": "A"}))]}),
            json!({"fields": [field(4, json!({"en": "A", "pl": "Ą"}))]}),
            &[("fields.x_a.labels.pl", json!(null), json!("Ą")), ("fields.x_a.max", json!(3), json!(4))],
        );
        check(
            json!({"fields": []}),
            json!({"fields": [field(3, json!({"en": "A"}))]}),
            &[("fields.x_a.labels.en", json!(null), json!("A")), ("fields.x_a.max", json!(null), json!(3))],
        );
        check(
            json!({"fields": [field(3, json!({}))]}),
            json!({"fields": []}),
            &[("fields.x_a.max", json!(3), json!(null))],
        );
    }

    #[test]
    fn however_deep_or_long_a_document_is_it_ends() {
        let mut deep = json!(1);
        for _ in 0..100 {
            deep = json!({ "a": deep });
        }
        let mut found = Vec::new();
        leaves(&[], &json!(null), &deep, &mut found);
        assert_eq!((found.len(), found[0].path.len()), (1, DEPTH_MAX));
        let long: Map<String, Json> = (0..5_000).map(|n| (n.to_string(), json!(n + 1))).collect();
        let (nothing, long) = (json!(null), Json::Object(long));
        let mut found = Vec::new();
        leaves(&[], &nothing, &long, &mut found);
        assert_eq!(found.len(), LEAVES_MAX);
    }
}
