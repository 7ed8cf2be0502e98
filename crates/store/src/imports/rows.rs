//! Records in bulk, by code, straight from their definitions: what an import reads and writes of a
//! chunk. Decides nothing: rights, rules and what changed are the caller's.

use std::borrow::Cow;
use std::collections::HashMap;

use access::{Action, Principal};
use entity::{Field, FieldType, FieldValue, Object, Part, Values, compute};
use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::records::sql::{self, Sql};
use crate::records::{custom, folded, reach};
use crate::{Error, Read, Row, Tx, Value, quoted};

/// Codes or ids of one statement.
const PAGE: usize = 1_000;

/// A record as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Id.
    pub id: Uuid,
    /// Version, raised by every change.
    pub version: i64,
    /// Whether the action that was asked for reaches it: in the person's scope, and not in the trash.
    pub reachable: bool,
    /// Whose record it is.
    pub owner: Option<Uuid>,
    /// Which unit it belongs to.
    pub unit: Option<Uuid>,
    /// Its fields.
    pub values: Values,
}

/// A record to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// Id, made by the app.
    pub id: Uuid,
    /// Whose record it is.
    pub owner: Option<Uuid>,
    /// Which unit it belongs to.
    pub unit: Option<Uuid>,
    /// Its fields; absent ones stay empty.
    pub values: Values,
}

/// A line to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// Id, made by the app.
    pub id: Uuid,
    /// The record it belongs to.
    pub parent: Uuid,
    /// Its number in the record, from 1.
    pub line: i64,
    /// Its fields.
    pub values: Values,
}

/// Fields that have a column of their own; the stamps are written apart.
fn stored(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.derived.is_none() && !field.is_aside() && !is_stamp(&field.key))
}

fn is_stamp(key: &str) -> bool {
    matches!(key, "created_at" | "updated_at")
}

/// The columns of fields, two for money.
fn columns(fields: &[Field]) -> Vec<String> {
    stored(fields).flat_map(|field| [Some(field.column()), field.currency_column()]).flatten().collect()
}

/// Reads the columns of `fields`, which begin at `at`.
fn read_values(row: &Row, fields: &[Field], mut at: usize) -> Result<Values, Error> {
    let mut values = Values::new();
    for field in fields.iter().filter(|field| !is_stamp(&field.key)) {
        values.insert(field.key.clone(), sql::take(field, row, &mut at)?);
    }
    Ok(values)
}

/// The expressions of fields in a SELECT from `t`.
fn select(fields: &[Field]) -> Result<String, Error> {
    let mut out = Vec::new();
    for field in fields.iter().filter(|field| !is_stamp(&field.key)) {
        out.extend(sql::select(field)?);
    }
    Ok(out.join(", "))
}

/// The database's values of a field: one, or two for money.
fn write_value(field: &Field, value: Option<&FieldValue>, out: &mut Vec<Value>) {
    out.extend(sql::put(field, value.unwrap_or(&FieldValue::Empty)));
}

fn placeholders(count: usize, from: usize) -> String {
    let all: Vec<String> = (from..from + count).map(|at| format!("${at}")).collect();
    all.join(", ")
}

/// The records with these codes, by code; those out of reach of `action` and those in the trash
/// too, since their codes are taken: `reachable` tells them apart.
pub async fn by_codes(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    codes: &[&str],
) -> Result<HashMap<String, Found>, Error> {
    let mut out = HashMap::with_capacity(codes.len());
    for page in codes.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let scope = sql::reach(&mut build, who, object, action)?.rows;
        let place = build.bind(Value::texts(page.iter().copied()));
        let among = db.dialect().is_one_of_texts("t.code", &place);
        let text = format!(
            "SELECT t.id, t.version, COALESCE(t.deleted_at IS NULL AND {scope}, FALSE), t.owner_id, t.unit_id, {} \
             FROM {} t \
             WHERE t.tenant_id = $1 AND {among}",
            select(&object.fields)?,
            quoted(&object.table)?,
        );
        for row in db.query(&text, &build.args).await? {
            let values = read_values(&row, &object.fields, 5)?;
            let code = values.get("code").map(FieldValue::to_text).unwrap_or_default();
            let (owner, unit) = (row.get(3)?, row.get(4)?);
            let (id, version, reachable) = (row.get(0)?, row.get(1)?, row.get(2)?);
            out.insert(code, Found { id, version, reachable, owner, unit, values });
        }
    }
    Ok(out)
}

/// The living records with these names that the person may read, by the name as it was asked for, without regard to case and
/// accents. A name that several have is there once, and not reachable: which one is meant nobody knows.
pub async fn by_names(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    names: &[&str],
) -> Result<HashMap<String, Found>, Error> {
    let mut folded: HashMap<String, Vec<&str>> = HashMap::new();
    for name in names {
        folded.entry(kernel::fold(name)).or_default().push(name);
    }
    let keys: Vec<&String> = folded.keys().filter(|key| !key.is_empty()).collect();
    let mut out: HashMap<String, Found> = HashMap::new();
    for page in keys.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        let place = build.bind(Value::texts(page.iter().map(|key| key.as_str())));
        let among = db.dialect().is_one_of_texts("t.name_key", &place);
        let text = format!(
            "SELECT t.id, t.version, t.name_key, t.owner_id, t.unit_id, {} FROM {} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
             AND {among} AND {scope}",
            select(&object.fields)?,
            quoted(&object.table)?,
        );
        for row in db.query(&text, &build.args).await? {
            let key: String = row.get(2)?;
            let values = read_values(&row, &object.fields, 5)?;
            for name in folded.get(&key).into_iter().flatten() {
                let (owner, unit) = (row.get(3)?, row.get(4)?);
                let (id, version, values) = (row.get(0)?, row.get(1)?, values.clone());
                let found = Found { id, version, reachable: true, owner, unit, values };
                out.entry((*name).to_owned()).and_modify(|one| one.reachable = false).or_insert(found);
            }
        }
    }
    Ok(out)
}

/// A living record the person may read.
pub async fn by_id(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    id: Uuid,
) -> Result<Option<Found>, Error> {
    let record = crate::records::get(db, who, object, Action::Read, id).await?;
    Ok(record.map(|record| Found {
        id,
        version: record.version,
        reachable: true,
        owner: record.owner,
        unit: record.unit,
        values: record.values,
    }))
}

/// The lines of records: their ids and values, in order.
pub async fn lines(
    db: &mut impl Read,
    tenant: TenantId,
    part: &Part,
    parents: &[Uuid],
) -> Result<HashMap<Uuid, Vec<(Uuid, Values)>>, Error> {
    let mut out: HashMap<Uuid, Vec<(Uuid, Values)>> = HashMap::new();
    for page in parents.chunks(PAGE) {
        let text = format!(
            "SELECT t.parent_id, t.id, {} FROM {} t WHERE t.tenant_id = $1 AND t.parent_id IN ({}) \
             ORDER BY t.parent_id, t.line",
            select(&part.fields)?,
            quoted(&part.table)?,
            placeholders(page.len(), 2)
        );
        let mut args: Vec<Value> = vec![tenant.uuid().into()];
        args.extend(page.iter().map(|id| Value::from(*id)));
        for row in db.query(&text, &args).await? {
            let line = (row.get(1)?, read_values(&row, &part.fields, 2)?);
            out.entry(row.get(0)?).or_default().push(line);
        }
    }
    Ok(out)
}

/// Writes new records, all or none. `actor` is nobody for the operator at the machine.
///
/// # Errors
/// [`Error::Unique`] on `code` where another transaction was faster.
pub async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    rows: &[NewRow],
    actor: Option<Uuid>,
    now: Timestamp,
) -> Result<(), Error> {
    let fixed = [
        "tenant_id",
        "id",
        "version",
        "owner_id",
        "name_key",
        "search_text",
        "custom",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
    ];
    let has_unit = object.field("unit").is_some();
    let rows: Vec<Cow<'_, NewRow>> = rows.iter().map(|row| completed(object, row)).collect();
    let mut names: Vec<String> = fixed.iter().map(|name| (*name).to_owned()).collect();
    if !has_unit {
        names.push("unit_id".to_owned());
    }
    names.extend(columns(&object.fields));
    names.extend(folded::fields(object).map(Field::folded_column));
    let values = rows.iter().map(|row| {
        let (name_key, search_text) = sql::keys(object, &row.values, &[]);
        let mut out: Vec<Value> = vec![
            tenant.uuid().into(),
            row.id.into(),
            1_i64.into(),
            row.owner.into(),
            name_key.into(),
            search_text.into(),
            custom::document(object, &row.values),
            now.into(),
            actor.into(),
            now.into(),
            actor.into(),
        ];
        if !has_unit {
            out.push(row.unit.into());
        }
        for field in stored(&object.fields) {
            write_value(field, row.values.get(&field.key), &mut out);
        }
        out.extend(folded::fields(object).map(|field| folded::value(field, row.values.get(&field.key))));
        out
    });
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    tx.insert_many(&object.table, &names, values.collect::<Vec<_>>()).await?;
    custom::mirror(tx, tenant, object, rows.iter().map(|row| (row.id, &row.values))).await
}

/// A row with what follows from it.
fn completed<'r>(object: &Object, row: &'r NewRow) -> Cow<'r, NewRow> {
    let computed = compute::computed(object, &row.values);
    if computed.is_empty() {
        return Cow::Borrowed(row);
    }
    let mut row = row.clone();
    row.values.extend(computed);
    Cow::Owned(row)
}

/// Writes lines of records.
pub async fn insert_lines(
    tx: &mut Tx,
    tenant: TenantId,
    part: &Part,
    lines: &[NewLine],
) -> Result<(), Error> {
    let mut names: Vec<String> =
        ["tenant_id", "id", "parent_id", "line"].iter().map(|name| (*name).to_owned()).collect();
    names.extend(columns(&part.fields));
    let rows = lines.iter().map(|line| {
        let mut out: Vec<Value> =
            vec![tenant.uuid().into(), line.id.into(), line.parent.into(), line.line.into()];
        for field in stored(&part.fields) {
            write_value(field, line.values.get(&field.key), &mut out);
        }
        out
    });
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    tx.insert_many(&part.table, &names, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Makes records found by their lines, where those say how to reach somebody: after the lines have changed.
pub async fn reached(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    records: Vec<Uuid>,
) -> Result<(), Error> {
    reach::renew(tx, tenant, object, records).await
}

/// Takes away the lines of a record: its new ones follow in the same transaction.
pub async fn delete_lines(tx: &mut Tx, tenant: TenantId, part: &Part, parent: Uuid) -> Result<(), Error> {
    let sql = format!("DELETE FROM {} WHERE tenant_id = $1 AND parent_id = $2", quoted(&part.table)?);
    tx.execute(&sql, &[tenant.uuid().into(), parent.into()]).await?;
    Ok(())
}

/// Changes fields of a record as it was read; false where somebody else changed it since.
/// `whole` are all its values after the change.
///
/// # Errors
/// [`Error::Refused`] `field-taken`, `record-circle`.
#[expect(clippy::too_many_arguments, reason = "a row's whole identity and what is said about the change")]
pub async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    id: Uuid,
    version: i64,
    changed: &Values,
    whole: &Values,
    actor: Option<Uuid>,
    now: Timestamp,
) -> Result<bool, Error> {
    let mut changed = changed.clone();
    changed.extend(compute::computed(object, whole));
    let points = reach::read(tx, tenant, object, &[id]).await?;
    let (name_key, search_text) = sql::keys(object, whole, points.get(&id).map_or(&[], Vec::as_slice));
    let mut args: Vec<Value> = vec![
        tenant.uuid().into(),
        id.into(),
        version.into(),
        name_key.into(),
        search_text.into(),
        now.into(),
        actor.into(),
    ];
    let mut sets = String::new();
    for field in stored(&object.fields) {
        let Some(value) = changed.get(&field.key) else { continue };
        for column in [Some(field.column()), field.currency_column()].into_iter().flatten() {
            sets.push_str(&format!(", {} = ${}", quoted(&column)?, args.len() + 1));
            args.push(Value::Null);
        }
        let width = 1 + usize::from(field.kind == FieldType::Money);
        args.truncate(args.len() - width);
        write_value(field, Some(value), &mut args);
    }
    for (column, value) in folded::companions(object, &changed)? {
        args.push(value);
        sets.push_str(&format!(", {column} = ${}", args.len()));
    }
    if let Some((set, value)) = custom::patch(tx.dialect(), object, &changed, args.len() + 1) {
        args.push(value);
        sets.push_str(&format!(", {set}"));
    }
    let text = format!(
        "UPDATE {} SET version = version + 1, name_key = $4, search_text = $5, updated_at = $6, updated_by = $7{sets} \
         WHERE tenant_id = $1 AND id = $2 AND version = $3 AND deleted_at IS NULL",
        quoted(&object.table)?
    );
    let done = tx.execute(&text, &args).await? == 1;
    if done {
        crate::records::no_circle(tx, tenant, object, &changed, id).await?;
        custom::mirror_again(tx, tenant, object, id, &changed).await?;
    }
    Ok(done)
}

/// Sets the status of a record, whatever its version: a consequence, not a person's edit.
pub async fn set_status(
    tx: &mut Tx,
    tenant: TenantId,
    table: &str,
    id: Uuid,
    status: &str,
    actor: Option<Uuid>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = format!(
        "UPDATE {} SET status = $3, version = version + 1, updated_at = $4, updated_by = $5 \
         WHERE tenant_id = $1 AND id = $2",
        quoted(table)?
    );
    tx.execute(&sql, &[tenant.uuid().into(), id.into(), status.into(), now.into(), actor.into()]).await?;
    Ok(())
}

/// Whether somebody stands in a slot of the placement tree.
pub async fn slot_taken(
    db: &mut impl Read,
    tenant: TenantId,
    parent: Uuid,
    slot: u16,
) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM tree_edge WHERE tenant_id = $1 AND tree = 'placement' AND parent_id = $2 \
        AND slot = $3 AND valid_to IS NULL";
    let args = [tenant.uuid().into(), parent.into(), slot.into()];
    Ok(db.query_opt(sql, &args).await?.is_some())
}
