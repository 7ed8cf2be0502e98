//! Counts and exact sums of the records within reach, by groups; refuses more groups than a person can read, and
//! fields that no definition holds. The predicate, the filter and the words are those of the list.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldType, Filter, GroupKey, Measure, Object, Unit};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::Problem;
use uuid::Uuid;

use super::read::reach;
use super::sql::{self, Sql};
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
    /// Another record.
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
        conditions.push(sql::filter(&mut build, object, tree, false)?);
    }
    if let Some(q) = asked.q {
        conditions.push(sql::words(&mut build, who, object, q));
    }
    let plan = Plan::new(object, asked, db.dialect(), &mut build)?;
    let text = plan.statement(&quoted(&object.table)?, &conditions);
    let rows = db.query(&text, &build.args).await?;
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

/// The columns of the statement and how they are read back.
struct Plan<'o> {
    dialect: Dialect,
    /// The levels, then the currencies of the sums.
    keys: Vec<String>,
    levels: Vec<&'o Field>,
    sums: Vec<Sum<'o>>,
}

struct Sum<'o> {
    field: &'o Field,
    /// What is added up.
    column: String,
    /// The place of its currency among the keys.
    currency: Option<usize>,
}

impl<'o> Plan<'o> {
    fn new(object: &'o Object, asked: &Asked<'_>, dialect: Dialect, build: &mut Sql) -> Result<Self, Error> {
        let known = |key: &str, code: &str| {
            object.field(key).ok_or_else(|| Error::from(Problem::new(code).token(key)))
        };
        let mut plan = Self { dialect, keys: Vec::new(), levels: Vec::new(), sums: Vec::new() };
        for level in asked.group {
            let field = known(&level.field, "group-unknown")?;
            plan.levels.push(field);
            plan.keys.push(key(dialect, field, level.unit, asked.zone, build)?);
        }
        for measure in asked.measures {
            let Measure::Sum(name) = measure else { continue };
            let field = known(name, "measure-unknown")?;
            let mut columns = sql::select(field)?.into_iter();
            let column = columns.next().ok_or_else(|| Problem::new("measure-unknown").token(name))?;
            let currency = columns.next().map(|column| {
                plan.keys.push(column);
                plan.keys.len() - 1
            });
            plan.sums.push(Sum { field, column, currency });
        }
        Ok(plan)
    }

    fn statement(&self, table: &str, conditions: &[String]) -> String {
        let mut selected = self.keys.clone();
        selected.push("count(*)".to_owned());
        for sum in &self.sums {
            match self.dialect {
                Dialect::Postgres => selected.push(format!("CAST(sum({}) AS TEXT)", sum.column)),
                // SQLite adds in 64 bits and fails beyond: the two halves of each number are added apart.
                Dialect::Sqlite => {
                    selected.push(format!("CAST(sum({} >> 32) AS TEXT)", sum.column));
                    selected.push(format!("CAST(sum({} & 4294967295) AS TEXT)", sum.column));
                }
            }
        }
        let by: Vec<String> = (1..=self.keys.len()).map(|n| n.to_string()).collect();
        let grouped = if by.is_empty() { String::new() } else { format!(" GROUP BY {}", by.join(", ")) };
        format!(
            "SELECT {} FROM {table} t WHERE {}{grouped} LIMIT {}",
            selected.join(", "),
            conditions.join(" AND "),
            ROWS_MAX + 1
        )
    }

    fn read(&self, row: &Row) -> Result<Group, Error> {
        let mut group = Group::default();
        for (at, field) in self.levels.iter().enumerate() {
            group.keys.push(match field.kind {
                FieldType::Bool => row.get::<Option<bool>>(at)?.map_or(Key::Empty, Key::Bool),
                FieldType::Reference => row.get::<Option<Uuid>>(at)?.map_or(Key::Empty, Key::Ref),
                _ => row.get::<Option<String>>(at)?.map_or(Key::Empty, Key::Text),
            });
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

/// What records are grouped by, as SQL.
fn key(
    dialect: Dialect,
    field: &Field,
    unit: Option<Unit>,
    zone: &TimeZone,
    build: &mut Sql,
) -> Result<String, Error> {
    let unknown = || Problem::new("group-unknown").token(&field.key);
    let column = sql::select(field)?.into_iter().next().ok_or_else(unknown)?;
    let Some(unit) = unit else { return Ok(column) };
    let day = match (field.kind, dialect) {
        (FieldType::Time, Dialect::Postgres) => {
            let zone = build.bind(zone.iana_name().unwrap_or("UTC"));
            format!("to_char({column} AT TIME ZONE {zone}, 'YYYY-MM-DD')")
        }
        (FieldType::Time, Dialect::Sqlite) => {
            // Whole seconds, rounded down before 1970 too.
            let seconds = format!("({column} - (({column} % 1000000 + 1000000) % 1000000)) / 1000000");
            let offset = nearest(&column, &offsets(zone));
            format!("strftime('%Y-%m-%d', {seconds} + {offset}, 'unixepoch')")
        }
        _ => column,
    };
    Ok(match unit {
        Unit::Day => day,
        Unit::Month => format!("substr({day}, 1, 7)"),
        Unit::Year => format!("substr({day}, 1, 4)"),
        Unit::Quarter => {
            let number = format!("(CAST(substr({day}, 6, 2) AS INTEGER) + 2) / 3");
            format!("substr({day}, 1, 4) || '-Q' || CAST({number} AS TEXT)")
        }
    })
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
