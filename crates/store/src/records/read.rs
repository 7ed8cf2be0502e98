//! Lists, single records, labels and the search over all objects; refuses rows outside the predicate.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldValue, Object, Values};
use uuid::Uuid;

use super::filter::filter;
use super::sql::{self, Sql};
use super::{COUNT_MAX, Count, LIMIT_MAX, Line, Page, Question, Record};
use super::{custom, order};
use crate::db::{Error, Read, Value, quoted};

/// One page of the records `who` may `action` (read, export …).
pub async fn list(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    question: &Question<'_>,
) -> Result<Page, Error> {
    let limit = question.limit.clamp(1, LIMIT_MAX);
    let mut keys = order::order(object, question.sort)?;
    let fields = wanted(object, question, &keys);
    // Ordered by one own field, the records that have a value come first, straight from its index; the others
    // follow by id. One statement for both would have to sort them all.
    let halves = matches!(keys.as_slice(), [key] if key.alias.is_some());
    let mut asked = Asked { who, object, action, question, limit, half: Half::Whole };
    let mut items = Vec::new();
    let mut more = false;
    if halves && !order::begins_without(&keys, question.cursor)? {
        keys[0].nullable = false;
        asked.half = Half::With;
        (items, more) = asked.rows(db, &keys, &fields, question.cursor).await?;
        keys[0].nullable = true;
    }
    if !(halves && more) {
        let rest = limit - items.len();
        asked.half = if halves { Half::Without } else { Half::Whole };
        asked.limit = rest;
        let cursor = question.cursor.filter(|_| items.is_empty());
        // The cursor may stand among the records with a value: those without begin at their first.
        let cursor = match cursor {
            Some(text) if halves && !order::begins_without(&keys, Some(text))? => None,
            other => other,
        };
        let (others, after) = asked.rows(db, &keys, &fields, cursor).await?;
        items.extend(others);
        more = after;
    }
    let count = match question.cursor {
        None => Some(asked.count(db).await?),
        Some(_) => None,
    };
    let next = match items.last() {
        Some(last) if more => Some(order::write_cursor(&keys, &last.values, last.id)),
        _ => None,
    };
    if !question.columns.is_empty() {
        for item in &mut items {
            item.values.retain(|key, _| question.columns.contains(&key.as_str()));
        }
    }
    Ok(Page { items, next, count })
}

/// Which records of an order by an own field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    /// All of them.
    Whole,
    /// Those with a value of the field.
    With,
    /// Those without.
    Without,
}

/// A list's question with who asks.
struct Asked<'a> {
    who: &'a Principal,
    object: &'a Object,
    action: Action,
    question: &'a Question<'a>,
    limit: usize,
    half: Half,
}

impl Asked<'_> {
    async fn conditions(&self, db: &mut impl Read, build: &mut Sql) -> Result<Vec<String>, Error> {
        let scope = reach(db, self.who, self.object, self.action, build).await?;
        let mut conditions = vec!["t.tenant_id = $1 AND t.deleted_at IS NULL".to_owned(), scope];
        if let Some(tree) = self.question.filter {
            conditions.push(filter(db, build, self.who, self.object, tree, false).await?);
        }
        if let Some(q) = self.question.q {
            conditions.push(sql::words(build, self.who, self.object, q));
        }
        Ok(conditions)
    }

    /// The rows from the cursor on, at most so many, and whether more follow.
    async fn rows(
        &self,
        db: &mut impl Read,
        keys: &[order::Key<'_>],
        fields: &[&Field],
        cursor: Option<&str>,
    ) -> Result<(Vec<Record>, bool), Error> {
        let mut build = Sql::new(self.who.tenant);
        let mut conditions = self.conditions(db, &mut build).await?;
        let joins: String = match self.half {
            Half::Without => {
                let has = keys.iter().map(|key| custom::has(&mut build, self.object, key.field, ""));
                conditions.push(format!("NOT {}", has.collect::<String>()));
                String::new()
            }
            _ => keys.iter().map(|key| key.join(&mut build, self.object)).collect(),
        };
        // Those without a value are ordered by id alone, in the direction of the key.
        let id_order = if keys.last().is_some_and(|key| !key.descending) { "t.id" } else { "t.id DESC" };
        let order = if self.half == Half::Without { id_order.to_owned() } else { order::order_by(keys) };
        if let Some(cursor) = cursor {
            conditions.push(match self.half {
                Half::Without => order::after_id(&mut build, keys, cursor)?,
                _ => order::after(&mut build, keys, cursor)?,
            });
        }
        let most = build.bind(self.limit as i64 + 1);
        let text = format!(
            "SELECT {} FROM {} t{joins} WHERE {} ORDER BY {order} LIMIT {most}",
            columns(fields)?,
            quoted(&self.object.table)?,
            conditions.join(" AND "),
        );
        let rows = db.query(&text, &build.args).await?;
        let items =
            rows.iter().take(self.limit).map(|row| record(fields, row)).collect::<Result<Vec<_>, _>>()?;
        Ok((items, rows.len() > self.limit))
    }

    async fn count(&self, db: &mut impl Read) -> Result<Count, Error> {
        let mut build = Sql::new(self.who.tenant);
        let conditions = self.conditions(db, &mut build).await?;
        count(db, &quoted(&self.object.table)?, &conditions, &build).await
    }
}

/// Up to so many rows within reach are collected from indexes; beyond, rows are tested as they come.
const FEW: i64 = 5_000;

/// The scope as a condition on `t`, in the form that suits how much is within reach. Without it a person
/// with few rows would walk the whole table to find them, and one with nearly all would collect them.
pub(super) async fn reach(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    build: &mut Sql,
) -> Result<String, Error> {
    let scope = sql::scope(build, object, &who.predicate(&object.key, action))?;
    let Some(ids) = scope.ids else { return Ok(scope.rows) };
    let probe = format!("SELECT count(*) FROM (SELECT 1 FROM ({ids}) p LIMIT {}) c", FEW + 1);
    let row = db.query_opt(&probe, &build.args).await?;
    let many = row.map_or(Ok(0), |row| row.get::<i64>(0))? > FEW;
    Ok(if many { scope.rows } else { format!("t.id IN ({ids})") })
}

/// The fields to select: those asked for, and those the cursor needs.
fn wanted<'o>(object: &'o Object, question: &Question<'_>, keys: &[order::Key<'o>]) -> Vec<&'o Field> {
    let asked = |field: &Field| match question.columns {
        [] => field.listable(),
        some => some.contains(&field.key.as_str()),
    };
    let sorted = |field: &Field| keys.iter().any(|key| key.field.key == field.key);
    object.fields.iter().filter(|field| asked(field) || sorted(field)).collect()
}

async fn count(db: &mut impl Read, table: &str, conditions: &[String], build: &Sql) -> Result<Count, Error> {
    let text = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} t WHERE {} LIMIT {}) c",
        conditions.join(" AND "),
        COUNT_MAX + 1
    );
    let row = db.query_opt(&text, &build.args).await?;
    let value: i64 = row.map_or(Ok(0), |row| row.get(0))?;
    Ok(Count { value: value.min(COUNT_MAX), capped: value > COUNT_MAX })
}

fn columns(fields: &[&Field]) -> Result<String, Error> {
    let mut out = vec!["t.id, t.version, t.owner_id, t.unit_id".to_owned()];
    for field in fields {
        out.extend(sql::select(field)?);
    }
    Ok(out.join(", "))
}

fn record(fields: &[&Field], row: &crate::Row) -> Result<Record, Error> {
    let mut at = 4;
    let mut values = Values::new();
    for field in fields {
        values.insert(field.key.clone(), sql::take(field, row, &mut at)?);
    }
    Ok(Record {
        id: row.get(0)?,
        version: row.get(1)?,
        owner: row.get(2)?,
        unit: row.get(3)?,
        values,
        parts: BTreeMap::new(),
    })
}

/// One record with its parts, or `None` when it does not exist, is in the trash, or `who` may not
/// `action` it: nobody can tell which.
pub async fn get(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, action, id, "t.deleted_at IS NULL").await
}

/// As [`get`], of a record that is in the trash.
pub(super) async fn trashed(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, action, id, "t.deleted_at IS NOT NULL").await
}

async fn one(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    id: Uuid,
    place: &str,
) -> Result<Option<Record>, Error> {
    let fields: Vec<&Field> = object.fields.iter().collect();
    let mut build = Sql::new(who.tenant);
    let scope = sql::scope(&mut build, object, &who.predicate(&object.key, action))?.rows;
    let id = build.bind(id);
    let text = format!(
        "SELECT {} FROM {} t WHERE t.tenant_id = $1 AND t.id = {id} AND {place} AND {scope}",
        columns(&fields)?,
        quoted(&object.table)?
    );
    let Some(row) = db.query_opt(&text, &build.args).await? else { return Ok(None) };
    let mut found = record(&fields, &row)?;
    for part in &object.parts {
        let lines = part_lines(db, who, part, found.id).await?;
        found.parts.insert(part.key.clone(), lines);
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

/// What a reference shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The record's code, where its object has codes.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
}

/// The labels of the records among `ids` that `who` may read. Ids that are missing or foreign are
/// absent from the answer.
pub async fn labels(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Label>, Error> {
    let mut out = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let mut build = Sql::new(who.tenant);
        let scope = sql::scope(&mut build, object, &who.predicate(&object.key, Action::Read))?.rows;
        let list: Vec<String> = chunk.iter().map(|id| build.bind(*id)).collect();
        let text = format!(
            "SELECT t.id, {}, t.{} FROM {} t WHERE t.tenant_id = $1 AND t.id IN ({}) AND {scope}",
            code_column(object),
            quoted(&object.name)?,
            quoted(&object.table)?,
            list.join(", ")
        );
        for row in db.query(&text, &build.args).await? {
            let name = row.get::<Option<String>>(2)?.unwrap_or_default();
            out.insert(row.get(0)?, Label { code: row.get(1)?, name });
        }
    }
    Ok(out)
}

fn code_column(object: &Object) -> &'static str {
    if object.field("code").is_some() { "t.code" } else { "NULL" }
}

/// A record the search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The object's key.
    pub object: String,
    /// The record.
    pub id: Uuid,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// A second line: the first other text a card of the object shows.
    pub sub: Option<String>,
}

/// Searches every object `who` may read, at most `limit` hits an object, for records that hold every
/// word of `q`. A `q` without letters or digits finds nothing.
pub async fn search(db: &mut impl Read, who: &Principal, q: &str, limit: i64) -> Result<Vec<Hit>, Error> {
    let mut out = Vec::new();
    if !q.chars().any(char::is_alphanumeric) {
        return Ok(out);
    }
    for object in who.catalog.iter().filter(|object| who.may(&object.key, Action::Read)) {
        let mut build = Sql::new(who.tenant);
        let scope = reach(db, who, object, Action::Read, &mut build).await?;
        let words = sql::words(&mut build, who, object, q);
        let most = build.bind(limit);
        let sub = object.layouts.card.iter().find(|key| **key != object.name && *key != "code");
        let sub = sub.and_then(|key| object.field(key)).filter(|field| field.kind.is_text());
        let sub = match sub {
            Some(field) => format!("t.{}", quoted(&field.column())?),
            None => "NULL".into(),
        };
        let text = format!(
            "SELECT t.id, {}, t.{}, {sub} FROM {} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
             AND {scope} AND {words} ORDER BY t.name_key, t.id LIMIT {most}",
            code_column(object),
            quoted(&object.name)?,
            quoted(&object.table)?
        );
        for row in db.query(&text, &build.args).await? {
            out.push(Hit {
                object: object.key.clone(),
                id: row.get(0)?,
                code: row.get(1)?,
                name: row.get::<Option<String>>(2)?.unwrap_or_default(),
                sub: row.get(3)?,
            });
        }
    }
    Ok(out)
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
