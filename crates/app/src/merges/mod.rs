//! Records of one thing made one: the winner keeps its id and code and takes the chosen values, everything that refers to the
//! others moves to it, and those lead to it from the trash. Taken back as long as nothing has changed since. Refuses what
//! would harm the network, and objects whose records are no things or people.

mod merge;
mod network;
mod preview;
mod undo;

use access::{Action, Principal};
use entity::{Object, same};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::merges::Moved;
use store::records::Record;
use uuid::Uuid;

use crate::{Error, records, schema};

pub use merge::{Command, Done, merge};
pub use preview::{Preview, label, preview};
pub use undo::undo;

/// Records of one merge.
const RECORDS_MAX: usize = 10;
/// Objects that are never merged: workflow, money, and what rights and the organisation hang on.
const NEVER: [&str; 7] = ["order", "payment", "plan", "role", "run", "unit", "zone"];

/// What a merge moved, kept for the way back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Kept {
    /// References.
    moved: Vec<Moved>,
    /// The versions of the records they stood in, after the merge.
    versions: BTreeMap<String, BTreeMap<Uuid, i64>>,
    /// The winner's fields before: those that changed, as the API writes them.
    values: serde_json::Map<String, serde_json::Value>,
    /// The lines the winner took over from the others, by part.
    lines: BTreeMap<String, Vec<Uuid>>,
    /// Moves in the trees.
    network: Vec<network::Rehung>,
}

/// The object, for somebody who may merge its records: change them, put them into the trash, and see every field, since a
/// merge decides about each.
fn mergeable<'w>(who: &'w Principal, key: &str) -> Result<&'w Arc<Object>, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Update)?;
    who.require(key, Action::Trash)?;
    if NEVER.contains(&key) || same::recognised(object).is_empty() {
        return Err(Problem::new("merge-not-offered").with("object", key).into());
    }
    records::writable(object, false)?;
    let mut fields =
        object.fields.iter().map(|field| &field.key).chain(object.parts.iter().map(|part| &part.key));
    if fields.any(|field| !who.field(key, field).reads()) {
        return Err(Error::Forbidden(Problem::new("merge-fields-hidden").with("object", key)));
    }
    Ok(object)
}

/// Whether somebody may merge records of an object.
pub(crate) fn offered(who: &Principal, key: &str) -> bool {
    mergeable(who, key).is_ok()
}

/// Refuses a merge of one record with itself, of none, and of too many.
fn distinct(ids: &[Uuid]) -> Result<(), Error> {
    let different: std::collections::BTreeSet<&Uuid> = ids.iter().collect();
    if different.len() != ids.len() {
        return Err(Problem::new("merge-self").field("records").into());
    }
    if !(2..=RECORDS_MAX).contains(&ids.len()) {
        return Err(Problem::new("merge-count").with("max", RECORDS_MAX).field("records").into());
    }
    Ok(())
}

/// A record as its code and name say.
fn named(object: &Object, record: &Record) -> String {
    named_by(object, record, |_| true)
}

/// As [`named`], for somebody who may not read all of it.
fn seen(who: &Principal, object: &Object, record: &Record) -> String {
    named_by(object, record, |key| who.field(&object.key, key).reads())
}

fn named_by(object: &Object, record: &Record, shown: impl Fn(&str) -> bool) -> String {
    let text = |key: &str| {
        let value = record.values.get(key).filter(|_| shown(key));
        value.map(entity::FieldValue::to_text).filter(|text| !text.is_empty())
    };
    let parts: Vec<String> = [text(&object.name), text("code")].into_iter().flatten().collect();
    if parts.is_empty() { record.id.to_string() } else { parts.join(" · ") }
}
