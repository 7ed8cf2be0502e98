//! The index of fragments: which records can hold every word of a search. Refuses to answer for a record itself: a
//! candidate is tested by its own row, within the person's rights.
//!
//! A word of three letters or more is looked up by its runs of three letters (SQLite: FTS5, PostgreSQL: pg_trgm). Shorter
//! words, and such as very many records hold, are found sooner by reading rows in the order of the list: then there are
//! no candidates. See decision 0130.

mod keep;
mod settle;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{TenantId, fold};
use uuid::Uuid;

use crate::db::{Dialect, Error, Read, Value};
use crate::records::sql::{Sql, escaped};

pub use keep::{Gap, gap};
pub(crate) use keep::{attend, unfilled};
pub use settle::settle;

/// Words of a search that count; more only slow it down.
const WORDS_MAX: usize = 5;
/// Letters of the shortest word the index knows.
const GRAM: usize = 3;
/// Runs of a word that are looked up; those behind them are left to the row's own test.
const GRAMS_MAX: usize = 16;
/// The bits below a table's number in the number of an entry.
const SHELF_BITS: u32 = 40;

/// The words of a search that count, folded.
pub(crate) fn words(q: &str) -> Vec<String> {
    fold(q).split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).map(str::to_owned).collect()
}

/// The words among them that the index knows.
fn known(q: &str) -> Vec<String> {
    words(q).into_iter().filter(|word| word.chars().count() >= GRAM).collect()
}

/// Whether the index knows a word of the search.
pub(crate) fn knows(q: &str) -> bool {
    !known(q).is_empty()
}

/// The runs of three letters of words, as a question to FTS5: every one of them.
fn grams(words: &[String]) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        let letters: Vec<char> = word.chars().collect();
        let runs = letters.windows(GRAM).take(GRAMS_MAX);
        all.extend(runs.map(|run| run.iter().collect::<String>().replace('"', "\"\"")));
    }
    all.sort();
    all.dedup();
    all.iter().map(|run| format!("\"{run}\"")).collect::<Vec<_>>().join(" AND ")
}

/// The numbers of a table's entries on SQLite. Two tables that shared a stretch would only share candidates.
fn stretch(table: &str) -> (i64, i64) {
    let hash = blake3::hash(table.as_bytes());
    let shelf = hash.as_bytes().iter().take(3).fold(0_i64, |number, byte| (number << 8) + i64::from(*byte))
        & 0x3f_ffff;
    (shelf << SHELF_BITS, (shelf + 1) << SHELF_BITS)
}

/// The words for PostgreSQL's function, as an array's text.
fn fragments(words: &[String]) -> String {
    let quoted = |word: &String| format!("\"{}\"", escaped(word).replace('\\', "\\\\").replace('"', "\\\""));
    format!("{{{}}}", words.iter().map(quoted).collect::<Vec<_>>().join(","))
}

/// So many candidates are collected; where there are more, a page of the list is full sooner by reading rows.
const fn few(dialect: Dialect) -> i64 {
    match dialect {
        Dialect::Sqlite => 3_000,
        Dialect::Postgres => 1_000,
    }
}

/// So many candidates of SQLite are named one by one.
const NAMED_MAX: i64 = 200;

/// Few enough candidates to begin with them.
pub(crate) struct Candidates {
    /// How many, those of other companies and those that fail the row's own test among them.
    pub count: i64,
    of: Of,
}

enum Of {
    /// The question to FTS5 and the table's stretch.
    Grams(String, (i64, i64)),
    /// The ids as text: a JSON array of hexadecimal words on SQLite, an array of PostgreSQL.
    Ids(String),
}

impl Candidates {
    /// The condition that `t` is one of them.
    pub(crate) fn condition(&self, dialect: Dialect, sql: &mut Sql) -> String {
        match &self.of {
            // CROSS: the grams first, whatever SQLite knows of the tables.
            Of::Grams(grams, (from, until)) => format!(
                "t.id IN (SELECT e.record_id FROM search_gram g CROSS JOIN search_entry e ON e.n = g.rowid AND e.tenant_id = $1 \
                 WHERE g.search_gram MATCH {} AND g.rowid >= {from} AND g.rowid < {until})",
                sql.bind(grams.as_str())
            ),
            Of::Ids(ids) => {
                let ids = sql.bind(ids.as_str());
                match dialect {
                    Dialect::Sqlite => dialect.is_one_of_ids("t.id", &ids),
                    Dialect::Postgres => format!("t.id = ANY (CAST({ids} AS uuid[]))"),
                }
            }
        }
    }
}

/// The records of a table that can hold every word of `q`; `None` where the index knows none of the words, or too many records.
pub(crate) async fn candidates(
    db: &mut impl Read,
    tenant: TenantId,
    table: &str,
    q: &str,
) -> Result<Option<Candidates>, Error> {
    let words = known(q);
    if words.is_empty() {
        return Ok(None);
    }
    let most = few(db.dialect());
    let (count, of) = match db.dialect() {
        Dialect::Sqlite => {
            let (from, until) = stretch(table);
            let grams = grams(&words);
            let found = format!(
                "FROM search_gram WHERE search_gram MATCH $1 AND rowid >= {from} AND rowid < {until} LIMIT $2"
            );
            // Few are named at once: the grams need not be looked up again. Another company's have no id.
            let sql = format!(
                "SELECT count(*), json_group_array(hex(e.record_id)) FROM (SELECT rowid AS n {found}) g \
                 LEFT JOIN search_entry e ON e.n = g.n AND e.tenant_id = $3"
            );
            let args = [grams.as_str().into(), (NAMED_MAX + 1).into(), tenant.uuid().into()];
            let row = db.query_opt(&sql, &args).await?;
            match row.map_or(Ok((0, "[]".to_owned())), |row| {
                Ok::<_, Error>((row.get::<i64>(0)?, row.get::<String>(1)?))
            })? {
                (count, ids) if count <= NAMED_MAX => (count, Of::Ids(ids)),
                _ => {
                    let sql = format!("SELECT count(*) FROM (SELECT 1 {found}) g");
                    let row = db.query_opt(&sql, &[grams.as_str().into(), (most + 1).into()]).await?;
                    (row.map_or(Ok(0), |row| row.get(0))?, Of::Grams(grams, (from, until)))
                }
            }
        }
        Dialect::Postgres => {
            let sql = "SELECT count(*), '{' || COALESCE(string_agg(CAST(f.record_id AS TEXT), ','), '') || '}' \
                       FROM search_find($1, $2, CAST($3 AS TEXT[]), $4) f";
            let args = [tenant.uuid().into(), table.into(), fragments(&words).into(), (most + 1).into()];
            match db.query_opt(sql, &args).await? {
                Some(row) => (row.get(0)?, Of::Ids(row.get(1)?)),
                None => (0, Of::Ids("{}".to_owned())),
            }
        }
    };
    Ok((count <= most).then_some(Candidates { count, of }))
}

/// Where candidates are, over all tables.
pub(crate) enum Everywhere {
    /// Table → the candidates in it.
    Ids(BTreeMap<String, Vec<Uuid>>),
    /// The tables that have any: too many to tell apart at once.
    Tables(BTreeSet<String>),
}

/// What a table has of them.
pub(crate) enum Among {
    /// Nothing.
    None,
    /// Those of this condition on `t`.
    These(String),
    /// Some: the table is asked by itself.
    Some,
}

impl Everywhere {
    /// Which records of the table are among them.
    pub(crate) fn among(&self, dialect: Dialect, sql: &mut Sql, table: &str) -> Among {
        let key = match dialect {
            Dialect::Sqlite => (stretch(table).0 >> SHELF_BITS).to_string(),
            Dialect::Postgres => table.to_owned(),
        };
        let ids = match self {
            Self::Tables(tables) if tables.contains(&key) => return Among::Some,
            Self::Tables(_) => return Among::None,
            Self::Ids(ids) => ids.get(&key),
        };
        let Some(ids) = ids else { return Among::None };
        Among::These(sql.among(dialect, "t.id", ids))
    }
}

/// So many candidates over all tables are told apart at once; where there are more, each table that has any is asked by itself.
const EVERYWHERE_MAX: i64 = 300;
/// Among so many it is looked up which tables have any.
const TABLES_MAX: i64 = 10_000;

/// The records of all tables that can hold every word of `q`; `None` where the index knows none of the words, or too many
/// records.
pub(crate) async fn everywhere(
    db: &mut impl Read,
    tenant: TenantId,
    q: &str,
) -> Result<Option<Everywhere>, Error> {
    let words = known(q);
    if words.is_empty() {
        return Ok(None);
    }
    let most: Value = (EVERYWHERE_MAX + 1).into();
    let rows = match db.dialect() {
        Dialect::Sqlite => {
            // Another company's records come without an id: they count towards the most, and no further.
            let sql = format!(
                "SELECT CAST(g.n >> {SHELF_BITS} AS TEXT), e.record_id FROM (SELECT rowid AS n FROM search_gram \
                 WHERE search_gram MATCH $2 LIMIT $3) g LEFT JOIN search_entry e ON e.n = g.n AND e.tenant_id = $1"
            );
            db.query(&sql, &[tenant.uuid().into(), grams(&words).into(), most]).await?
        }
        Dialect::Postgres => {
            let sql = "SELECT f.object, f.record_id FROM search_find($1, NULL, CAST($2 AS TEXT[]), $3) f";
            db.query(sql, &[tenant.uuid().into(), fragments(&words).into(), most]).await?
        }
    };
    if rows.len() as i64 > EVERYWHERE_MAX {
        return Ok(tables(db, tenant, &words).await?.map(Everywhere::Tables));
    }
    let mut out: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for row in rows {
        if let Some(id) = row.get::<Option<Uuid>>(1)? {
            out.entry(row.get(0)?).or_default().push(id);
        }
    }
    Ok(Some(Everywhere::Ids(out)))
}

/// The tables that have any record which can hold every word; `None` where there are too many records to look.
async fn tables(
    db: &mut impl Read,
    tenant: TenantId,
    words: &[String],
) -> Result<Option<BTreeSet<String>>, Error> {
    let most: Value = (TABLES_MAX + 1).into();
    let rows = match db.dialect() {
        Dialect::Sqlite => {
            let sql = format!(
                "SELECT CAST(g.shelf AS TEXT), count(*) FROM (SELECT rowid >> {SHELF_BITS} AS shelf FROM search_gram \
                 WHERE search_gram MATCH $1 LIMIT $2) g GROUP BY g.shelf"
            );
            db.query(&sql, &[grams(words).into(), most]).await?
        }
        Dialect::Postgres => {
            let sql = "SELECT f.object, count(*) FROM search_find($1, NULL, CAST($2 AS TEXT[]), $3) f GROUP BY f.object";
            db.query(sql, &[tenant.uuid().into(), fragments(words).into(), most]).await?
        }
    };
    let mut out = BTreeSet::new();
    let mut count = 0_i64;
    for row in rows {
        out.insert(row.get(0)?);
        count += row.get::<i64>(1)?;
    }
    Ok((count <= TABLES_MAX).then_some(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_asked_for_once_and_quotes_stay_text() {
        assert_eq!(grams(&["kowal".into()]), "\"kow\" AND \"owa\" AND \"wal\"");
        assert_eq!(grams(&["aaaa".into(), "a\"b".into()]), "\"a\"\"b\" AND \"aaa\"");
        assert_eq!(known("Żó łąk x 49"), ["lak"]);
        assert_eq!(known(&"ab ".repeat(9)), Vec::<String>::new());
    }

    #[test]
    fn hostile_words_stay_words_of_an_array() {
        assert_eq!(fragments(&["a%b".into()]), "{\"a\\\\%b\"}");
        assert_eq!(fragments(&["a\"},{".into()]), "{\"a\\\"},{\"}");
        assert_eq!(fragments(&["a\\b_".into()]), "{\"a\\\\\\\\b\\\\_\"}");
    }

    #[test]
    fn tables_have_stretches_of_their_own() {
        let own = (1..=20).map(|slot| format!("own_{slot:02}"));
        let tables: Vec<String> =
            entity::Catalog::standard().iter().map(|o| o.table.clone()).chain(own).collect();
        let stretches: std::collections::BTreeSet<_> = tables.iter().map(|table| stretch(table)).collect();
        assert_eq!(stretches.len(), tables.len());
        assert!(stretches.iter().all(|(from, until)| *from >= 0 && until > from));
    }
}
