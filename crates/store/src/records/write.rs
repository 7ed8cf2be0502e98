//! Creating, changing and trashing a record; refuses stale versions, taken codes, references the person
//! may not see, and a change that would carry the record out of the person's reach.

use std::collections::BTreeMap;

use access::{Action, Predicate, Principal};
use entity::{Field, FieldType, FieldValue, Object, Values, compute};
use kernel::{Problem, TenantId};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::read::{get, made, reaches, references};
use super::{Line, Record, Stamp, custom, folded, links, reach, sql};
use crate::db::{Error, Read as _, Tx, Value, quoted};
use crate::series::running;

/// A record to be made. Its values are those of [`entity::validate`], and what the feature adds.
#[derive(Debug, Clone)]
pub struct New {
    /// Its id, made by the caller.
    pub id: Uuid,
    /// The person it belongs to; usually the one who makes it.
    pub owner: Option<Uuid>,
    /// The unit it belongs to (where the object has a field `unit`, that field wins).
    pub unit: Option<Uuid>,
    /// Its fields; a code that is absent comes from its series.
    pub values: Values,
    /// Its lines, by part.
    pub parts: BTreeMap<String, Vec<Line>>,
}

/// A change of some fields.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The fields that change.
    pub values: Values,
    /// The parts that change, each with all its lines.
    pub parts: BTreeMap<String, Vec<Line>>,
}

/// Makes a record and gives it back. The caller writes audit and outbox in the same transaction.
pub async fn create(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    mut new: New,
    stamp: Stamp,
) -> Result<Record, Error> {
    check_references(tx, who, object, &new.values, &new.parts).await?;
    links::settle(tx, who, object, new.id, &Values::new(), &mut new.values).await?;
    if let Some((name, series)) = object.series()
        && new.values.get("code").is_none_or(FieldValue::is_empty)
    {
        let series = running(tx, who.tenant, name, series, stamp.at).await?;
        let code = super::series::next_code(tx, who.tenant, object, &series).await?;
        new.values.insert("code".to_owned(), FieldValue::Text(code));
    }
    super::series::number_own(tx, who.tenant, object, std::iter::once(&mut new.values), stamp.at).await?;
    new.values.extend(compute::computed(object, &new.values));
    let points = reach::of(object, &new.parts);
    let (name_key, search_text) = sql::keys(object, &new.values, &points);
    let mut names = Vec::new();
    let mut args: Vec<Value> = Vec::new();
    let mut put = |name: String, value: Value| {
        names.push(name);
        args.push(value);
    };
    put("tenant_id".into(), who.tenant.uuid().into());
    put("id".into(), new.id.into());
    put("version".into(), 1_i64.into());
    put("owner_id".into(), new.owner.into());
    if object.field("unit").is_none() {
        put("unit_id".into(), new.unit.into());
    }
    for field in stored(&object.fields) {
        let value = new.values.get(&field.key).unwrap_or(&FieldValue::Empty);
        for (column, value) in columns(field)?.into_iter().zip(sql::put(field, value)) {
            put(column, value);
        }
    }
    put("name_key".into(), name_key.into());
    put("search_text".into(), search_text.into());
    for (column, value) in folded::companions(object, &new.values)? {
        put(column, value);
    }
    put("custom".into(), custom::document(object, &new.values));
    for (at, by) in [("created_at", "created_by"), ("updated_at", "updated_by")] {
        put(at.into(), stamp.at.into());
        put(by.into(), stamp.by.into());
    }
    let places: Vec<String> = (1..=args.len()).map(|n| format!("${n}")).collect();
    let text = format!(
        "INSERT INTO {} ({}) VALUES ({})",
        quoted(&object.table)?,
        names.join(", "),
        places.join(", ")
    );
    tx.execute(&text, &args).await.map_err(|error| taken(object, error))?;
    custom::mirror(tx, who.tenant, object, std::iter::once((new.id, &new.values))).await?;
    for (part, lines) in &new.parts {
        write_lines(tx, who, object, part, new.id, lines).await?;
    }
    if !points.is_empty() {
        reach::mirror(tx, who.tenant, object, &[(new.id, points)]).await?;
    }
    within_reach(tx, who, object, Action::Create, new.id).await?;
    let made = made(tx, who.tenant, object, new.id, !new.parts.is_empty()).await?;
    made.ok_or_else(|| Error::Column("a record vanished while it was made".into()))
}

/// Changes a record whose version is still `version`; gives it before and after, or `None` when it does
/// not exist for `who`.
pub async fn update(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    version: i64,
    change: &Change,
    stamp: Stamp,
) -> Result<Option<(Record, Record)>, Error> {
    let Some(before) = get(tx, who, object, Action::Update, id).await? else { return Ok(None) };
    check_references(tx, who, object, &change.values, &change.parts).await?;
    let mut changed = change.values.clone();
    links::settle(tx, who, object, id, &before.values, &mut changed).await?;
    let mut values = before.values.clone();
    values.extend(changed.clone());
    changed.extend(compute::computed(object, &values));
    let points = reach::after(object, &before.parts, &change.parts);
    let (name_key, search_text) = sql::keys(object, &values, &points);
    let mut args: Vec<Value> =
        vec![who.tenant.uuid().into(), id.into(), version.into(), stamp.at.into(), stamp.by.into()];
    let mut sets = vec!["version = version + 1, updated_at = $4, updated_by = $5".to_owned()];
    let mut put = |name: String, value: Value| {
        args.push(value);
        sets.push(format!("{name} = ${}", args.len()));
    };
    put("name_key".into(), name_key.into());
    put("search_text".into(), search_text.into());
    for (column, value) in folded::companions(object, &changed)? {
        put(column, value);
    }
    for field in stored(&object.fields) {
        if let Some(value) = changed.get(&field.key) {
            for (column, value) in columns(field)?.into_iter().zip(sql::put(field, value)) {
                put(column, value);
            }
        }
    }
    if let Some((set, value)) = custom::patch(tx.dialect(), object, &changed, args.len() + 1) {
        args.push(value);
        sets.push(set);
    }
    let text = format!(
        "UPDATE {} SET {} WHERE tenant_id = $1 AND id = $2 AND version = $3 AND deleted_at IS NULL",
        quoted(&object.table)?,
        sets.join(", ")
    );
    if tx.execute(&text, &args).await.map_err(|error| taken(object, error))? == 0 {
        return Err(stale(&before, version));
    }
    no_circle(tx, who.tenant, object, &change.values, id).await?;
    custom::mirror_again(tx, who.tenant, object, id, &changed).await?;
    for (part, lines) in &change.parts {
        write_lines(tx, who, object, part, id, lines).await?;
    }
    if reach::named(object, &change.parts) {
        reach::mirror(tx, who.tenant, object, &[(id, points)]).await?;
    }
    within_reach(tx, who, object, Action::Update, id).await?;
    let after = get(tx, &Principal::operator(who.tenant), object, Action::Read, id).await?;
    Ok(after.map(|after| (before, after)))
}

/// Puts a record into the trash; gives it as it was, or `None` when it does not exist for `who`.
pub async fn trash(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    version: i64,
    stamp: Stamp,
) -> Result<Option<Record>, Error> {
    let Some(before) = get(tx, who, object, Action::Trash, id).await? else { return Ok(None) };
    let text = format!(
        "UPDATE {} SET deleted_at = $4, version = version + 1, updated_at = $4, updated_by = $5 \
         WHERE tenant_id = $1 AND id = $2 AND version = $3 AND deleted_at IS NULL",
        quoted(&object.table)?
    );
    let args = [who.tenant.uuid().into(), id.into(), version.into(), stamp.at.into(), stamp.by.into()];
    if tx.execute(&text, &args).await? == 0 {
        return Err(stale(&before, version));
    }
    Ok(Some(before))
}

/// What changed, as `{"field": [before, after]}`: the diff of an audit entry.
pub fn diff(before: Option<&Record>, after: Option<&Record>) -> Json {
    let mut out = serde_json::Map::new();
    let empty = Values::new();
    let (old, new) = (before.map_or(&empty, |r| &r.values), after.map_or(&empty, |r| &r.values));
    let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let (a, b) = (old.get(key).unwrap_or(&FieldValue::Empty), new.get(key).unwrap_or(&FieldValue::Empty));
        if a != b && !matches!(key.as_str(), "created_at" | "updated_at") {
            out.insert(key.clone(), json!([a.to_json(), b.to_json()]));
        }
    }
    let lines = |record: Option<&Record>, part: &str| -> Json {
        let lines = record.and_then(|record| record.parts.get(part)).map_or(&[][..], Vec::as_slice);
        let line = |line: &Line| line.values.iter().map(|(k, v)| (k.clone(), v.to_json())).collect::<Json>();
        Json::Array(lines.iter().map(line).collect())
    };
    let parts = [before, after].into_iter().flatten().flat_map(|record| record.parts.keys());
    for part in parts.collect::<std::collections::BTreeSet<_>>() {
        let (a, b) = (lines(before, part), lines(after, part));
        if a != b {
            out.insert(part.clone(), json!([a, b]));
        }
    }
    Json::Object(out)
}

fn stale(record: &Record, seen: i64) -> Error {
    Problem::new("version-stale").with("version", record.version).with("seen", seen).into()
}

fn stored(fields: &[Field]) -> impl Iterator<Item = &Field> {
    let stamp = |f: &Field| matches!(f.key.as_str(), "created_at" | "updated_at");
    fields.iter().filter(move |f| f.derived.is_none() && !f.is_aside() && !stamp(f))
}

fn columns(field: &Field) -> Result<Vec<String>, Error> {
    let mut out = vec![quoted(&field.column())?];
    if let Some(currency) = field.currency_column() {
        out.push(quoted(&currency)?);
    }
    Ok(out)
}

/// A unique key that is taken becomes a problem of its field.
pub(super) fn taken(object: &Object, error: Error) -> Error {
    let Error::Unique { table, columns } = &error else { return error };
    let field = object.fields.iter().find(|f| f.unique && columns.contains(&f.column()));
    match field {
        Some(field) if *table == object.table => Problem::new("field-taken").field(&field.key).into(),
        _ => error,
    }
}

/// The record must lie inside the person's scope after the change too.
async fn within_reach(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<(), Error> {
    if who.predicate(&object.key, action) == Predicate::All || reaches(tx, who, object, action, id).await? {
        return Ok(());
    }
    let problem = Problem::new("access-denied").with("object", &object.key).with("action", action.as_str());
    Err(problem.into())
}

/// A field that points to records of its own object makes a tree: nothing stands above itself. A new record cannot: nobody
/// knows its id yet.
pub(crate) async fn no_circle(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    values: &Values,
    id: Uuid,
) -> Result<(), Error> {
    let own = |field: &&Field| field.to.as_ref() == Some(&object.key) && values.contains_key(&field.key);
    for field in stored(&object.fields).filter(own) {
        let (table, column) = (quoted(&object.table)?, quoted(&field.column())?);
        let sql = format!(
            "WITH RECURSIVE above AS (\
             SELECT t.{column} AS id FROM {table} t WHERE t.tenant_id = $1 AND t.id = $2 \
             UNION SELECT t.{column} FROM {table} t JOIN above a ON t.id = a.id WHERE t.tenant_id = $1) \
             SELECT 1 FROM above WHERE id = $2"
        );
        if tx.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.is_some() {
            return Err(Problem::new("record-circle").field(&field.key).into());
        }
    }
    Ok(())
}

/// A reference to a record the person may not read is as unknown as one to no record.
pub(super) async fn check_references(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    values: &Values,
    parts: &BTreeMap<String, Vec<Line>>,
) -> Result<(), Error> {
    let mut all: Vec<(String, &Object, Uuid)> = references(who, &object.fields, values)
        .map(|(field, target, id)| (field.key.clone(), target, id))
        .collect();
    for (key, lines) in parts {
        let part = object.part(key).ok_or_else(|| Problem::new("field-unknown").field(key))?;
        for (at, line) in lines.iter().enumerate() {
            let found = references(who, &part.fields, &line.values);
            all.extend(found.map(|(field, target, id)| (format!("{key}/{at}/{}", field.key), target, id)));
        }
    }
    for (pointer, target, id) in all {
        if !reaches(tx, who, target, Action::Read, id).await? {
            return Err(Problem::new("field-reference-unknown").field(pointer).into());
        }
    }
    Ok(())
}

/// Replaces the lines of a part.
async fn write_lines(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    key: &str,
    parent: Uuid,
    lines: &[Line],
) -> Result<(), Error> {
    let part = object.part(key).ok_or_else(|| Problem::new("field-unknown").field(key))?;
    let table = quoted(&part.table)?;
    tx.execute(
        &format!("DELETE FROM {table} WHERE tenant_id = $1 AND parent_id = $2"),
        &[who.tenant.uuid().into(), parent.into()],
    )
    .await?;
    let mut names: Vec<String> = ["tenant_id", "id", "parent_id", "line"].map(str::to_owned).to_vec();
    for field in stored(&part.fields) {
        names.push(field.column());
        names.extend(field.currency_column());
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Value>> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let mut row: Vec<Value> =
                vec![who.tenant.uuid().into(), line.id.into(), parent.into(), (at as i64 + 1).into()];
            for field in stored(&part.fields) {
                row.extend(sql::put(field, line.values.get(&field.key).unwrap_or(&FieldValue::Empty)));
            }
            row
        })
        .collect();
    debug_assert!(part.fields.iter().all(|field| field.kind != FieldType::Code));
    tx.insert_many(&part.table, &names, rows).await?;
    Ok(())
}
