//! What of a record leads elsewhere by more than one reference: fields of several links, and those that name one of the
//! record's files. Refuses links to what the person may not read, files of other records, and pictures that are none. What a
//! field leads to out of the person's sight stays: nobody takes away what nobody showed them.

use std::collections::BTreeSet;

use access::{Action, Principal};
use entity::{FieldType, FieldValue, Object, Values};
use kernel::{Problem, RecordId};
use uuid::Uuid;

use super::sql::{self, Sql};
use crate::attachments::{self, State};
use crate::db::{Error, Read, quoted};

/// Pictures a browser draws and nothing else in them runs.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Checks links and files among the values that a record `id` is to have, and adds the links out of the person's sight that it
/// has `before`.
pub(super) async fn settle(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    id: Uuid,
    before: &Values,
    values: &mut Values,
) -> Result<(), Error> {
    for field in object.fields.iter().filter(|field| field.kind == FieldType::Links) {
        let Some(target) = field.to.as_deref().and_then(|to| who.catalog.get(to)) else { continue };
        let Some(value) = values.get(&field.key) else { continue };
        let (old, new) = (refs(before.get(&field.key)), refs(Some(value)));
        let added: Vec<Uuid> = new.iter().filter(|id| !old.contains(id)).map(|id| id.uuid()).collect();
        if seen(db, who, target, &added).await?.len() < added.len() {
            return Err(Problem::new("field-reference-unknown").field(&field.key).into());
        }
    }
    keep_unseen(db, who, object, before, values).await?;
    for field in object.fields.iter().filter(|field| field.kind.is_file()) {
        let Some(FieldValue::Ref(file)) = values.get(&field.key) else { continue };
        if before.get(&field.key) == Some(&FieldValue::Ref(*file)) {
            continue;
        }
        let found = attachments::get(db, who.tenant, file.uuid(), State::Kept).await?;
        let found = found.filter(|found| found.object == object.key && found.record == id);
        let found = found.ok_or_else(|| Problem::new("field-file-unknown").field(&field.key))?;
        if field.kind == FieldType::Image && !PICTURES.contains(&found.media_type.as_str()) {
            return Err(Problem::new("field-file-no-image").field(&field.key).into());
        }
    }
    Ok(())
}

/// Adds to fields of several links what they lead to `before` out of the person's sight.
///
/// # Errors
/// Faults of the database.
pub async fn keep_unseen(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    before: &Values,
    values: &mut Values,
) -> Result<(), Error> {
    for field in object.fields.iter().filter(|field| field.kind == FieldType::Links) {
        let Some(target) = field.to.as_deref().and_then(|to| who.catalog.get(to)) else { continue };
        let Some(value) = values.get(&field.key) else { continue };
        let mut ids = refs(Some(value)).to_vec();
        let gone = refs(before.get(&field.key)).iter().filter(|id| !ids.contains(id)).copied();
        let gone: Vec<RecordId> = gone.collect();
        let shown = seen(db, who, target, &gone.iter().map(|id| id.uuid()).collect::<Vec<_>>()).await?;
        ids.extend(gone.into_iter().filter(|id| !shown.contains(&id.uuid())));
        if !ids.is_empty() {
            values.insert(field.key.clone(), FieldValue::Refs(ids));
        }
    }
    Ok(())
}

fn refs(value: Option<&FieldValue>) -> &[RecordId] {
    match value {
        Some(FieldValue::Refs(ids)) => ids,
        _ => &[],
    }
}

/// Those of the records that are alive and that the person may read.
async fn seen(
    db: &mut impl Read,
    who: &Principal,
    target: &Object,
    ids: &[Uuid],
) -> Result<BTreeSet<Uuid>, Error> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut build = Sql::new(who.tenant);
    let scope = sql::scope(&mut build, target, &who.predicate(&target.key, Action::Read))?.rows;
    let among = build.among(db.dialect(), "t.id", ids);
    let text = format!(
        "SELECT t.id FROM {} t WHERE t.tenant_id = $1 AND {among} AND t.deleted_at IS NULL AND {scope}",
        quoted(&target.table)?,
    );
    db.query(&text, &build.args).await?.iter().map(|row| row.get(0)).collect()
}
