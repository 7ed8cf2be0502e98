//! Lists, single records and labels; refuses rows outside the predicate.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldValue, Object, Values};
use uuid::Uuid;

use super::sql::{self, Sql};
use super::which::Tests;
use super::{Count, LIMIT_MAX, Line, Page, Question, Record};
use super::{custom, order};
use crate::db::{Dialect, Error, Read, Value, quoted};

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
    let tests = Tests::new(db, who, object, action, question).await?;
    // Ordered by one own field, the records that have a value come first, straight from its index; the others
    // follow by id. One statement for both would have to sort them all, which only a few bear.
    let halves = !tests.narrow && matches!(keys.as_slice(), [key] if key.alias.is_some());
    if tests.narrow && question.cursor.is_none() {
        let (items, count) =
            Asked { object, tests: &tests, limit, half: Half::Whole }.first(db, &keys, &fields).await?;
        return Ok(page(question, &keys, items, count > limit as i64, Some(Count::of(count))));
    }
    let mut asked = Asked { object, tests: &tests, limit, half: Half::Whole };
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
        None if more => Some(tests.count(db, object, items.len() as i64 + 1).await?),
        None => Some(Count { value: items.len() as i64, capped: false }),
        Some(_) => None,
    };
    Ok(page(question, &keys, items, more, count))
}

/// The page of these rows: its cursor where more follow, and only the columns asked for.
fn page(
    question: &Question<'_>,
    keys: &[order::Key<'_>],
    mut items: Vec<Record>,
    more: bool,
    count: Option<Count>,
) -> Page {
    let next = match items.last() {
        Some(last) if more => Some(order::write_cursor(keys, &last.values, last.id)),
        _ => None,
    };
    if !question.columns.is_empty() {
        for item in &mut items {
            item.values.retain(|key, _| question.columns.contains(&key.as_str()));
        }
    }
    Page { items, next, count }
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

/// One statement of a list.
struct Asked<'a> {
    object: &'a Object,
    tests: &'a Tests,
    limit: usize,
    half: Half,
}

impl Asked<'_> {
    /// The first rows of few, and how many there are: both from one walk over them, which carries ids and keys only.
    async fn first(
        &self,
        db: &mut impl Read,
        keys: &[order::Key<'_>],
        fields: &[&Field],
    ) -> Result<(Vec<Record>, i64), Error> {
        let mut build = self.tests.build.clone();
        let joins: String = keys.iter().map(|key| key.join(&mut build, self.object)).collect();
        let (table, order) = (quoted(&self.object.table)?, order::order_by(keys));
        let most = build.bind(self.limit as i64);
        let gathered = gathered(db.dialect(), !keys.is_empty());
        let text = format!(
            "SELECT {}, c.n FROM (SELECT t.id, count(*) OVER () AS n FROM {table} t{joins} WHERE {} \
             ORDER BY {gathered}{order} LIMIT {most}) c \
             CROSS JOIN {table} t{joins} WHERE t.tenant_id = $1 AND t.id = c.id ORDER BY {gathered}{order}",
            columns(fields)?,
            self.tests.tests.join(" AND "),
        );
        let rows = db.query(&text, &build.args).await?;
        let items = rows.iter().map(|row| record(fields, row)).collect::<Result<Vec<_>, _>>()?;
        let count = rows.first().map_or(Ok(0), |row| row.get::<i64>(row.len() - 1))?;
        Ok((items, count))
    }

    /// The rows from the cursor on, at most so many, and whether more follow.
    async fn rows(
        &self,
        db: &mut impl Read,
        keys: &[order::Key<'_>],
        fields: &[&Field],
        cursor: Option<&str>,
    ) -> Result<(Vec<Record>, bool), Error> {
        let mut build = self.tests.build.clone();
        let mut conditions = self.tests.tests.clone();
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
        let gathered = gathered(db.dialect(), self.tests.narrow && !keys.is_empty());
        if let Some(cursor) = cursor {
            conditions.push(match self.half {
                Half::Without => order::after_id(&mut build, keys, cursor)?,
                _ => order::after(&mut build, keys, cursor)?,
            });
        }
        let most = build.bind(self.limit as i64 + 1);
        let text = format!(
            "SELECT {} FROM {} t{joins} WHERE {} ORDER BY {gathered}{order} LIMIT {most}",
            columns(fields)?,
            quoted(&self.object.table)?,
            conditions.join(" AND "),
        );
        let rows = db.query(&text, &build.args).await?;
        let items =
            rows.iter().take(self.limit).map(|row| record(fields, row)).collect::<Result<Vec<_>, _>>()?;
        Ok((items, rows.len() > self.limit))
    }
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

/// As [`get`] by the right to read, of a record in the trash too: for what concerns everything that is held.
pub async fn any(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    id: Uuid,
) -> Result<Option<Record>, Error> {
    one(db, who, object, Action::Read, id, "1 = 1").await
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

/// What stands before the first key of an order where the rows are few: without it SQLite walks the index that gives the order
/// and looks for each row among the few.
pub(super) fn gathered(dialect: Dialect, narrow: bool) -> &'static str {
    if narrow && dialect == Dialect::Sqlite { "+" } else { "" }
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

pub(super) fn code_column(object: &Object) -> &'static str {
    if object.field("code").is_some() { "t.code" } else { "NULL" }
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
