//! The line of writers before an embedded database, and the commits they share: whoever stood in line while another worked
//! adds to the same transaction, and one wait for the disk is enough for all of them. Refuses to say that something is in
//! before the disk has it, and to let the failure of one writer's work touch another's.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use tokio::task::JoinHandle;

use super::Error;

/// Writers of one commit: with more, the first would wait for too many others' work.
const SHARED_MAX: usize = 32;

tokio::task_local! {
    static ALONE: ();
}

/// Runs work whose transactions are long: none of them is shared, so that nobody's answer waits for its end.
pub async fn alone<F: Future>(work: F) -> F::Output {
    ALONE.scope((), work).await
}

/// The line; one for each database file.
pub(crate) struct Line {
    pool: SqlitePool,
    seat: Arc<Mutex<Option<Open>>>,
    /// How many stand in line.
    waiting: AtomicUsize,
    /// How long anybody stands there.
    patience: Duration,
    /// Transactions that may have changed something.
    writes: AtomicU64,
}

/// A transaction some writers' work is in.
pub(crate) struct Open {
    tx: Transaction<'static, Sqlite>,
    /// Who waits for the commit.
    done: Vec<oneshot::Sender<Result<(), Error>>>,
    inside: Inside,
    /// Stands in line to commit it.
    settling: Option<JoinHandle<()>>,
}

/// Whose unfinished work is in a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nobody,
    /// The first writer's: all there is in it.
    First,
    /// A later writer's, from its savepoint on.
    Later,
}

/// Counts somebody who stands in line, also one who gives up.
struct Standing<'l>(&'l AtomicUsize);

impl<'l> Standing<'l> {
    fn new(line: &'l AtomicUsize) -> Self {
        line.fetch_add(1, Ordering::SeqCst);
        Self(line)
    }
}

impl Drop for Standing<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Open {
    /// Takes unfinished work out; `None` when nothing is left of the transaction.
    async fn undo(mut self) -> Result<Option<Open>, Error> {
        match self.inside {
            Inside::Nobody => {}
            Inside::First => {
                self.tx.rollback().await.map_err(Error::from_sqlx)?;
                return Ok(None);
            }
            Inside::Later => {
                let back = sqlx::raw_sql("ROLLBACK TO writer; RELEASE writer").execute(&mut *self.tx).await;
                if let Err(error) = back {
                    // A failure of the database itself took the whole transaction with it: nothing of it is in, and
                    // everybody's work can be done again.
                    for one in self.done {
                        // Whoever no longer listens has gone.
                        let _ =
                            one.send(Err(Error::Conflict(format!("a shared transaction was lost: {error}"))));
                    }
                    return Ok(None);
                }
                self.inside = Inside::Nobody;
            }
        }
        Ok(Some(self))
    }

    async fn commit(self, writes: &AtomicU64) {
        let done = self.tx.commit().await.map_err(unknown);
        writes.fetch_add(1, Ordering::SeqCst);
        for one in self.done {
            let _ = one.send(match &done {
                Ok(()) => Ok(()),
                Err(Error::Full(why)) => Err(Error::Full(why.clone())),
                Err(Error::Conflict(why)) => Err(Error::Conflict(why.clone())),
                Err(why) => Err(Error::Unknown(why.to_string())),
            });
        }
    }
}

/// Why a commit failed: where its connection went or the disk did not answer, it may be in or not.
pub(super) fn unknown(error: sqlx::Error) -> Error {
    let code = error.as_database_error().and_then(|why| why.code());
    match &error {
        sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => Error::Unknown(error.to_string()),
        _ if code.is_some_and(|code| code.starts_with("08") || code.starts_with("57P")) => {
            Error::Unknown(error.to_string())
        }
        _ => Error::from_sqlx(error),
    }
}

impl Line {
    pub(crate) fn new(pool: SqlitePool, patience: Duration) -> Arc<Self> {
        Arc::new(Self {
            pool,
            seat: Arc::default(),
            waiting: AtomicUsize::new(0),
            patience,
            writes: AtomicU64::new(0),
        })
    }

    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    pub(crate) fn writes(&self) -> &AtomicU64 {
        &self.writes
    }

    /// Stands in line and begins.
    pub(crate) async fn enter(self: &Arc<Self>) -> Result<Writer, Error> {
        let seat = {
            let _standing = Standing::new(&self.waiting);
            let seat = tokio::time::timeout(self.patience, Arc::clone(&self.seat).lock_owned()).await;
            seat.map_err(|_| Error::Timeout("other writers hold the database".into()))?
        };
        let alone = ALONE.try_with(|()| ()).is_ok();
        let mut writer = Writer { seat: Some(seat), line: Arc::clone(self), alone };
        writer.begin().await?;
        Ok(writer)
    }

    /// The connection, once everything before is committed; nobody else writes until it is given back.
    pub(crate) async fn emptied(self: &Arc<Self>) -> Result<(Seat, PoolConnection<Sqlite>), Error> {
        let seat = Arc::clone(&self.seat).lock_owned().await;
        let seat = Arc::clone(self).clear(seat, true).await;
        Ok((seat, self.pool.acquire().await.map_err(Error::from_sqlx)?))
    }

    /// Stands in line to commit what those before leave.
    async fn settle(self: Arc<Self>) {
        let seat = Arc::clone(&self.seat).lock_owned().await;
        drop(self.clear(seat, true).await);
    }

    /// Takes unfinished work out, and commits what is left where it is to `end`.
    async fn clear(self: Arc<Self>, mut seat: Seat, end: bool) -> Seat {
        let Some(open) = seat.take() else { return seat };
        match open.undo().await {
            Ok(Some(open)) if end => open.commit(&self.writes).await,
            Ok(left) => *seat = left,
            Err(error) => tracing::debug!(%error, "rollback failed; the connection is dropped"),
        }
        seat
    }
}

/// The one who writes.
pub(crate) struct Writer {
    /// Gone once the work is over.
    seat: Option<Seat>,
    line: Arc<Line>,
    alone: bool,
}

/// The place of whoever writes.
pub(crate) type Seat = OwnedMutexGuard<Option<Open>>;

impl Writer {
    fn seat(&mut self) -> &mut Option<Open> {
        // Set by `enter`, and taken only by what consumes the writer.
        self.seat.as_mut().unwrap_or_else(|| unreachable!("a writer has its seat until it leaves"))
    }

    async fn begin(&mut self) -> Result<(), Error> {
        let (alone, line) = (self.alone, Arc::clone(&self.line));
        let to_clear = |open: &Open| alone || open.inside != Inside::Nobody;
        if let Some(seat) = self.seat.take_if(|seat| seat.as_ref().is_some_and(to_clear)) {
            // A task of its own: whoever goes away meanwhile takes none of the others' work along.
            let cleared = tokio::spawn(line.clear(seat, alone)).await;
            self.seat = Some(cleared.map_err(|broken| Error::Conflict(broken.to_string()))?);
        }
        let pool = self.line.pool.clone();
        let seat = self.seat();
        match seat {
            None => {
                let tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(Error::from_sqlx)?;
                *seat = Some(Open { tx, done: Vec::new(), inside: Inside::First, settling: None });
            }
            Some(open) => {
                open.inside = Inside::Later;
                sqlx::query("SAVEPOINT writer").execute(&mut *open.tx).await.map_err(Error::from_sqlx)?;
            }
        }
        Ok(())
    }

    /// Commits: at once where nobody stands in line, else together with those who do; gives back when the disk has it.
    pub(crate) async fn commit(mut self) -> Result<(), Error> {
        let (alone, line) = (self.alone, Arc::clone(&self.line));
        let Some(open) = self.seat().as_mut() else {
            return Err(Error::Conflict("the transaction is gone".into()));
        };
        if open.inside == Inside::Later {
            // Whoever goes away from here on has its work in, as one who goes away while the disk is waited for; a savepoint that
            // is still there goes with the commit.
            open.inside = Inside::Nobody;
            if let Err(error) = sqlx::query("RELEASE writer").execute(&mut *open.tx).await {
                open.inside = Inside::Later;
                return Err(Error::from_sqlx(error));
            }
        }
        open.inside = Inside::Nobody;
        let (told, heard) = oneshot::channel();
        open.done.push(told);
        let full = open.done.len() >= SHARED_MAX;
        if full || (open.done.len() == 1 && (alone || line.waiting() == 0)) {
            if let Some(seat) = self.seat.take() {
                // A task of its own: a commit that has begun is counted, whether somebody still waits for it or not.
                tokio::spawn(line.clear(seat, true));
            }
        } else {
            if open.settling.as_ref().is_none_or(JoinHandle::is_finished) {
                open.settling = Some(tokio::spawn(line.settle()));
            }
            self.seat = None;
        }
        heard.await.unwrap_or_else(|_| Err(Error::Unknown("the commit was broken off".into())))
    }

    /// Takes the work out again; where others' work is in the transaction, the next in line does it.
    pub(crate) async fn rollback(mut self) -> Result<(), Error> {
        match self.seat().take_if(|open| open.inside == Inside::First) {
            Some(open) => open.undo().await.map(drop),
            None => Ok(()),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let unfinished = |seat: &OwnedMutexGuard<Option<Open>>| {
            seat.as_ref().is_some_and(|open| open.inside != Inside::Nobody)
        };
        let Some(seat) = self.seat.take() else { return };
        let unfinished = unfinished(&seat);
        drop(seat);
        if unfinished && let Ok(runtime) = tokio::runtime::Handle::try_current() {
            // The next in line would do it; perhaps there is none.
            runtime.spawn(Arc::clone(&self.line).settle());
        }
    }
}

impl Deref for Writer {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self.seat.as_ref().and_then(|seat| seat.as_ref()) {
            Some(open) => &open.tx,
            None => unreachable!("a writer has its transaction until it leaves"),
        }
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self.seat().as_mut() {
            Some(open) => &mut open.tx,
            None => unreachable!("a writer has its transaction until it leaves"),
        }
    }
}
