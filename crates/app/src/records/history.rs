//! What happened to a record, the newest first, without the fields the reader may not see.

use access::{Action, FieldRight, Principal};
use entity::{Field, FieldType, FieldValue, Object};
use jiff::Timestamp;
use kernel::Problem;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::records::MASK;
use uuid::Uuid;

use super::{Viewer, view};
use crate::{Cx, Error, roles, schema};

/// Entries of one page.
const PAGE: i64 = 50;

/// One page of a record's history.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryPage {
    /// The newest first.
    pub items: Vec<Entry>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// By whom; none is the system, or a person who was forgotten.
    pub by: Option<String>,
    /// For which absent person, where somebody stood in.
    pub on_behalf: Option<String>,
    /// The code of the record it happened to, where that was merged into this one since.
    pub of: Option<String>,
    /// `create`, `update`, `trash` …
    pub action: String,
    /// What changed.
    pub changes: Vec<FieldChange>,
}

/// One field's change.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// Its label.
    pub label: String,
    /// What it was.
    pub before: Json,
    /// What it is since.
    pub after: Json,
}

/// The history of a record the caller may read, of one field alone where it is named.
///
/// # Errors
/// [`Error::NotFound`] as for the record itself; `field-unknown` for a field that is none, or hidden.
pub async fn history(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    field: Option<&str>,
    cursor: Option<&str>,
) -> Result<HistoryPage, Error> {
    let schema = schema::get(cx, who, key)?;
    let object = schema::visible(who, key)?;
    let mut db = cx.db.read();
    store::records::get(&mut db, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
    if let Some(field) = field.filter(|field| !known(who, object, field)) {
        return Err(Problem::new("field-unknown").field("field").token(field).into());
    }
    let before = cursor.filter(|text| !text.is_empty()).map(Uuid::parse_str).transpose();
    let before = before.map_err(|_| Error::Malformed(kernel::Problem::new("cursor-malformed")))?;
    let absorbed = store::merges::absorbed(&mut db, who.tenant, key, id).await?;
    let records: Vec<Uuid> = std::iter::once(id).chain(absorbed.iter().map(|(id, _)| *id)).collect();
    let seen =
        store::audit::field_history(&mut db, who.tenant, key, &records, field, before, PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = if seen.len() > whole { seen.get(whole - 1).map(|entry| entry.id.to_string()) } else { None };
    let diffs = || seen.iter().filter_map(|entry| entry.diff.as_ref());
    let labels = Viewer { who, object }.labels(&mut db, references(object, diffs())).await?;
    let holders = holders(&mut db, who, object, diffs()).await?;
    let words = ChangeWords { cx, who, schema: &schema, object, labels: &labels, holders: &holders };
    let coded = who.field(key, "code").reads();
    let items = seen.into_iter().take(whole).map(|entry| {
        let mut changes = entry.diff.as_ref().map(|diff| words.changes(diff)).unwrap_or_default();
        changes.retain(|change| field.is_none_or(|field| is_of(&change.field, field)));
        let other = absorbed.iter().find(|(id, _)| *id == entry.record);
        let of = other.map(|(id, code)| code.clone().filter(|_| coded).unwrap_or_else(|| id.to_string()));
        Entry {
            at: entry.at,
            by: entry.actor_name,
            on_behalf: entry.on_behalf,
            of,
            changes,
            action: entry.action,
        }
    });
    Ok(HistoryPage { items: items.collect(), next })
}

/// Whether a change is one of a field, or of something within it: `rights.account.read`.
fn is_of(change: &str, field: &str) -> bool {
    change == field || change.split_once('.').is_some_and(|(whole, _)| whole == field)
}

/// Whether the object has such a field or part, of which the person may know.
fn known(who: &Principal, object: &Object, field: &str) -> bool {
    let there =
        object.field(field).is_some() || object.part(field).is_some() || matches!(field, "owner" | "unit");
    there && who.field(&object.key, field) != FieldRight::None
}

/// What the changes of one object's entries are put into words with.
pub(crate) struct ChangeWords<'a> {
    pub(crate) cx: &'a Cx,
    pub(crate) who: &'a Principal,
    pub(crate) schema: &'a schema::ObjectSchema,
    pub(crate) object: &'a Object,
    /// The words of the records that old and new values point to.
    pub(crate) labels: &'a BTreeMap<String, BTreeMap<Uuid, store::records::Label>>,
    /// The names of owners and units.
    pub(crate) holders: &'a HashMap<Uuid, String>,
}

impl ChangeWords<'_> {
    /// The changes the reader may see; what is no pair of values says nothing of a field.
    pub(crate) fn changes(&self, diff: &Json) -> Vec<FieldChange> {
        let pairs = diff.as_object().into_iter().flatten();
        let change = |(field, pair): (&String, &Json)| {
            let right = self.right(field);
            let (Some(before), Some(after)) = (pair.get(0), pair.get(1)) else { return Vec::new() };
            // Rights are told one by one: nobody reads two documents for what differs.
            if self.object.key == "role" && field == "rights" && right.reads() {
                return roles::told(self.cx, self.who, before, after);
            }
            let shown = |value: &Json| {
                if right.reads() { self.worded(field, value) } else { Json::from(MASK) }
            };
            let change = (right != FieldRight::None).then(|| FieldChange {
                label: self.label(field),
                field: field.clone(),
                before: shown(before),
                after: shown(after),
            });
            change.into_iter().collect()
        };
        pairs.flat_map(change).collect()
    }

    fn worded(&self, field: &str, value: &Json) -> Json {
        if let Some((_, id)) = holder(self.object, field, value) {
            return json!(self.holders.get(&id));
        }
        let Some(field) = self.object.field(field) else { return value.clone() };
        let number = value.as_str().filter(|_| field.kind == FieldType::Phone).and_then(entity::phone::shown);
        number.map_or_else(|| led(field, value, self.labels), Json::from)
    }

    /// The right to what a change says. What a merge notes is made of codes and names of this object's records, and the name of
    /// a file may be that of a field hidden from the reader.
    fn right(&self, field: &str) -> FieldRight {
        let right = |field: &str| self.who.field(&self.object.key, field);
        match field {
            "merged" | "merged_into" if self.object.field(field).is_none() => {
                right("code").min(right(&self.object.name))
            }
            "attachment" if self.object.field(field).is_none() => {
                let files = self.object.fields.iter().filter(|field| field.kind.is_file());
                let reads = files.map(|field| right(&field.key)).all(FieldRight::reads);
                if reads { right(field) } else { right(field).min(FieldRight::Masked) }
            }
            _ => right(field),
        }
    }

    fn label(&self, field: &str) -> String {
        let language = crate::Language::from_tag(&self.who.language).unwrap_or_default();
        let own = self.schema.fields.iter().find(|one| one.key == field).map(|one| one.label.clone());
        let part = || self.schema.parts.iter().find(|one| one.key == field).map(|one| one.label.clone());
        own.or_else(part)
            .or_else(|| self.cx.words.find(language, &format!("field-{field}"), &[]))
            .unwrap_or_else(|| field.to_owned())
    }
}

/// A kept value with the words of the records it leads to; every other value as it is.
pub(crate) fn led(
    field: &Field,
    value: &Json,
    labels: &BTreeMap<String, BTreeMap<Uuid, store::records::Label>>,
) -> Json {
    if view::leads_to(field).is_none() {
        return value.clone();
    }
    FieldValue::kept(field, value).map_or(Json::Null, |value| view::one(field, &value, labels))
}

/// The records that old and new values point to.
pub(crate) fn references<'s>(
    object: &Object,
    diffs: impl IntoIterator<Item = &'s Json>,
) -> BTreeMap<String, BTreeSet<Uuid>> {
    let mut wanted: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    for (field, pair) in diffs.into_iter().filter_map(Json::as_object).flatten() {
        let Some(field) = object.field(field) else { continue };
        let Some(to) = view::leads_to(field) else { continue };
        // Before and after; several links are a list each.
        let sides = pair.as_array().into_iter().flatten();
        let ids = sides
            .flat_map(|side| side.as_array().map_or(std::slice::from_ref(side), Vec::as_slice))
            .filter_map(Json::as_str)
            .filter_map(|text| Uuid::parse_str(text).ok());
        wanted.entry(to.to_owned()).or_default().extend(ids);
    }
    wanted
}

/// Whose a record is and where it belongs, of objects for which these are no fields.
fn holder(object: &Object, field: &str, side: &Json) -> Option<(bool, Uuid)> {
    let owner = field == "owner";
    let held = (owner || field == "unit") && object.field(field).is_none();
    // Entries from before ids were noted hold names.
    side.as_str().filter(|_| held).and_then(|text| Uuid::parse_str(text).ok()).map(|id| (owner, id))
}

/// The names of the owners and units that old and new values point to.
pub(crate) async fn holders<'s>(
    db: &mut impl store::Read,
    who: &Principal,
    object: &Object,
    diffs: impl IntoIterator<Item = &'s Json>,
) -> Result<HashMap<Uuid, String>, Error> {
    let (mut owners, mut units) = (HashSet::new(), HashSet::new());
    for (field, pair) in diffs.into_iter().filter_map(Json::as_object).flatten() {
        let sides = pair.as_array().into_iter().flatten();
        for (owner, id) in sides.filter_map(|side| holder(object, field, side)) {
            if owner {
                owners.insert(id)
            } else {
                units.insert(id)
            };
        }
    }
    Ok(store::bulk::names(db, who.tenant, &owners, &units).await?)
}
