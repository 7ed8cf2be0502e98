//! Counts and exact sums of the records within reach, by groups; refuses more groups than a person can read, and
//! fields that no definition holds. The predicate, the filter and the words are those of the list.

use std::collections::BTreeMap;

use access::{Action, Predicate, Principal};
use entity::{Field, FieldType, Filter, GroupKey, Measure, Object, Unit};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::Problem;
use uuid::Uuid;

use super::custom;
use super::filter::{filter, id_text};
use super::sql::{self, Sql};
use super::which::reach;
use crate::db::{Dialect, Error, Read, Row, quoted};

/// Most groups of one answer.
pub const GROUPS_MAX: usize = 500;
/// Most rows of the statement: a group has one for each pair of currencies in it.
const ROWS_MAX: usize = 4 * GROUPS_MAX;

/// What totals are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The filter, already checked against the definition.
    pub filter: Option<&'a Filter>,
    /// Words, each of which must occur.
    pub q: Option<&'a str>,
    /// The levels of the grouping; none: one group of everything.
    pub group: &'a [GroupKey],
    /// What is told of each group.
    pub measures: &'a [Measure],
    /// The zone in which instants become days, months, quarters and years.
    pub zone: &'a TimeZone,
}

/// What the records of a group share in one level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Yes or no.
    Bool(bool),
    /// A text, a key of a choice, `2026-11-05`, `2026-11`, `2026-Q4`, `2026`.
    Text(String),
    /// A number, without its point.
    Int(i64),
    /// Another record; the nil id for those out of sight, where the field has several.
    Ref(Uuid),
    /// The field is empty.
    Empty,
}

/// Field → currency (empty where the field is no money) → exact sum in its smallest unit.
pub type Sums = BTreeMap<String, BTreeMap<String, i128>>;

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// One key a level.
    pub keys: Vec<Key>,
    /// How many records.
    pub count: i64,
    /// The sums that were asked for.
    pub sums: Sums,
}

impl Group {
    /// Takes the records of another group in.
    pub fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        for (field, sums) in &other.sums {
            let own = self.sums.entry(field.clone()).or_default();
            for (currency, sum) in sums {
                *own.entry(currency.clone()).or_default() += sum;
            }
        }
    }
}

/// Counts and sums of the records `who` may `action`, by their keys in order.
///
/// # Errors
/// `group-too-many`.
pub async fn totals(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    asked: &Asked<'_>,
) -> Result<Vec<Group>, Error> {
    let mut build = Sql::new(who.tenant);
    let scope = reach(db, who, object, action, &mut build).await?;
    let mut conditions = vec!["t.tenant_id = $1 AND t.deleted_at IS NULL".to_owned(), scope];
    if let Some(tree) = asked.filter {
        conditions.push(filter(db, &mut build, who, object, tree, false).await?);
    }
    if let Some(q) = asked.q {
        conditions.push(sql::words(&mut build, who, object, q));
    }
    let plan = Plan::new(who, object, asked, db.dialect(), &mut build)?;
    let text = plan.statement(&quoted(&object.table)?, &conditions);
    let rows = db.search(&text, &build.args).await?;
    let mut groups: BTreeMap<Vec<Key>, Group> = BTreeMap::new();
    for row in &rows {
        let group = plan.read(row)?;
        groups
            .entry(group.keys.clone())
            .or_insert_with(|| Group { keys: group.keys.clone(), ..Group::default() })
            .absorb(&group);
    }
    if rows.len() > ROWS_MAX || groups.len() > GROUPS_MAX {
        return Err(Problem::new("group-too-many").with("max", GROUPS_MAX).field("group").into());
    }
    Ok(groups.into_values().collect())
}

/// The columns of the statement and how they are read back. It groups twice: first by what stands in the columns, which
/// an index may give in order, then those few groups by months, quarters and years.
struct Plan<'o> {
    dialect: Dialect,
    /// What the first grouping is by: the levels, then the currencies of the sums.
    columns: Vec<String>,
    /// What the second is by, over `k0`, `k1` …
    keys: Vec<String>,
    levels: Vec<&'o Field>,
    sums: Vec<Sum<'o>>,
    /// The mirrored values of a company's own fields.
    joins: String,
}

struct Sum<'o> {
    field: &'o Field,
    /// What is added up.
    column: String,
    /// The place of its currency among the keys.
    currency: Option<usize>,
}

impl<'o> Plan<'o> {
    fn new(
        who: &Principal,
        object: &'o Object,
        asked: &Asked<'_>,
        dialect: Dialect,
        build: &mut Sql,
    ) -> Result<Self, Error> {
        let known = |key: &str, code: &str| {
            object.field(key).ok_or_else(|| Error::from(Problem::new(code).token(key)))
        };
        let mut plan = Self {
            dialect,
            columns: Vec::new(),
            keys: Vec::new(),
            levels: Vec::new(),
            sums: Vec::new(),
            joins: String::new(),
        };
        for level in asked.group {
            let field = known(&level.field, "group-unknown")?;
            let column = match field.kind {
                FieldType::MultiChoice | FieldType::Links => plan.each(who, build, object, field)?,
                kind if field.is_custom() && is_number(kind) => plan.mirrored(build, object, field) + ".num",
                FieldType::Time if field.is_custom() => plan.mirrored(build, object, field) + ".num",
                // As it is compared: without regard to case and accents, so that a group's filter finds the group.
                FieldType::Text if field.is_custom() => plan.mirrored(build, object, field) + ".txt",
                _ => first(sql::select(field)?, "group-unknown", field)?,
            };
            let column = if field.kind == FieldType::Time {
                day(dialect, field, &column, asked.zone, build)
            } else {
                column
            };
            plan.keys.push(stretch(&format!("g.k{}", plan.columns.len()), level.unit));
            plan.columns.push(column);
            plan.levels.push(field);
        }
        for measure in asked.measures {
            let Measure::Sum(name) = measure else { continue };
            let field = known(name, "measure-unknown")?;
            let (column, currency) = if field.is_custom() {
                let alias = plan.mirrored(build, object, field);
                (format!("{alias}.num"), (field.kind == FieldType::Money).then(|| format!("{alias}.txt")))
            } else {
                let mut columns = sql::select(field)?;
                let currency = (columns.len() > 1).then(|| columns.pop()).flatten();
                (first(columns, "measure-unknown", field)?, currency)
            };
            let currency = currency.map(|currency| {
                plan.keys.push(format!("g.k{}", plan.columns.len()));
                plan.columns.push(currency);
                plan.columns.len() - 1
            });
            plan.sums.push(Sum { field, column, currency });
        }
        Ok(plan)
    }

    /// Joins the mirrored value of an own field and gives its alias.
    fn mirrored(&mut self, build: &mut Sql, object: &Object, field: &Field) -> String {
        let alias = format!("o{}", build.args.len());
        self.joins.push_str(&custom::join(build, object, field, &alias, false));
        alias
    }

    /// Joins every value of a field of several, so that a record is counted with each, and gives the column. Records that are
    /// linked out of the person's sight are one value, which a record has once: of those it has, the first is taken.
    fn each(
        &mut self,
        who: &Principal,
        build: &mut Sql,
        object: &Object,
        field: &Field,
    ) -> Result<String, Error> {
        let alias = format!("e{}", build.args.len());
        let name = build.bind(custom::name(object, field));
        let of = |alias: &str| {
            format!("{alias}.tenant_id = $1 AND {alias}.field = {name} AND {alias}.record_id = t.id")
        };
        let join = format!(" LEFT JOIN field_index {alias} ON {}", of(&alias));
        let Some(seen) = self.seen(who, build, field)? else {
            self.joins.push_str(&join);
            return Ok(format!("{alias}.txt"));
        };
        self.joins.push_str(&format!(
            "{join} AND ({alias}.txt IN ({seen}) OR NOT EXISTS (SELECT 1 FROM field_index b WHERE {} AND b.n < {alias}.n \
             AND b.txt NOT IN ({seen})))",
            of("b")
        ));
        Ok(format!(
            "CASE WHEN {alias}.txt IS NULL THEN NULL WHEN {alias}.txt IN ({seen}) THEN {alias}.txt ELSE '{}' END",
            Uuid::nil()
        ))
    }

    /// The ids of the linked records in sight, as they are mirrored; none where all are, or nothing is linked.
    fn seen(&self, who: &Principal, build: &mut Sql, field: &Field) -> Result<Option<String>, Error> {
        let Some(to) = field.to.as_deref().filter(|_| field.kind == FieldType::Links) else {
            return Ok(None);
        };
        let Some(to) = who.catalog.get(to) else { return Ok(Some("SELECT '' WHERE 1 = 0".to_owned())) };
        let predicate = who.predicate(&to.key, Action::Read);
        if predicate == Predicate::All {
            return Ok(None);
        }
        let scope = sql::scope(build, to, &predicate)?.all;
        let (id, table) = (id_text(self.dialect), quoted(&to.table)?);
        Ok(Some(format!("SELECT {id} FROM {table} t WHERE t.tenant_id = $1 AND {scope}")))
    }

    fn statement(&self, table: &str, conditions: &[String]) -> String {
        let mut inner: Vec<String> =
            self.columns.iter().enumerate().map(|(n, column)| format!("{column} AS k{n}")).collect();
        let mut outer = self.keys.clone();
        inner.push("count(*) AS n".to_owned());
        outer.push("CAST(sum(g.n) AS BIGINT)".to_owned());
        for (n, Sum { column, .. }) in self.sums.iter().enumerate() {
            match self.dialect {
                Dialect::Postgres => inner.push(format!("sum({column}) AS h{n}")),
                // SQLite adds in 64 bits and fails beyond: the two halves of each number are added apart.
                Dialect::Sqlite => {
                    inner.push(format!("sum({column} >> 32) AS h{n}, sum({column} & 4294967295) AS l{n}"));
                }
            }
            outer.push(format!("CAST(sum(g.h{n}) AS TEXT)"));
            if self.dialect == Dialect::Sqlite {
                outer.push(format!("CAST(sum(g.l{n}) AS TEXT)"));
            }
        }
        let by: Vec<String> = (1..=self.keys.len()).map(|n| n.to_string()).collect();
        let grouped = if by.is_empty() { String::new() } else { format!(" GROUP BY {}", by.join(", ")) };
        format!(
            "SELECT {} FROM (SELECT {} FROM {table} t{} WHERE {}{grouped}) g{grouped} LIMIT {}",
            outer.join(", "),
            inner.join(", "),
            self.joins,
            conditions.join(" AND "),
            ROWS_MAX + 1
        )
    }

    fn read(&self, row: &Row) -> Result<Group, Error> {
        let mut group = Group::default();
        for (at, field) in self.levels.iter().enumerate() {
            let text = || row.get::<Option<String>>(at);
            let key = match (field.kind, field.is_custom()) {
                (FieldType::Bool, false) => row.get::<Option<bool>>(at)?.map(Key::Bool),
                (FieldType::Bool, true) => text()?.map(|text| Key::Bool(text == "true")),
                (FieldType::Reference, false) => row.get::<Option<Uuid>>(at)?.map(Key::Ref),
                (kind, _) if is_number(kind) => row.get::<Option<i64>>(at)?.map(Key::Int),
                (FieldType::Reference, true) | (FieldType::Links, _) => {
                    text()?.and_then(|id| Uuid::parse_str(&id).ok()).map(Key::Ref)
                }
                _ => text()?.map(Key::Text),
            };
            group.keys.push(key.unwrap_or(Key::Empty));
        }
        let mut at = self.keys.len();
        group.count = row.get(at)?;
        for sum in &self.sums {
            let mut next = || -> Result<Option<i128>, Error> {
                at += 1;
                let text = row.get::<Option<String>>(at)?;
                let malformed = |_| Error::Column(format!("a sum of {} is no number", sum.field.key));
                text.map(|text| text.parse::<i128>().map_err(malformed)).transpose()
            };
            let added = match self.dialect {
                Dialect::Postgres => next()?,
                Dialect::Sqlite => next()?.zip(next()?).map(|(high, low)| (high << 32) + low),
            };
            let currency = match sum.currency {
                Some(place) => row.get::<Option<String>>(place)?,
                None => Some(String::new()),
            };
            let own = group.sums.entry(sum.field.key.clone()).or_default();
            if let (Some(added), Some(currency)) = (added, currency) {
                own.insert(currency, added);
            }
        }
        Ok(group)
    }
}

/// Whether values are numbers that stand in one column.
const fn is_number(kind: FieldType) -> bool {
    matches!(kind, FieldType::Integer | FieldType::Decimal | FieldType::Points | FieldType::Rate)
}

fn first(columns: Vec<String>, code: &str, field: &Field) -> Result<String, Error> {
    columns.into_iter().next().ok_or_else(|| Problem::new(code).token(&field.key).into())
}

/// The day of an instant in the zone, as text.
fn day(dialect: Dialect, field: &Field, column: &str, zone: &TimeZone, build: &mut Sql) -> String {
    // Whole seconds, rounded down before 1970 too.
    let seconds = format!("({column} - (({column} % 1000000 + 1000000) % 1000000)) / 1000000");
    match dialect {
        Dialect::Postgres => {
            let zone = build.bind(zone.iana_name().unwrap_or("UTC"));
            let at = if field.is_custom() { format!("to_timestamp({seconds})") } else { column.to_owned() };
            format!("to_char({at} AT TIME ZONE {zone}, 'YYYY-MM-DD')")
        }
        Dialect::Sqlite => {
            let offset = nearest(column, &offsets(zone));
            format!("strftime('%Y-%m-%d', {seconds} + {offset}, 'unixepoch')")
        }
    }
}

/// The stretch of time a day or a month lies in, as text.
fn stretch(day: &str, unit: Option<Unit>) -> String {
    match unit {
        None | Some(Unit::Day) => day.to_owned(),
        Some(Unit::Month) => format!("substr({day}, 1, 7)"),
        Some(Unit::Year) => format!("substr({day}, 1, 4)"),
        Some(Unit::Quarter) => {
            let number = format!("(CAST(substr({day}, 6, 2) AS INTEGER) + 2) / 3");
            format!("substr({day}, 1, 4) || '-Q' || CAST({number} AS TEXT)")
        }
    }
}

/// SQLite knows no zones: the moments (µs) from which each offset (seconds) of the zone holds, from 1900 to 2100.
/// Outside, the nearest one holds.
fn offsets(zone: &TimeZone) -> Vec<(i64, i32)> {
    const FIRST: i64 = -2_208_988_800;
    const LAST: i64 = 4_102_444_800;
    let Ok(first) = Timestamp::from_second(FIRST) else { return vec![(0, 0)] };
    let mut list = vec![(first.as_microsecond(), zone.to_offset(first).seconds())];
    let within = zone.following(first).take_while(|change| change.timestamp().as_second() < LAST);
    list.extend(within.map(|change| (change.timestamp().as_microsecond(), change.offset().seconds())));
    list
}

/// The offset at a moment, found in as few comparisons as there are halvings.
fn nearest(column: &str, list: &[(i64, i32)]) -> String {
    match list {
        [] => "0".to_owned(),
        [(_, offset)] => format!("({offset})"),
        _ => {
            let (before, after) = list.split_at(list.len() / 2);
            let from = after.first().map_or(0, |(from, _)| *from);
            format!(
                "CASE WHEN {column} < {from} THEN {} ELSE {} END",
                nearest(column, before),
                nearest(column, after)
            )
        }
    }
}
