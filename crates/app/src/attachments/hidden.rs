//! Files that stand in fields the reader may not see: as unknown as the fields themselves. Refuses to tell a masked field from a
//! hidden one by its files.

use std::collections::BTreeSet;

use access::Principal;
use entity::{Field, FieldValue, Object};
use serde_json::Value as Json;
use store::Read;
use store::records::Record;
use uuid::Uuid;

use crate::Error;

/// Entries of a record's past that are looked at for files a field named before.
const PAST_MAX: i64 = 1_000;

/// The files of a record that a field names, or named before, which the person may not read, and that no field names now which
/// the person reads.
///
/// # Errors
/// Faults of the database.
pub(super) async fn hidden(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    record: &Record,
) -> Result<BTreeSet<Uuid>, Error> {
    let reads = |field: &&Field| who.field(&object.key, &field.key).reads();
    let (shown, closed): (Vec<&Field>, Vec<&Field>) =
        object.fields.iter().filter(|field| field.kind.is_file()).partition(reads);
    if closed.is_empty() {
        return Ok(BTreeSet::new());
    }
    let named = |field: &&Field| match record.values.get(&field.key) {
        Some(FieldValue::Ref(file)) => Some(file.uuid()),
        _ => None,
    };
    let mut files: BTreeSet<Uuid> = closed.iter().filter_map(named).collect();
    // What the field named before lies at the record still, and says as much.
    let absorbed = store::merges::absorbed(db, who.tenant, &object.key, record.id).await?;
    let records: Vec<Uuid> =
        std::iter::once(record.id).chain(absorbed.into_iter().map(|(id, _)| id)).collect();
    let past = store::audit::history(db, who.tenant, &object.key, &records, None, PAST_MAX).await?;
    for diff in past.iter().filter_map(|entry| entry.diff.as_ref()) {
        let sides = closed.iter().filter_map(|field| diff.get(&field.key)?.as_array()).flatten();
        files.extend(sides.filter_map(Json::as_str).filter_map(|id| Uuid::parse_str(id).ok()));
    }
    for file in shown.iter().filter_map(named) {
        files.remove(&file);
    }
    Ok(files)
}
