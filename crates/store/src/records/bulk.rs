//! Many records of an object in one statement: which ones a change is aimed at, writing them, and which of them
//! lie out of the person's reach afterwards. Decides nothing: what may change is the caller's.

use std::collections::HashSet;

use access::{Action, Principal};
use entity::{Field, FieldType, Filter, Object, Values};
use uuid::Uuid;

use super::Stamp;
use super::filter::filter;
use super::sql::{self, Sql};
use super::{custom, folded, reach};
use crate::db::{Dialect, Element, Error, Read, Tx, Value, quoted};

/// Records of one statement: fewer than 32,766 values on SQLite whatever the number of fields.
const PAGE: usize = 250;

/// Which records are meant: all that a list shows. Empty: all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Aim<'a> {
    /// The list's filter, already checked.
    pub filter: Option<&'a Filter>,
    /// The list's words.
    pub q: Option<&'a str>,
}

/// Where records must be to be held.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// Alive, readable and still meant.
    Living(Aim<'a>),
    /// In the trash.
    Trash,
}

/// A record a change is aimed at.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: i64,
    /// Whose it is.
    pub owner: Option<Uuid>,
    /// Its unit.
    pub unit: Option<Uuid>,
    /// Whether `action` reaches it: reading it is not enough.
    pub reachable: bool,
    /// The fields asked for.
    pub values: Values,
}

/// How many records the person reads among those that are meant.
pub async fn count_matching(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    aim: Aim<'_>,
) -> Result<i64, Error> {
    let mut build = Sql::new(who.tenant);
    let conditions = living(db, &mut build, who, object, aim).await?;
    let text =
        format!("SELECT count(*) FROM {} t WHERE {}", quoted(&object.table)?, conditions.join(" AND "));
    db.query_opt(&text, &build.args).await?.map_or(Ok(0), |row| row.get(0))
}

async fn living(
    db: &mut impl Read,
    build: &mut Sql,
    who: &Principal,
    object: &Object,
    aim: Aim<'_>,
) -> Result<Vec<String>, Error> {
    let scope = sql::scope(build, object, &who.predicate(&object.key, Action::Read))?.rows;
    let mut conditions = vec![format!("t.tenant_id = $1 AND t.deleted_at IS NULL AND {scope}")];
    if let Some(tree) = aim.filter {
        conditions.push(filter(db, build, who, object, tree, false).await?);
    }
    if let Some(q) = aim.q {
        conditions.push(sql::words(build, who, object, q));
    }
    Ok(conditions)
}

/// The next ids of the records that are meant, in order, after `after` up to `until`.
pub async fn next_ids(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    aim: Aim<'_>,
    (after, until): (Uuid, Uuid),
    limit: usize,
) -> Result<Vec<Uuid>, Error> {
    let mut build = Sql::new(who.tenant);
    let mut conditions = living(db, &mut build, who, object, aim).await?;
    let (after, until) = (build.bind(after), build.bind(until));
    conditions.push(format!("t.id > {after} AND t.id <= {until}"));
    let most = build.bind(limit as i64);
    let text = format!(
        "SELECT t.id FROM {} t WHERE {} ORDER BY t.id LIMIT {most}",
        quoted(&object.table)?,
        conditions.join(" AND ")
    );
    db.query(&text, &build.args).await?.iter().map(|row| row.get(0)).collect()
}

/// Reads records for a change and holds them until the end of the transaction. Those that are not in their place
/// any more are absent.
pub async fn hold(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    action: Action,
    ids: &[Uuid],
    place: Place<'_>,
    fields: &[&Field],
) -> Result<Vec<Target>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for page in ids.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let reach = sql::scope(&mut build, object, &who.predicate(&object.key, action))?.rows;
        let mut conditions = match place {
            Place::Living(aim) => living(tx, &mut build, who, object, aim).await?,
            Place::Trash => vec!["t.tenant_id = $1 AND t.deleted_at IS NOT NULL".to_owned()],
        };
        conditions.push(build.among(tx.dialect(), "t.id", page));
        let mut columns = vec![format!("t.id, t.version, t.owner_id, t.unit_id, COALESCE({reach}, FALSE)")];
        for field in fields {
            columns.extend(sql::select(field)?);
        }
        let lock = if tx.dialect() == Dialect::Postgres { " FOR UPDATE OF t" } else { "" };
        let text = format!(
            "SELECT {} FROM {} t WHERE {} ORDER BY t.id{lock}",
            columns.join(", "),
            quoted(&object.table)?,
            conditions.join(" AND ")
        );
        for row in tx.query(&text, &build.args).await? {
            let mut at = 5;
            let mut values = Values::new();
            for field in fields {
                values.insert(field.key.clone(), sql::take(field, &row, &mut at)?);
            }
            out.push(Target {
                id: row.get(0)?,
                version: row.get(1)?,
                owner: row.get(2)?,
                unit: row.get(3)?,
                reachable: row.get(4)?,
                values,
            });
        }
    }
    Ok(out)
}

/// What is written into one record.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The record.
    pub id: Uuid,
    /// Its fields as they are to be: those of the statement, and those it is named and found by.
    pub values: Values,
    /// Whose it is to be, where that changes.
    pub owner: Option<Uuid>,
    /// The unit it is to be of, where that changes.
    pub unit: Option<Uuid>,
}

/// What one statement writes: fields, and whether owner and unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Columns<'a> {
    /// The fields.
    pub fields: &'a [&'a Field],
    /// Names and search texts are worked out anew: each row has all the values they are made of.
    pub keys: bool,
    /// The owner.
    pub owner: bool,
    /// The unit, where it is no field of the object.
    pub unit: bool,
}

/// Writes fields of records that are held.
pub async fn write(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    columns: Columns<'_>,
    rows: &[Row],
    stamp: Stamp,
) -> Result<(), Error> {
    let (own, plain): (Vec<&Field>, Vec<&Field>) =
        columns.fields.iter().copied().partition(|field| field.is_aside());
    let mut names: Vec<(String, Element)> = vec![("id".into(), Element::Uuid)];
    for field in &plain {
        names.push((quoted(&field.column())?, column_type(field)));
        if let Some(currency) = field.currency_column() {
            names.push((quoted(&currency)?, Element::Text));
        }
        if object.folds(field) {
            names.push((quoted(&field.folded_column())?, Element::Text));
        }
    }
    if columns.keys {
        names.extend([("name_key".into(), Element::Text), ("search_text".into(), Element::Text)]);
    }
    if columns.owner {
        names.push(("owner_id".into(), Element::Uuid));
    }
    if columns.unit {
        names.push(("unit_id".into(), Element::Uuid));
    }
    if !own.is_empty() {
        names.push(("custom".into(), Element::Json));
    }
    let mirrored: Vec<&Field> =
        columns.fields.iter().copied().filter(|f| f.is_aside() || custom::is_recognised(object, f)).collect();
    let postgres = tx.dialect() == Dialect::Postgres;
    let given: Vec<String> = (0..names.len()).map(|at| format!("c{at}")).collect();
    let set = |((name, _), given): (&(String, Element), &String)| match (name.as_str(), postgres) {
        ("custom", true) => format!("custom = jsonb_strip_nulls(t.custom || v.{given})"),
        ("custom", false) => format!("custom = json_patch(t.custom, v.{given})"),
        _ => format!("{name} = v.{given}"),
    };
    let sets: Vec<String> = names.iter().zip(&given).skip(1).map(set).collect();
    for page in rows.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let (at, by) = (build.bind(stamp.at), build.bind(stamp.by));
        let ids: Vec<Uuid> = page.iter().map(|row| row.id).filter(|_| columns.keys).collect();
        let points = reach::read(tx, who.tenant, object, &ids).await?;
        let mut rows: Vec<Vec<Value>> = Vec::with_capacity(page.len());
        let mut changed: Vec<(Uuid, Values)> = Vec::new();
        for row in page {
            let mut cells = cells(object, columns, &plain, row, &points);
            if !own.is_empty() {
                let mine = own.iter().filter_map(|field| row.values.get_key_value(&field.key));
                let mine: Values = mine.map(|(key, value)| (key.clone(), value.clone())).collect();
                let patch = custom::patch(tx.dialect(), object, &mine, 0);
                cells.push(patch.map_or_else(|| Value::Json("{}".to_owned()), |(_, patch)| patch));
            }
            if !mirrored.is_empty() {
                let mine = mirrored.iter().filter_map(|field| row.values.get_key_value(&field.key));
                changed.push((row.id, mine.map(|(key, value)| (key.clone(), value.clone())).collect()));
            }
            rows.push(cells);
        }
        let kinds: Vec<Element> = names.iter().map(|(_, kind)| *kind).collect();
        let source = build.rows(tx.dialect(), &kinds, rows);
        let text = format!(
            "WITH v ({}) AS ({source}) UPDATE {} AS t SET version = t.version + 1, updated_at = {at}, \
             updated_by = {by}{}{} FROM v WHERE t.tenant_id = $1 AND t.id = v.c0 AND t.deleted_at IS NULL",
            given.join(", "),
            quoted(&object.table)?,
            if sets.is_empty() { "" } else { ", " },
            sets.join(", ")
        );
        tx.execute(&text, &build.args).await?;
        if !mirrored.is_empty() {
            custom::mirror_many(tx, who.tenant, object, &mirrored, &changed).await?;
        }
    }
    Ok(())
}

/// The cells of a row that have columns of their own, in the order of the columns.
fn cells(
    object: &Object,
    columns: Columns<'_>,
    plain: &[&Field],
    row: &Row,
    points: &reach::Points,
) -> Vec<Value> {
    let mut out = vec![Value::from(row.id)];
    for field in plain {
        let value = row.values.get(&field.key);
        out.extend(sql::put(field, value.unwrap_or(&entity::FieldValue::Empty)));
        if object.folds(field) {
            out.push(folded::value(field, value));
        }
    }
    if columns.keys {
        let (name, search) = sql::keys(object, &row.values, points.get(&row.id).map_or(&[], Vec::as_slice));
        out.extend([name.into(), search.into()]);
    }
    if columns.owner {
        out.push(row.owner.into());
    }
    if columns.unit {
        out.push(row.unit.into());
    }
    out
}

const fn column_type(field: &Field) -> Element {
    match field.kind {
        FieldType::Integer | FieldType::Decimal | FieldType::Points | FieldType::Rate | FieldType::Money => {
            Element::Int
        }
        FieldType::Bool => Element::Bool,
        FieldType::Time => Element::Time,
        FieldType::Reference => Element::Uuid,
        FieldType::Json => Element::Json,
        _ => Element::Text,
    }
}

/// Puts held records into the trash, or takes them out again.
pub async fn set_trashed(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    ids: &[Uuid],
    trashed: bool,
    stamp: Stamp,
) -> Result<(), Error> {
    for page in ids.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let (at, by) = (build.bind(stamp.at), build.bind(stamp.by));
        let list = build.among(tx.dialect(), "id", page);
        let (to, from) = if trashed { (at.as_str(), "NULL") } else { ("NULL", "NOT NULL") };
        let text = format!(
            "UPDATE {} SET deleted_at = {to}, version = version + 1, updated_at = {at}, updated_by = {by} \
             WHERE tenant_id = $1 AND deleted_at IS {from} AND {list}",
            quoted(&object.table)?
        );
        tx.execute(&text, &build.args).await?;
    }
    Ok(())
}

/// Those of the records that `action` does not reach as they are now.
pub async fn out_of_reach(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    action: Action,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, Error> {
    let predicate = who.predicate(&object.key, action);
    let mut out = HashSet::new();
    if predicate == access::Predicate::All {
        return Ok(out);
    }
    for page in ids.chunks(PAGE) {
        let mut build = Sql::new(who.tenant);
        let reach = sql::scope(&mut build, object, &predicate)?.rows;
        let list = build.among(tx.dialect(), "t.id", page);
        let text = format!(
            "SELECT t.id FROM {} t WHERE t.tenant_id = $1 AND {list} AND NOT COALESCE({reach}, FALSE)",
            quoted(&object.table)?
        );
        for row in tx.query(&text, &build.args).await? {
            out.insert(row.get(0)?);
        }
    }
    Ok(out)
}

/// Those of the records whose required references lie in the trash or are gone.
pub async fn without_references(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, Error> {
    let mut out = HashSet::new();
    let needs = object.fields.iter().filter(|f| f.required && f.derived.is_none() && !f.is_aside());
    for (field, to) in needs.filter_map(|field| Some((field, who.catalog.get(field.to.as_deref()?)?))) {
        for page in ids.chunks(PAGE) {
            let mut build = Sql::new(who.tenant);
            let list = build.among(tx.dialect(), "t.id", page);
            let text = format!(
                "SELECT t.id FROM {} t WHERE t.tenant_id = $1 AND {list} AND NOT EXISTS (SELECT 1 FROM {} r \
                 WHERE r.tenant_id = $1 AND r.id = t.{} AND r.deleted_at IS NULL)",
                quoted(&object.table)?,
                quoted(&to.table)?,
                quoted(&field.column())?
            );
            for row in tx.query(&text, &build.args).await? {
                out.insert(row.get(0)?);
            }
        }
    }
    Ok(out)
}

/// Refuses references that the person may not read: the same as for a single record.
pub async fn references_known(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    values: &Values,
) -> Result<(), Error> {
    // Links of several are looked at as a new record's are: what each keeps out of the person's sight is not among them.
    let mut links = values.clone();
    super::links::settle(tx, who, object, Uuid::nil(), &Values::new(), &mut links).await?;
    super::write::check_references(tx, who, object, values, &Default::default()).await
}
