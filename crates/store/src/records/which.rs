//! Which rows a list, a search or a count is about: the person's reach, the filter and the words as tests of `t`, in the form
//! that suits how many there are. Refuses nothing: what nobody may see is simply not among them.

use access::{Action, Principal};
use entity::Object;

use super::filter::filter;
use super::sql::{self, Sql};
use super::{COUNT_MAX, Count, Question};
use crate::db::{Dialect, Error, Planned, Read, quoted};
use crate::search;

/// So few candidates are tested one by one, whatever the person's reach.
const SCANT: i64 = 200;
/// Rows that are looked at to count how many hold a fragment that many hold.
const COUNT_ROWS: i64 = 1_000;

/// What the rows of a list must be, worked out once for all its statements.
pub(super) struct Tests {
    pub build: Sql,
    /// Tests of `t`.
    pub tests: Vec<String>,
    /// The rows are collected from an index, and are few.
    pub narrow: bool,
    /// Words are among the tests.
    pub words: bool,
    /// The rows are known by their ids: how they are read depends on no value.
    pub known: bool,
}

impl Tests {
    pub async fn new(
        db: &mut impl Read,
        who: &Principal,
        object: &Object,
        action: Action,
        question: &Question<'_>,
    ) -> Result<Self, Error> {
        let mut build = Sql::new(who.tenant);
        let candidates = match question.q.filter(|_| sql::indexed(who, object)) {
            Some(q) => search::candidates(db, who.tenant, &object.table, q).await?,
            None => None,
        };
        let scant = candidates.as_ref().is_some_and(|found| found.count <= SCANT);
        let (scope, mut narrow) = match scant {
            true => (sql::reach(&mut build, who, object, action)?.rows, false),
            false => {
                let within = within(db, who, object, action, &mut build).await?;
                (within.page, within.narrow)
            }
        };
        let mut tests = vec!["t.tenant_id = $1 AND t.deleted_at IS NULL".to_owned(), scope];
        let known = candidates.is_some() && !narrow;
        // Of two short lists the person's own is enough: its rows are tested for the words.
        if let Some(found) = candidates.filter(|_| !narrow) {
            tests.push(found.condition(db.dialect(), &mut build));
            narrow = true;
        }
        if let Some(tree) = question.filter {
            tests.push(filter(db, &mut build, who, object, tree, false).await?);
        }
        if let Some(q) = question.q {
            let words = sql::words(&mut build, who, object, q);
            tests.push(match db.dialect() {
                // Behind row-level security PostgreSQL takes every LIKE for one that hardly a row passes, and would sort all
                // that do; so said, it takes half of them to pass and reads in the order of the list.
                Dialect::Postgres if !narrow => format!("CASE WHEN {words} THEN TRUE ELSE FALSE END"),
                _ => words,
            });
        }
        Ok(Self { build, tests, narrow, words: question.q.is_some(), known })
    }

    /// How PostgreSQL plans what reads them.
    pub fn planned(&self) -> Planned {
        if self.known { Planned::Once } else { Planned::Anew }
    }

    /// How many rows there are, of which `seen` are known. Where many rows hold the words, as many as are found with
    /// little effort.
    pub async fn count(&self, db: &mut impl Read, object: &Object, seen: i64) -> Result<Count, Error> {
        let table = quoted(&object.table)?;
        if self.narrow || !self.words {
            return count(db, &table, &self.tests, &self.build).await;
        }
        let text = format!(
            "SELECT COALESCE(sum(c.pass), 0), count(*) FROM (SELECT CASE WHEN {} THEN 1 ELSE 0 END AS pass \
             FROM {table} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL LIMIT {}) c",
            self.tests.join(" AND "),
            COUNT_ROWS + 1
        );
        let found = db.search(&text, &self.build.args).await?;
        let (passed, rows) = found
            .first()
            .map_or(Ok((0, 0)), |row| Ok::<_, Error>((row.get::<i64>(0)?, row.get::<i64>(1)?)))?;
        let (value, capped) = (passed.max(seen), rows > COUNT_ROWS);
        // One of them is the "more" of a count that stopped.
        Ok(Count { value: value - i64::from(capped), capped })
    }
}

/// Up to so many rows within reach are collected from indexes; beyond, rows are tested as they come.
const FEW: i64 = 5_000;

/// The scope as a condition on `t` of a walk over everything within reach, in the form that suits how much that is.
pub(super) async fn reach(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    build: &mut Sql,
) -> Result<String, Error> {
    let scope = within(db, who, object, action, build).await?;
    Ok(if scope.narrow { scope.page } else { scope.all })
}

/// How a scope is tested.
struct Within {
    /// For a page of rows in some order.
    page: String,
    /// For a walk over all rows.
    all: String,
    /// The condition collects few rows.
    narrow: bool,
}

/// The scope in the form that suits how much is within reach. Without it a person with few rows would walk the whole table
/// to find them, and one with nearly all would collect them.
async fn within(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    build: &mut Sql,
) -> Result<Within, Error> {
    let scope = sql::reach(build, who, object, action)?;
    let Some(ids) = scope.ids else { return Ok(Within { page: scope.rows, all: scope.all, narrow: false }) };
    let probe = format!("SELECT count(*) FROM (SELECT 1 FROM ({ids}) p LIMIT {}) c", FEW + 1);
    let found = db.search(&probe, &build.args).await?;
    let many = found.first().map_or(Ok(0), |row| row.get::<i64>(0))? > FEW;
    let page = if many { scope.rows } else { format!("t.id IN ({ids})") };
    Ok(Within { page, all: scope.all, narrow: !many })
}

async fn count(db: &mut impl Read, table: &str, conditions: &[String], build: &Sql) -> Result<Count, Error> {
    let text = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} t WHERE {} LIMIT {}) c",
        conditions.join(" AND "),
        COUNT_MAX + 1
    );
    let found = db.search(&text, &build.args).await?;
    let value: i64 = found.first().map_or(Ok(0), |row| row.get(0))?;
    Ok(Count::of(value))
}
