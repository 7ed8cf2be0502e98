//! Entries of the log as their reader may see them: records in reach by name, fields under their rights, people and tokens
//! for those who administer everybody.

use std::collections::{BTreeMap, HashSet};

use access::{Action, Predicate, Principal, Scope};
use entity::Object;
use kernel::Problem;
use serde_json::Value as Json;
use store::audit::Logged;
use uuid::Uuid;

use super::AuditItem;
use super::people::People;
use super::settings;
use crate::records::{ChangeWords, FieldChange, Viewer, holders, references};
use crate::{Cx, Error, Language, schema};

/// Things with entries and no definition: what changed of them stands in no object's words.
const PEOPLE: [&str; 5] = ["user", "token", "deputy", "passkey", "identity"];

/// Entry → the record's words (none where the record is gone) and what changed, for records in the reader's reach.
type Reached = BTreeMap<Uuid, (Option<String>, Vec<FieldChange>)>;

/// The entries, with what the reader may see of each.
pub(super) async fn items(cx: &Cx, who: &Principal, found: Vec<Logged>) -> Result<Vec<AuditItem>, Error> {
    let mut by_object: BTreeMap<&str, Vec<&Logged>> = BTreeMap::new();
    let told = |entry: &&Logged| entry.record.is_some() || settings::is_one(&entry.object);
    for entry in found.iter().filter(told) {
        by_object.entry(&entry.object).or_default().push(entry);
    }
    let mut reached = Reached::new();
    for (key, entries) in by_object {
        if PEOPLE.contains(&key) {
            people(cx, who, &entries, &mut reached).await?;
        } else if settings::is_one(key) {
            for (entry, changes) in settings::changes(cx, who, key, &entries).await? {
                reached.insert(entry, (None, changes));
            }
        } else if let Some(object) = who.catalog.get(key).filter(|_| who.may(key, Action::Read)) {
            records(cx, who, object, &entries, &mut reached).await?;
        }
    }
    Ok(found.into_iter().map(|entry| item(cx, who, entry, &mut reached)).collect())
}

/// What the entry is about, in the reader's words.
fn about(cx: &Cx, who: &Principal, key: &str) -> Option<String> {
    let language = Language::from_tag(&who.language).unwrap_or_default();
    if who.catalog.get(key).is_some() {
        return Some(schema::plural(cx, who, language, key));
    }
    cx.words.find(language, &format!("roles-object-{key}"), &[])
}

fn item(cx: &Cx, who: &Principal, entry: Logged, reached: &mut Reached) -> AuditItem {
    let refused =
        (entry.seen.action == "denied").then(|| entry.seen.diff.as_ref().and_then(denial)).flatten();
    let known = reached.remove(&entry.seen.id);
    let record = entry.record.filter(|_| known.is_some());
    let (label, changes) = known.unwrap_or_default();
    AuditItem {
        id: entry.seen.id,
        at: entry.seen.at,
        actor: entry.seen.actor,
        by: entry.seen.actor_name,
        on_behalf: entry.seen.on_behalf,
        token: entry.token,
        object_label: about(cx, who, &entry.object),
        object: entry.object,
        record,
        label,
        action: entry.seen.action,
        request: entry.request,
        address: entry.address,
        changes,
        refused,
    }
}

/// A denial as the problem it was.
fn denial(diff: &Json) -> Option<Problem> {
    let params = diff.get("params")?.as_object()?;
    let problem = Problem::new(diff.get("code")?.as_str()?);
    Some(
        params
            .iter()
            .fold(problem, |problem, (key, value)| problem.with(key, value.as_str().unwrap_or_default())),
    )
}

async fn records(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    entries: &[&Logged],
    reached: &mut Reached,
) -> Result<(), Error> {
    let mut db = cx.db.read();
    let mut ids: Vec<Uuid> = entries.iter().filter_map(|entry| entry.record).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = store::records::labels(&mut db, who, object, &ids).await?;
    let everything = who.predicate(&object.key, Action::Read) == Predicate::All;
    // What was purged since has no name; only who sees every record may know that it was there.
    let near = |id: &Uuid| names.contains_key(id) || everything;
    let seen: Vec<&&Logged> =
        entries.iter().filter(|entry| entry.record.as_ref().is_some_and(near)).collect();
    let schema = schema::get(cx, who, &object.key)?;
    let diffs = || seen.iter().filter_map(|entry| entry.seen.diff.as_ref());
    let wanted = references(object, diffs());
    let labels = Viewer { who, object }.labels(&mut db, wanted).await?;
    let holders = holders(&mut db, who, object, diffs()).await?;
    let words = ChangeWords { cx, who, schema: &schema, object, labels: &labels, holders: &holders };
    for entry in seen {
        let name = entry.record.and_then(|id| names.get(&id)).and_then(named);
        let changes = entry.seen.diff.as_ref().map(|diff| words.changes(diff)).unwrap_or_default();
        reached.insert(entry.seen.id, (name, changes));
    }
    Ok(())
}

fn named(label: &store::records::Label) -> Option<String> {
    let parts = [Some(label.name.as_str()), label.code.as_deref()].into_iter().flatten();
    let mut parts: Vec<&str> = parts.filter(|text| !text.is_empty()).collect();
    // What has no name of its own is called by its code, once.
    parts.dedup();
    Some(parts.join(" · ")).filter(|text| !text.is_empty())
}

/// People and their tokens: for those who see everybody.
async fn people(cx: &Cx, who: &Principal, entries: &[&Logged], reached: &mut Reached) -> Result<(), Error> {
    if who.scope("user", Action::Read) != Scope::All {
        return Ok(());
    }
    let diffs = entries.iter().filter_map(|entry| entry.seen.diff.as_ref());
    let mut db = cx.db.read();
    let words = People::new(cx, &mut db, who, diffs).await?;
    let about = |entry: &&&Logged| entry.object == "user";
    let ids: HashSet<Uuid> = entries.iter().filter(about).filter_map(|entry| entry.record).collect();
    let names = store::bulk::names(&mut db, who.tenant, &ids, &HashSet::new()).await?;
    for entry in entries {
        let changes = entry.seen.diff.as_ref().map(|diff| words.changes(diff)).unwrap_or_default();
        let name = entry.record.and_then(|id| names.get(&id).cloned());
        reached.insert(entry.seen.id, (name, changes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_named_once() {
        for (name, code, expected) in [
            ("Anna", Some("A-1"), Some("Anna · A-1")),
            ("R-000002", Some("R-000002"), Some("R-000002")),
            ("", Some("R-000002"), Some("R-000002")),
            ("Anna", None, Some("Anna")),
            ("", None, None),
        ] {
            let label = store::records::Label { name: name.to_owned(), code: code.map(str::to_owned) };
            assert_eq!(named(&label).as_deref(), expected);
        }
    }
}
