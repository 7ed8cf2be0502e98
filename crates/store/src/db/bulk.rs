//! Many rows at once, in and out, past the per-statement cost; refuses text in bulk reads' conditions.
//!
//! In: multi-row INSERT with bare `?` on SQLite, a list a column on PostgreSQL.
//! Out: rusqlite on a thread of its own, `COPY … TO STDOUT BINARY` on PostgreSQL.

use futures::StreamExt;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::held::Held;
use super::list::Element;
use super::lite::bare;
use super::sql::{bare_placeholders, quoted};
use super::tx::Side;
use super::value::{LiteArg, PG_EPOCH_US, PgArg};
use super::{Db, Error, Pools, Tx, Value};

/// Binds of one statement on SQLite; more gains nothing.
const BINDS_MAX: usize = 1_200;

/// So few rows go in by one ordinary statement.
const FEW: usize = 12;

impl Tx {
    /// Appends `rows` to `table`, each with one value a column, and says how many. The values' types
    /// must be the columns' own (no cast happens). One refused row refuses them all.
    pub async fn insert_many<I>(&mut self, table: &str, columns: &[&str], rows: I) -> Result<u64, Error>
    where
        I: IntoIterator<Item = Vec<Value>>,
        I::IntoIter: Send,
    {
        let names = columns.iter().map(|c| quoted(c)).collect::<Result<Vec<_>, _>>()?.join(", ");
        let into = format!("{} ({names})", quoted(table)?);
        let mut rows = rows.into_iter();
        let head: Vec<Vec<Value>> = rows.by_ref().take(FEW + 1).collect();
        if head.len() <= FEW {
            return self.insert_few(&into, columns.len(), head).await;
        }
        let rows = head.into_iter().chain(rows);
        let done = match self.inner.side() {
            Side::Lite(tx) => insert_lite(tx, &into, columns.len(), rows).await,
            Side::Pg(tx) => insert_pg(tx, &into, columns.len(), rows).await,
        };
        done.map_err(|error| self.note(error))
    }
}

/// A table, its columns and the rows that go there.
pub type Rows<'a> = (&'a str, &'a [&'a str], Vec<Vec<Value>>);

impl Tx {
    /// As [`Tx::insert_many`] into several tables. A few rows go to PostgreSQL as one statement: each would be a way there and back.
    pub async fn insert_together(&mut self, tables: Vec<Rows<'_>>) -> Result<(), Error> {
        let tables: Vec<Rows<'_>> = tables.into_iter().filter(|(_, _, rows)| !rows.is_empty()).collect();
        let together =
            matches!(self.inner.side(), Side::Pg(_)) && tables.iter().all(|(_, _, rows)| rows.len() == 1);
        if !together {
            for (table, columns, rows) in tables {
                self.insert_many(table, columns, rows).await?;
            }
            return Ok(());
        }
        let mut args: Vec<Value> = Vec::new();
        let mut parts = Vec::with_capacity(tables.len());
        for (table, columns, rows) in tables {
            let names =
                columns.iter().map(|column| quoted(column)).collect::<Result<Vec<_>, _>>()?.join(", ");
            let places: Vec<String> = (1..=columns.len()).map(|n| format!("${}", args.len() + n)).collect();
            parts.push(format!("INSERT INTO {} ({names}) VALUES ({})", quoted(table)?, places.join(", ")));
            args.extend(rows.into_iter().flatten());
        }
        let Some(last) = parts.pop() else { return Ok(()) };
        let before: Vec<String> =
            parts.iter().enumerate().map(|(n, part)| format!("a{n} AS ({part})")).collect();
        let with = if before.is_empty() { String::new() } else { format!("WITH {} ", before.join(", ")) };
        self.execute(&format!("{with}{last}"), &args).await.map(drop)
    }

    /// One ordinary statement.
    async fn insert_few(&mut self, into: &str, width: usize, rows: Vec<Vec<Value>>) -> Result<u64, Error> {
        if rows.is_empty() {
            return Ok(0);
        }
        let place = |row: usize| {
            let places: Vec<String> =
                (1..=width).map(|column| format!("${}", row * width + column)).collect();
            format!("({})", places.join(", "))
        };
        let places: Vec<String> = (0..rows.len()).map(place).collect();
        let sql = format!("INSERT INTO {into} VALUES {}", places.join(", "));
        let args: Vec<Value> = rows.into_iter().flatten().collect();
        self.execute(&sql, &args).await
    }
}

async fn insert_lite(
    tx: &mut sqlx::SqliteConnection,
    into: &str,
    width: usize,
    mut rows: impl Iterator<Item = Vec<Value>> + Send,
) -> Result<u64, Error> {
    let per_statement = (BINDS_MAX / width.max(1)).max(1);
    let one = format!("({})", vec!["?"; width].join(","));
    let full = format!("INSERT INTO {into} VALUES {}", vec![one.as_str(); per_statement].join(","));
    let mut total = 0;
    loop {
        let batch: Vec<Vec<Value>> = rows.by_ref().take(per_statement).collect();
        if batch.is_empty() {
            return Ok(total);
        }
        let sql = if batch.len() == per_statement {
            full.clone()
        } else {
            format!("INSERT INTO {into} VALUES {}", vec![one.as_str(); batch.len()].join(","))
        };
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(batch.len() == per_statement);
        for row in &batch {
            check_width(row, width)?;
            for value in row {
                query = query.bind(LiteArg(value));
            }
        }
        query.execute(&mut *tx).await.map_err(Error::from_sqlx)?;
        total += batch.len() as u64;
    }
}

fn check_width(row: &[Value], width: usize) -> Result<(), Error> {
    if row.len() == width {
        return Ok(());
    }
    Err(Error::Column(format!("a row of {} values for {width} columns", row.len())))
}

/// Rows of one statement on PostgreSQL.
const ROWS_MAX: usize = 1_000;

/// A list a column, side by side: the statement reads the same for any number of rows, and its plan is kept. A column that is
/// empty in all of them says no type, and is written as such.
async fn insert_pg(
    tx: &mut sqlx::PgConnection,
    into: &str,
    width: usize,
    mut rows: impl Iterator<Item = Vec<Value>> + Send,
) -> Result<u64, Error> {
    let mut total = 0;
    loop {
        let mut lists: Vec<Vec<Value>> = vec![Vec::new(); width];
        let mut count = 0;
        for row in rows.by_ref().take(ROWS_MAX) {
            check_width(&row, width)?;
            lists.iter_mut().zip(row).for_each(|(list, value)| list.push(value));
            count += 1;
        }
        if count == 0 {
            return Ok(total);
        }
        let (mut cells, mut args) = (Vec::with_capacity(width), Vec::new());
        for list in lists {
            match list.iter().find_map(Element::of) {
                Some(element) => {
                    args.push(Value::List(element, list));
                    cells.push(format!("u.c{}", args.len()));
                }
                None => cells.push("NULL".to_owned()),
            }
        }
        let names: Vec<String> = (1..=args.len()).map(|n| format!("c{n}")).collect();
        let places: Vec<String> = (1..=args.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "INSERT INTO {into} SELECT {} FROM unnest({}) AS u ({})",
            cells.join(", "),
            places.join(", "),
            names.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in &args {
            query = query.bind(PgArg(value));
        }
        query.execute(&mut *tx).await.map_err(Error::from_sqlx)?;
        total += count;
    }
}

/// One row of a bulk read, valid only while it is looked at.
pub struct BulkRow<'r>(pub(super) BulkInner<'r>);

pub(super) enum BulkInner<'r> {
    Lite(&'r rusqlite::Row<'r>),
    Pg(&'r [Option<&'r [u8]>]),
}

impl BulkRow<'_> {
    fn pg<'a>(fields: &'a [Option<&'a [u8]>], at: usize) -> Result<Option<&'a [u8]>, Error> {
        fields.get(at).copied().ok_or_else(|| wrong(at))
    }

    /// A whole number, or `None` for NULL.
    pub fn int(&self, at: usize) -> Result<Option<i64>, Error> {
        match &self.0 {
            BulkInner::Lite(row) => row.get(at).map_err(Error::from_rusqlite),
            BulkInner::Pg(fields) => match Self::pg(fields, at)? {
                None => Ok(None),
                Some([b]) => Ok(Some(i64::from(*b))),
                Some(bytes) if bytes.len() == 4 => {
                    Ok(bytes.try_into().ok().map(|b| i64::from(i32::from_be_bytes(b))))
                }
                Some(bytes) => Ok(Some(i64::from_be_bytes(bytes.try_into().map_err(|_| wrong(at))?))),
            },
        }
    }

    /// An instant in microseconds since 1970, or `None` for NULL.
    pub fn time_us(&self, at: usize) -> Result<Option<i64>, Error> {
        let raw = self.int(at)?;
        Ok(match self.0 {
            BulkInner::Lite(_) => raw,
            BulkInner::Pg(_) => raw.map(|t| t.saturating_add(PG_EPOCH_US)),
        })
    }

    /// An id, or `None` for NULL.
    pub fn uuid(&self, at: usize) -> Result<Option<Uuid>, Error> {
        match self.bytes(at)? {
            None => Ok(None),
            Some(bytes) => Uuid::from_slice(bytes).map(Some).map_err(|_| wrong(at)),
        }
    }

    /// Text, or `None` for NULL.
    pub fn text(&self, at: usize) -> Result<Option<&str>, Error> {
        match self.bytes(at)? {
            None => Ok(None),
            Some(bytes) => std::str::from_utf8(bytes).map(Some).map_err(|_| wrong(at)),
        }
    }

    /// Raw bytes, or `None` for NULL.
    pub fn bytes(&self, at: usize) -> Result<Option<&[u8]>, Error> {
        match &self.0 {
            BulkInner::Lite(row) => match row.get_ref(at).map_err(Error::from_rusqlite)? {
                rusqlite::types::ValueRef::Null => Ok(None),
                rusqlite::types::ValueRef::Blob(b) | rusqlite::types::ValueRef::Text(b) => Ok(Some(b)),
                _ => Err(wrong(at)),
            },
            BulkInner::Pg(fields) => Self::pg(fields, at),
        }
    }
}

fn wrong(at: usize) -> Error {
    Error::Column(format!("column {at} of a bulk read is absent or of another type"))
}

impl Db {
    /// Reads the rows of `select` at the speed of the disk and hands each to `each`, in order, from
    /// one state of the database. Arguments may be ids, numbers and times, never text.
    pub async fn scan<F>(&self, select: &str, args: &[Value], mut each: F) -> Result<u64, Error>
    where
        F: FnMut(&BulkRow<'_>) -> Result<(), Error> + Send + 'static,
    {
        match &*self.pools {
            Pools::Lite { file, .. } => {
                let (sql, args) = bare(select, args);
                let file = file.clone();
                tokio::task::spawn_blocking(move || scan_lite(&file, &sql, &args, &mut each))
                    .await
                    .map_err(|error| Error::Column(format!("the bulk reader stopped: {error}")))?
            }
            Pools::Pg { pool, .. } => {
                let mut held = Held::take(pool).await?;
                let copy = format!("COPY ({}) TO STDOUT (FORMAT BINARY)", inline(select, args)?);
                let mut out = held.copy_out_raw(&copy).await.map_err(Error::from_sqlx)?;
                let mut reader = CopyOut::default();
                while let Some(chunk) = out.next().await {
                    reader.feed(&chunk.map_err(Error::from_sqlx)?, &mut each)?;
                }
                drop(out);
                held.give_back();
                Ok(reader.rows)
            }
        }
    }
}

fn scan_lite(
    file: &std::path::Path,
    sql: &str,
    args: &[Value],
    each: &mut impl FnMut(&BulkRow<'_>) -> Result<(), Error>,
) -> Result<u64, Error> {
    let connection = open(file)?;
    let mut statement = connection.prepare(sql).map_err(Error::from_rusqlite)?;
    let mut rows =
        statement.query(rusqlite::params_from_iter(args.iter().map(bound))).map_err(Error::from_rusqlite)?;
    let mut count = 0;
    while let Some(row) = rows.next().map_err(Error::from_rusqlite)? {
        each(&BulkRow(BulkInner::Lite(row)))?;
        count += 1;
    }
    Ok(count)
}

/// A connection to read an embedded database with, past the driver's.
pub(super) fn open(file: &std::path::Path) -> Result<rusqlite::Connection, Error> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(file, flags).map_err(Error::from_rusqlite)?;
    connection.busy_timeout(std::time::Duration::from_secs(10)).map_err(Error::from_rusqlite)?;
    connection.pragma_update(None, "mmap_size", 1_i64 << 30).map_err(Error::from_rusqlite)?;
    Ok(connection)
}

/// An argument as SQLite takes it.
pub(super) fn bound(value: &Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Lite;
    match value {
        Value::Null => Lite::Null,
        Value::Bool(x) => Lite::Integer(i64::from(*x)),
        Value::Int(x) | Value::Time(x) => Lite::Integer(*x),
        Value::Text(x) | Value::Json(x) => Lite::Text(x.clone()),
        Value::List(_, values) => Lite::Text(super::list::json(values)),
        Value::Bytes(x) => Lite::Blob(x.clone()),
        Value::Uuid(x) => Lite::Blob(x.as_bytes().to_vec()),
    }
}

/// COPY takes no parameters: ids, numbers and times are written into the statement.
fn inline(select: &str, args: &[Value]) -> Result<String, Error> {
    let (bare, order) = bare_placeholders(select);
    let mut parts = bare.split('?');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut order = order.into_iter();
    for part in parts {
        let literal = match order.next().and_then(|at| args.get(at)) {
            Some(Value::Uuid(id)) => format!("'{id}'::uuid"),
            Some(Value::Int(n)) => format!("({n})::bigint"),
            Some(Value::Bool(b)) => b.to_string(),
            Some(Value::Time(us)) => {
                let at = jiff::Timestamp::from_microsecond(*us)
                    .map_err(|_| Error::Column("a time out of range".into()))?;
                format!("'{at}'::timestamptz")
            }
            _ => return Err(Error::Column("a bulk read takes only ids, numbers and times".into())),
        };
        out.push_str(&literal);
        out.push_str(part);
    }
    Ok(out)
}

/// Cuts PostgreSQL's binary COPY stream into rows; keeps what is left of a chunk for the next.
#[derive(Default)]
struct CopyOut {
    rest: Vec<u8>,
    started: bool,
    rows: u64,
}

impl CopyOut {
    fn feed(
        &mut self,
        chunk: &[u8],
        each: &mut impl FnMut(&BulkRow<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.rest.extend_from_slice(chunk);
        let mut at = 0;
        if !self.started {
            // Signature (11), flags (4), length of the header extension (4).
            if self.rest.len() < 19 {
                return Ok(());
            }
            at = 19;
            self.started = true;
        }
        let data = std::mem::take(&mut self.rest);
        let mut fields = Vec::new();
        while let Some(end) = cut(&data, at, &mut fields) {
            if end == at {
                break;
            }
            each(&BulkRow(BulkInner::Pg(&fields)))?;
            self.rows += 1;
            at = end;
        }
        self.rest = data[at..].to_vec();
        Ok(())
    }
}

/// The fields of the row at `at` and where it ends; `at` itself for the trailer, `None` when the row
/// is not complete yet.
fn cut<'d>(data: &'d [u8], mut at: usize, fields: &mut Vec<Option<&'d [u8]>>) -> Option<usize> {
    fields.clear();
    let begin = at;
    let count = i16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?);
    if count < 0 {
        return Some(begin);
    }
    at += 2;
    for _ in 0..count {
        let len = i32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?);
        at += 4;
        match usize::try_from(len) {
            Err(_) => fields.push(None),
            Ok(len) => {
                fields.push(Some(data.get(at..at + len)?));
                at += len;
            }
        }
    }
    Some(at)
}
