//! Single records and labels; refuses rows outside the predicate.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldValue, Object, Values};
use uuid::Uuid;

use super::list::{columns, record};
use super::sql::{self, Sql};
use super::{Line, Record};
use crate::db::{Error, Read, Value, quoted};

/// One record with its parts, or `None` when it does not exist, is in the trash, or `who` may not
/// `action` it: nobody can tell which.
pub async fn get(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, action, id, ("t.deleted_at IS NULL", true)).await
}

/// A record that was made a moment ago; without a look for lines where it got none.
pub(super) async fn made(
    db: &mut impl Read,
    tenant: kernel::TenantId,
    object: &Object,
    id: Uuid,
    lines: bool,
) -> Result<Option<Record>, Error> {
    one(db, &Principal::operator(tenant), object, Action::Read, id, ("t.deleted_at IS NULL", lines)).await
}

/// As [`get`], of a record that is in the trash.
pub(super) async fn trashed(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, action, id, ("t.deleted_at IS NOT NULL", true)).await
}

/// As [`get`] by the right to read, of a record in the trash too: for what concerns everything that is held.
pub async fn any(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, Action::Read, id, ("1 = 1", true)).await
}

async fn one(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
    (place, lines): (&str, bool),
) -> Result<Option<Record>, Error> {
    let fields: Vec<&Field> = object.fields.iter().collect();
    let mut build = Sql::new(who.tenant);
    let scope = sql::reach(&mut build, who, object, action)?.rows;
    let id = build.bind(id);
    let text = format!(
        "SELECT {} FROM {} t WHERE t.tenant_id = $1 AND t.id = {id} AND {place} AND {scope}",
        columns(&fields)?,
        quoted(&object.table)?
    );
    let Some(row) = db.query_opt(&text, &build.args).await? else { return Ok(None) };
    let mut found = record(&fields, &row)?;
    for part in &object.parts {
        let held = if lines { part_lines(db, who, part, found.id).await? } else { Vec::new() };
        found.parts.insert(part.key.clone(), held);
    }
    Ok(Some(found))
}

/// Whether a record exists, outside the trash, in the rows of a predicate: for features whose right is
/// named otherwise than the object.
pub async fn exists(
    db: &mut impl Read,
    tenant: kernel::TenantId,
    object: &Object,
    predicate: &access::Predicate,
    id: Uuid,
) -> Result<bool, Error> {
    let mut build = Sql::new(tenant);
    let scope = sql::scope(&mut build, object, predicate)?.rows;
    let id = build.bind(id);
    let text = format!(
        "SELECT t.id FROM {} t WHERE t.tenant_id = $1 AND t.id = {id} AND t.deleted_at IS NULL AND {scope}",
        quoted(&object.table)?
    );
    Ok(db.query_opt(&text, &build.args).await?.is_some())
}

async fn part_lines(
    db: &mut impl Read,
    who: &Principal,
    part: &entity::Part,
    parent: Uuid,
) -> Result<Vec<Line>, Error> {
    let mut selected = vec!["t.id".to_owned()];
    for field in &part.fields {
        selected.extend(sql::select(field)?);
    }
    let text = format!(
        "SELECT {} FROM {} t WHERE t.tenant_id = $1 AND t.parent_id = $2 ORDER BY t.line",
        selected.join(", "),
        quoted(&part.table)?
    );
    let rows = db.query(&text, &[who.tenant.uuid().into(), parent.into()]).await?;
    rows.iter()
        .map(|row| {
            let mut at = 1;
            let mut values = Values::new();
            for field in &part.fields {
                values.insert(field.key.clone(), sql::take(field, row, &mut at)?);
            }
            Ok(Line { id: row.get(0)?, values })
        })
        .collect()
}

/// What a reference shows, as far as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The record's code, where its object has codes and they are not hidden.
    pub code: Option<String>,
    /// Its name; empty where it is hidden.
    pub name: String,
}

/// What stands for a value that may not be shown.
pub const MASK: &str = "•••";

impl Label {
    /// The words for the record: its name, or its code where the name is hidden, or dots where both are.
    pub fn words(&self) -> &str {
        words(&self.name, self.code.as_deref())
    }
}

pub(super) fn words<'l>(name: &'l str, code: Option<&'l str>) -> &'l str {
    if name.is_empty() { code.unwrap_or(MASK) } else { name }
}

/// The labels of the records among `ids` that `who` may read, without the codes and names `who` may not. Ids that are
/// missing or foreign are absent from the answer.
///
/// Invariant: every word for a record that is not itself being shown comes from here.
pub async fn labels(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Label>, Error> {
    let mut out = BTreeMap::new();
    let (code, name) = naming(who, object)?;
    for chunk in ids.chunks(500) {
        let mut build = Sql::new(who.tenant);
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        let among = build.among(db.dialect(), "t.id", chunk);
        let text = format!(
            "SELECT t.id, {code}, {name} FROM {} t WHERE t.tenant_id = $1 AND {among} AND {scope}",
            quoted(&object.table)?,
        );
        for row in db.query(&text, &build.args).await? {
            let name = row.get::<Option<String>>(2)?.unwrap_or_default();
            out.insert(row.get(0)?, Label { code: row.get(1)?, name });
        }
    }
    Ok(out)
}

/// The columns of a record's code and name, and nothing in the place of those that `who` may not read.
pub(super) fn naming(who: &Principal, object: &Object) -> Result<(String, String), Error> {
    let column = |key: &str| -> Result<String, Error> {
        let read = object.field(key).filter(|field| who.field(&object.key, &field.key).reads());
        Ok(match read {
            Some(field) => format!("t.{}", quoted(&field.column())?),
            None => "NULL".to_owned(),
        })
    };
    Ok((column("code")?, column(&object.name)?))
}

/// Whether `id` is a record of `object` that `who` may `action`.
pub(super) async fn reaches(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<bool, Error> {
    let mut build = Sql::new(who.tenant);
    let scope = sql::scope(&mut build, object, &who.predicate(&object.key, action))?.rows;
    let id: String = build.bind(Value::Uuid(id));
    let text = format!(
        "SELECT 1 FROM {} t WHERE t.tenant_id = $1 AND t.id = {id} AND t.deleted_at IS NULL AND {scope}",
        quoted(&object.table)?
    );
    Ok(db.query_opt(&text, &build.args).await?.is_some())
}

/// The references among `values`, with the field and the object they point to.
pub(super) fn references<'f>(
    who: &'f Principal,
    fields: &'f [Field],
    values: &'f Values,
) -> impl Iterator<Item = (&'f Field, &'f Object, Uuid)> {
    fields.iter().filter(|field| field.derived.is_none()).filter_map(|field| {
        let FieldValue::Ref(id) = values.get(&field.key)? else { return None };
        Some((field, &**who.catalog.get(field.to.as_deref()?)?, id.uuid()))
    })
}
