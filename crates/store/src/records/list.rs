//! Lists and pulled pages: the rows within the predicate, in an order, from a cursor on. Refuses rows outside the predicate.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldValue, Object, Values};
use uuid::Uuid;

use super::order;
use super::sql;
use super::which::Tests;
use super::{Count, LIMIT_MAX, Page, Question, Record};
use crate::db::{Cells, Dialect, Error, Planned, Puller, Read, Value, quoted};

/// One page of the records `who` may `action` (read, export …).
pub async fn list(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    question: &Question<'_>,
) -> Result<Page, Error> {
    let limit = question.limit.clamp(1, LIMIT_MAX);
    let mut keys = order::order(who, db.dialect(), object, question.sort)?;
    let fields = wanted(object, question, &keys);
    let tests = Tests::new(db, who, object, action, question).await?;
    if tests.narrow && question.cursor.is_none() {
        let asked = Asked { object, tests: &tests, dialect: db.dialect(), limit, half: Half::Whole };
        let (items, count) = asked.first(db, &keys, &fields).await?;
        let next = next(db, &keys, &items, count > limit as i64).await?;
        return Ok(page(question, items, next, Some(Count::of(count))));
    }
    let asked = Asked { object, tests: &tests, dialect: db.dialect(), limit, half: Half::Whole };
    let (items, more) =
        asked.walk(&mut Listed(db, tests.planned()), &mut keys, &fields, question.cursor).await?;
    let count = match question.cursor {
        None if more => Some(tests.count(db, object, items.len() as i64 + 1).await?),
        None => Some(Count { value: items.len() as i64, capped: false }),
        Some(_) => None,
    };
    let next = next(db, &keys, &items, more).await?;
    Ok(page(question, items, next, count))
}

/// One record of a page that is pulled: its id and the values of the fields that were asked for, in their order.
pub struct Pulled {
    /// The record.
    pub id: Uuid,
    /// One a field.
    pub values: Vec<FieldValue>,
}

/// Most rows of one pulled page.
pub const PULL_MAX: usize = 5_000;

/// One page of the records `who` may `action`, in the order of the list, without the work a screen needs: `fields` of the object and
/// nothing else, and where the next page begins.
pub async fn pull(
    puller: &mut Puller,
    who: &Principal,
    object: &Object,
    action: Action,
    question: &Question<'_>,
    fields: &[Field],
) -> Result<(Vec<Pulled>, Option<String>), Error> {
    let dialect = puller.reader().dialect();
    let mut keys = order::order(who, dialect, object, question.sort)?;
    let asked_for: Vec<&Field> = fields.iter().collect();
    let sorted = keys.iter().map(|key| key.field).filter(|field| !fields.iter().any(|f| f.key == field.key));
    let all: Vec<&Field> = asked_for.into_iter().chain(sorted).collect();
    let tests = Tests::new(&mut puller.reader(), who, object, action, question).await?;
    let limit = question.limit.clamp(1, PULL_MAX);
    let asked = Asked { object, tests: &tests, dialect, limit, half: Half::Whole };
    let (mut rows, more) = asked.walk(puller, &mut keys, &all, question.cursor).await?;
    let next = match rows.last().filter(|_| more) {
        Some(last) => {
            let values =
                all.iter().zip(&last.values).map(|(field, value)| (field.key.clone(), value.clone()));
            Some(order::cursor(&mut puller.reader(), &keys, values.collect(), last.id).await?)
        }
        None => None,
    };
    if all.len() > fields.len() {
        rows.iter_mut().for_each(|row| row.values.truncate(fields.len()));
    }
    Ok((rows, next))
}

/// What the rows of a walk are made of.
trait Source: Send {
    type Row: Send;

    /// The rows of one statement over these fields.
    fn fetch(
        &mut self,
        text: &str,
        args: &[Value],
        fields: &[&Field],
    ) -> impl Future<Output = Result<Vec<Self::Row>, Error>> + Send;
}

/// A page for a screen.
struct Listed<'r, R>(&'r mut R, Planned);

impl<R: Read> Source for Listed<'_, R> {
    type Row = Record;

    async fn fetch(&mut self, text: &str, args: &[Value], fields: &[&Field]) -> Result<Vec<Record>, Error> {
        self.0.all(self.1, text, args).await?.iter().map(|row| record(fields, row)).collect()
    }
}

impl Source for Puller {
    type Row = Pulled;

    async fn fetch(&mut self, text: &str, args: &[Value], fields: &[&Field]) -> Result<Vec<Pulled>, Error> {
        let fields: Vec<Field> = fields.iter().map(|field| (*field).clone()).collect();
        let each = move |row: &dyn Cells| {
            let mut at = HEAD;
            let values =
                fields.iter().map(|field| sql::take(field, row, &mut at)).collect::<Result<_, _>>()?;
            let id = row.uuid(0)?.ok_or_else(|| Error::Column("a record without an id".into()))?;
            Ok(Pulled { id, values })
        };
        self.rows(text, args, each).await
    }
}

/// The cursor behind these rows, where more follow.
async fn next(
    db: &mut impl Read,
    keys: &[order::Key<'_>],
    items: &[Record],
    more: bool,
) -> Result<Option<String>, Error> {
    match items.last() {
        Some(last) if more => order::cursor(db, keys, last.values.clone(), last.id).await.map(Some),
        _ => Ok(None),
    }
}

/// The page of these rows, with only the columns asked for.
fn page(question: &Question<'_>, mut items: Vec<Record>, next: Option<String>, count: Option<Count>) -> Page {
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
#[derive(Clone, Copy)]
struct Asked<'a> {
    object: &'a Object,
    tests: &'a Tests,
    dialect: Dialect,
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
        let keys = &order::at_hand(self.dialect, keys);
        let mut build = self.tests.build.clone();
        let joins =
            keys.iter().map(|key| key.join(&mut build, self.object)).collect::<Result<String, _>>()?;
        let (table, order) = (quoted(&self.object.table)?, order::order_by(keys));
        let most = build.bind(self.limit as i64);
        let (columns, tests) = (columns(fields)?, self.tests.tests.join(" AND "));
        let text = match self.dialect {
            Dialect::Postgres => format!(
                "SELECT {columns}, count(*) OVER () FROM {table} t{joins} WHERE {tests} ORDER BY {order} LIMIT {most}"
            ),
            // Its sorter would carry whole rows.
            Dialect::Sqlite => {
                let gathered = gathered(self.dialect, !keys.is_empty());
                let (carried, outer) = order::carried(keys);
                format!(
                    "SELECT {columns}, c.n FROM (SELECT t.id, count(*) OVER () AS n{carried} FROM {table} t{joins} \
                     WHERE {tests} ORDER BY {gathered}{order} LIMIT {most}) c \
                     CROSS JOIN {table} t WHERE t.tenant_id = $1 AND t.id = c.id ORDER BY {outer}"
                )
            }
        };
        let rows = db.all(self.tests.planned(), &text, &build.args).await?;
        let items = rows.iter().map(|row| record(fields, row)).collect::<Result<Vec<_>, _>>()?;
        let count = rows.first().map_or(Ok(0), |row| row.get::<i64>(row.len() - 1))?;
        Ok((items, count))
    }

    /// The rows from the cursor on, at most so many, and whether more follow.
    ///
    /// Ordered by one own field, by an indexed text that may be empty, or by the names a link leads to, the records that have a value come first, straight from its index; the others follow by id.
    /// One statement for both would have to sort them all, which only a few bear.
    async fn walk<S: Source>(
        mut self,
        source: &mut S,
        keys: &mut [order::Key<'_>],
        fields: &[&Field],
        cursor: Option<&str>,
    ) -> Result<(Vec<S::Row>, bool), Error> {
        let halves = !self.tests.narrow && matches!(&*keys, [key] if key.indexed && key.nullable);
        if !halves {
            return self.rows(source, keys, fields, cursor).await;
        }
        let mut items = Vec::new();
        // The cursor may stand among the records with a value: those without begin at their first.
        let mut rest_from = cursor;
        if !order::begins_without(keys, cursor)? {
            rest_from = None;
            keys[0].nullable = false;
            self.half = Half::With;
            let more;
            (items, more) = self.rows(source, keys, fields, cursor).await?;
            keys[0].nullable = true;
            if more {
                return Ok((items, true));
            }
        }
        self.half = Half::Without;
        self.limit -= items.len();
        let (others, more) = self.rows(source, keys, fields, rest_from).await?;
        items.extend(others);
        Ok((items, more))
    }

    /// The rows of one statement.
    async fn rows<S: Source>(
        &self,
        source: &mut S,
        keys: &[order::Key<'_>],
        fields: &[&Field],
        cursor: Option<&str>,
    ) -> Result<(Vec<S::Row>, bool), Error> {
        let (text, args) = self.statement(keys, fields, cursor)?;
        let mut rows = source.fetch(&text, &args, fields).await?;
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        Ok((rows, more))
    }

    /// One row more than is wanted, from the cursor on.
    fn statement(
        &self,
        keys: &[order::Key<'_>],
        fields: &[&Field],
        cursor: Option<&str>,
    ) -> Result<(String, Vec<Value>), Error> {
        let mut build = self.tests.build.clone();
        let mut conditions = self.tests.tests.clone();
        if self.half != Half::Whole {
            let filled = self.half == Half::With;
            for key in keys {
                conditions.push(key.filled(&mut build, self.object, filled)?);
            }
        }
        let table = quoted(&self.object.table)?;
        let lead = match (self.half, keys) {
            (Half::With, [order::Key { linked: Some(linked), .. }]) => linked.lead(&mut build, &table)?,
            _ => None,
        };
        let tables = match (self.half, lead) {
            (Half::Without, _) => format!("{table} t"),
            (_, Some((tables, on))) => {
                conditions.push(on);
                tables
            }
            (_, None) => {
                let joins = keys.iter().map(|key| key.join(&mut build, self.object));
                format!("{table} t{}", joins.collect::<Result<String, _>>()?)
            }
        };
        // Those without a value are ordered by id alone, in the direction of the key.
        let id_order = if keys.last().is_some_and(|key| !key.descending) { "t.id" } else { "t.id DESC" };
        let order = if self.half == Half::Without { id_order.to_owned() } else { order::order_by(keys) };
        let gathered = gathered(self.dialect, self.tests.narrow && !keys.is_empty());
        if let Some(cursor) = cursor {
            conditions.push(match self.half {
                Half::Without => order::after_id(&mut build, keys, cursor)?,
                _ => order::after(&mut build, keys, cursor)?,
            });
        }
        let most = build.bind(self.limit as i64 + 1);
        let text = format!(
            "SELECT {} FROM {tables} WHERE {} ORDER BY {gathered}{order} LIMIT {most}",
            columns(fields)?,
            conditions.join(" AND "),
        );
        Ok((text, build.args))
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

/// The columns before those of the fields.
const HEAD: usize = 4;

pub(super) fn columns(fields: &[&Field]) -> Result<String, Error> {
    let mut out = vec!["t.id, t.version, t.owner_id, t.unit_id".to_owned()];
    for field in fields {
        out.extend(sql::select(field)?);
    }
    Ok(out.join(", "))
}

pub(super) fn record(fields: &[&Field], row: &crate::Row) -> Result<Record, Error> {
    let mut at = HEAD;
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

/// What stands before the first key of an order where the rows are few: without it SQLite walks the index that gives the order
/// and looks for each row among the few.
pub(super) fn gathered(dialect: Dialect, narrow: bool) -> &'static str {
    if narrow && dialect == Dialect::Sqlite { "+" } else { "" }
}
