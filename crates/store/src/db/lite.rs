//! Readers of an embedded database: the rows of a whole answer lie in one piece of memory, not each value in one of its own, as the
//! driver keeps them. Refuses to write, to hold more connections than it was told, and to keep one open between statements that
//! failed. See decision 0250.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::ValueRef;
use tokio::sync::Semaphore;

use super::bulk::{bound, open};
use super::row::Inner;
use super::sql::bare_placeholders;
use super::thread::Thread;
use super::{Error, Row, Value};

/// Statements a connection keeps ready.
const STATEMENTS_KEPT: usize = 256;

/// Connections that read, lent to one statement at a time.
pub(crate) struct Readers {
    file: PathBuf,
    cache_kib: u32,
    wait: Duration,
    seats: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<rusqlite::Connection>>>,
}

impl Readers {
    pub(crate) fn new(file: PathBuf, most: u32, cache_kib: u32, wait: Duration) -> Self {
        let seats = Arc::new(Semaphore::new(most.max(1) as usize));
        Self { file, cache_kib, wait, seats, idle: Arc::default() }
    }

    /// All rows of a statement, as they were when it began.
    ///
    /// # Errors
    /// Those of [`Readers::with`]; faults of the statement.
    pub(crate) async fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Error> {
        let (sql, args) = bare(sql, args);
        let rows = Arc::new(self.with(move |connection| answer(connection, &sql, &args)).await?);
        let count = rows.cells.len().checked_div(rows.width).unwrap_or(0);
        Ok((0..count).map(|at| Row(Inner::Flat(rows.clone(), at))).collect())
    }

    /// What `work` reads over one connection, on a thread that may wait.
    ///
    /// # Errors
    /// [`Error::Timeout`] where all connections stay lent for long; whatever `work` refuses.
    pub(crate) async fn with<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&rusqlite::Connection) -> Result<T, Error> + Send + 'static,
    {
        let work = self.seated(work).await?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| Error::Column(format!("a reader stopped: {error}")))?
    }

    /// As [`Readers::with`], on a thread of the caller's own.
    ///
    /// # Errors
    /// Those of [`Readers::with`].
    pub(crate) async fn with_on<T, W>(&self, thread: &Thread, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&rusqlite::Connection) -> Result<T, Error> + Send + 'static,
    {
        let work = self.seated(work).await?;
        thread.run(work).await?
    }

    /// The work with a seat and a connection.
    async fn seated<T, W>(
        &self,
        work: W,
    ) -> Result<impl FnOnce() -> Result<T, Error> + Send + use<T, W>, Error>
    where
        T: Send + 'static,
        W: FnOnce(&rusqlite::Connection) -> Result<T, Error> + Send + 'static,
    {
        let seat = tokio::time::timeout(self.wait, self.seats.clone().acquire_owned()).await;
        let seat = match seat {
            Err(_) => return Err(Error::Timeout("no free connection".into())),
            Ok(Err(_)) => return Err(Error::Timeout("the database is being closed".into())),
            Ok(Ok(seat)) => seat,
        };
        let (file, cache_kib, idle) = (self.file.clone(), self.cache_kib, self.idle.clone());
        Ok(move || {
            // Whoever asked may have gone: the seat is free when the work is done.
            let _seat = seat;
            let kept = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let connection = kept.map_or_else(|| ready(&file, cache_kib), Ok)?;
            let done = work(&connection)?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            Ok(done)
        })
    }

    /// Closes the connections once those who read are done.
    pub(crate) async fn close(&self) {
        self.seats.close();
        let all = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        // Closing reads and writes the disk.
        let _ = tokio::task::spawn_blocking(move || drop(all)).await;
    }
}

/// The statement with bare placeholders, and an argument for each.
pub(super) fn bare(sql: &str, args: &[Value]) -> (String, Vec<Value>) {
    let (sql, order) = bare_placeholders(sql);
    (sql, order.iter().map(|&at| args.get(at).cloned().unwrap_or(Value::Null)).collect())
}

fn ready(file: &std::path::Path, cache_kib: u32) -> Result<rusqlite::Connection, Error> {
    let connection = open(file)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    let settings: [(&str, &dyn rusqlite::ToSql); 3] =
        [("cache_size", &-i64::from(cache_kib)), ("temp_store", &"MEMORY"), ("trusted_schema", &"OFF")];
    for (name, value) in settings {
        connection.pragma_update(None, name, value).map_err(Error::from_rusqlite)?;
    }
    Ok(connection)
}

fn answer(connection: &rusqlite::Connection, sql: &str, args: &[Value]) -> Result<Answer, Error> {
    let mut statement = connection.prepare_cached(sql).map_err(Error::from_rusqlite)?;
    let mut out = Answer { width: statement.column_count(), cells: Vec::new(), bytes: Vec::new() };
    let mut rows =
        statement.query(rusqlite::params_from_iter(args.iter().map(bound))).map_err(Error::from_rusqlite)?;
    while let Some(row) = rows.next().map_err(Error::from_rusqlite)? {
        for at in 0..out.width {
            out.put(row.get_ref(at).map_err(Error::from_rusqlite)?);
        }
    }
    Ok(out)
}

/// The rows of an answer, one after the other.
pub(crate) struct Answer {
    width: usize,
    cells: Vec<Cell>,
    /// Texts and bytes of all cells.
    bytes: Vec<u8>,
}

enum Cell {
    Null,
    Int(i64),
    Real,
    /// Where it begins and ends.
    Text(usize, usize),
    Bytes(usize, usize),
}

/// One value of SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lite<'r> {
    /// NULL.
    Null,
    /// INTEGER.
    Int(i64),
    /// TEXT, as bytes.
    Text(&'r [u8]),
    /// BLOB.
    Bytes(&'r [u8]),
    /// What no column of ours holds.
    Real,
}

impl Lite<'_> {
    /// Its storage class, as SQLite calls it.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Int(_) => "INTEGER",
            Self::Text(_) => "TEXT",
            Self::Bytes(_) => "BLOB",
            Self::Real => "REAL",
        }
    }
}

impl Answer {
    fn put(&mut self, value: ValueRef<'_>) {
        let from = self.bytes.len();
        let cell = match value {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(n) => Cell::Int(n),
            ValueRef::Real(_) => Cell::Real,
            ValueRef::Text(text) => {
                self.bytes.extend_from_slice(text);
                Cell::Text(from, self.bytes.len())
            }
            ValueRef::Blob(blob) => {
                self.bytes.extend_from_slice(blob);
                Cell::Bytes(from, self.bytes.len())
            }
        };
        self.cells.push(cell);
    }

    /// How many columns each row has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// A cell; `None` beyond the last column.
    pub(crate) fn cell(&self, row: usize, at: usize) -> Option<Lite<'_>> {
        if at >= self.width {
            return None;
        }
        Some(match *self.cells.get(row * self.width + at)? {
            Cell::Null => Lite::Null,
            Cell::Int(n) => Lite::Int(n),
            Cell::Real => Lite::Real,
            Cell::Text(from, to) => Lite::Text(self.bytes.get(from..to)?),
            Cell::Bytes(from, to) => Lite::Bytes(self.bytes.get(from..to)?),
        })
    }
}
