//! One door to SQLite and PostgreSQL; refuses unsafe settings at boot and hands out no raw pool.
//!
//! * Statements are written once, with `$1 … $N`; they name `tenant_id`; ids and times are bound.
//! * `db.read()` never writes; `db.write(async |tx| …)` is one transaction, tried again as a whole
//!   when it lost against another. It therefore has no effect outside the database.
//! * A future inside `write` that is dropped rolls back, at the cost of its connection on PostgreSQL.
//! * SQLite has one writer at a time; those who stand in line while one works share its commit (see `line`). A lock that is
//!   held around a `write` is therefore never taken inside one.

mod bulk;
mod cells;
mod connect;
mod error;
mod held;
mod keys;
mod line;
mod list;
mod lite;
mod pull;
mod row;
mod spares;
mod sql;
mod thread;
mod tx;
mod value;
pub(crate) mod wall;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use held::PgPool;
use line::Line;
use spares::Spares;
use sqlx::SqlitePool;

pub use bulk::BulkRow;
pub use cells::Cells;
pub use connect::Options;
pub use error::Error;
pub use line::alone;
pub use list::Element;
pub use lite::Lite;
pub use pull::Puller;
pub use row::{FromColumn, Row};
pub use sql::quoted;
pub use thread::Thread;
pub use tx::{Planned, Read, Reader, Tx};
pub use value::Value;

/// How often a losing transaction is tried before the caller hears of it.
const WRITE_ATTEMPTS_MAX: u32 = 12;

/// The role every PostgreSQL transaction runs as: it may not UPDATE or DELETE append-only tables.
pub const APP_ROLE: &str = "treeline_app";

/// Which database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded SQLite.
    Sqlite,
    /// PostgreSQL by URL.
    Postgres,
}

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Arc<Pools>,
    /// Tables may grow much within one piece of work: no plan is kept.
    in_bulk: bool,
}

pub(crate) enum Pools {
    /// `snapshots` reads several statements from one state, `readers` one each.
    Lite { snapshots: SqlitePool, readers: lite::Readers, line: Arc<Line>, file: std::path::PathBuf },
    /// `pool` keeps the plans of its statements, `seekers` make one for the values of each.
    Pg {
        pool: PgPool,
        seekers: PgPool,
        wall: Arc<wall::Wall>,
        reopen: (String, Options),
        writes: AtomicU64,
        spares: Spares,
    },
}

impl Db {
    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        match *self.pools {
            Pools::Lite { .. } => Dialect::Sqlite,
            Pools::Pg { .. } => Dialect::Postgres,
        }
    }

    pub(crate) fn new(pools: Pools) -> Self {
        Self { pools: Arc::new(pools), in_bulk: false }
    }

    /// The same database for work that may fill its tables: PostgreSQL plans every statement anew, for what is there by then.
    #[must_use]
    pub fn in_bulk(&self) -> Self {
        Self { in_bulk: true, ..self.clone() }
    }

    /// The file of an embedded database.
    pub fn sqlite_file(&self) -> Option<&std::path::Path> {
        match &*self.pools {
            Pools::Lite { file, .. } => Some(file),
            Pools::Pg { .. } => None,
        }
    }

    fn counter(&self) -> &AtomicU64 {
        match &*self.pools {
            Pools::Lite { line, .. } => line.writes(),
            Pools::Pg { writes, .. } => writes,
        }
    }

    /// How many commits of this process may have changed something: while the number stays, what was read stays true as
    /// far as this process goes.
    pub fn writes(&self) -> u64 {
        self.counter().load(Ordering::SeqCst)
    }

    /// How many writers stand in line before an embedded database; none where the server of PostgreSQL sorts that out.
    pub fn writers_waiting(&self) -> usize {
        match &*self.pools {
            Pools::Lite { line, .. } => line.waiting(),
            Pools::Pg { .. } => 0,
        }
    }

    /// Commits, and counts also what may have been committed.
    async fn commit(&self, tx: Tx) -> Result<(), Error> {
        let done = tx.commit().await;
        if let Pools::Pg { writes, .. } = &*self.pools {
            writes.fetch_add(1, Ordering::SeqCst);
        }
        done
    }

    /// A reader. Each of its statements sees the database as it is at that moment.
    pub fn read(&self) -> Reader {
        Reader::new(self.clone())
    }

    /// Runs `work` in a read-only transaction: all its statements see one state.
    pub async fn snapshot<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E>,
        E: From<Error>,
    {
        let mut tx = Tx::begin_snapshot(self).await?;
        let out = work(&mut tx).await;
        tx.rollback().await?;
        out
    }

    /// Runs `work` in one transaction: committed when it returns `Ok`, rolled back when `Err`, and
    /// tried again from its beginning when the database says that it lost against another one.
    /// (`AsyncFnOnce + Clone`, not `AsyncFn`: the compiler can then see that the future is `Send`.)
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        self.write_as(Some(APP_ROLE), work).await
    }

    /// Numbers that were drawn for nothing; none on SQLite, where they are taken inside the transaction.
    pub(crate) fn spares(&self) -> Option<&Spares> {
        match &*self.pools {
            Pools::Lite { .. } => None,
            Pools::Pg { spares, .. } => Some(spares),
        }
    }

    /// As [`Db::write`], with the rights of the login itself: migrations, erasure and test set-up only.
    pub(crate) async fn write_as_owner<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        self.write_as(None, work).await
    }

    async fn write_as<T, E, F>(&self, role: Option<&str>, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let mut attempt = 1;
        loop {
            let mut tx = match Tx::begin(self, role).await {
                Ok(tx) => tx,
                Err(error) if error.may_retry() && attempt < WRITE_ATTEMPTS_MAX => {
                    pause(attempt).await;
                    attempt += 1;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let out = work.clone()(&mut tx).await;
            let lost = match out {
                Ok(value) => match self.commit(tx).await {
                    Ok(()) => return Ok(value),
                    Err(error) if error.may_retry() && attempt < WRITE_ATTEMPTS_MAX => error,
                    Err(error) => return Err(error.into()),
                },
                Err(error) => match tx.give_up().await {
                    Some(lost) if attempt < WRITE_ATTEMPTS_MAX => lost,
                    _ => return Err(error),
                },
            };
            tracing::debug!(attempt, %lost, "transaction lost, trying again");
            pause(attempt).await;
            attempt += 1;
        }
    }

    /// Writes an embedded database anew, so that nothing that was deleted is left in its file or its log. Readers go on
    /// meanwhile, writers wait. PostgreSQL frees its pages by itself.
    pub async fn compact(&self) -> Result<(), Error> {
        let Pools::Lite { line, .. } = &*self.pools else { return Ok(()) };
        let (_seat, mut one) = line.emptied().await?;
        // The index of fragments keeps deleted runs of letters until its pieces are put together.
        let index = "INSERT INTO search_gram (search_gram) VALUES ('optimize')";
        for sql in [index, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"] {
            sqlx::query(sql).execute(&mut *one).await.map_err(Error::from_sqlx)?;
        }
        Ok(())
    }

    /// Closes every connection; SQLite folds its write-ahead log back into the file.
    pub async fn close(&self) {
        match &*self.pools {
            Pools::Lite { snapshots, readers, line, .. } => {
                readers.close().await;
                snapshots.close().await;
                line.pool().close().await;
            }
            Pools::Pg { pool, seekers, .. } => {
                seekers.close().await;
                pool.close().await;
            }
        }
    }
}

/// Waits longer from attempt to attempt, by a length that differs between callers.
async fn pause(attempt: u32) {
    let ceiling_us = 2_000_u64 << attempt.min(7);
    // The address of a stack value differs between tasks: enough to part two that collided.
    let jitter_us = (std::ptr::from_ref(&ceiling_us) as u64 / 16) % ceiling_us;
    tokio::time::sleep(Duration::from_micros(ceiling_us / 2 + jitter_us)).await;
}
