//! Connections of PostgreSQL, lent to one statement, transaction or COPY at a time. Refuses to take one back as it is whose
//! protocol stands in the middle of something: whoever got it next would read the answers to another's questions. See decision
//! 0297.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{self, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use super::wall::{Use, Wall};
use super::{Error, Options};

/// A connection that was lent within this time is taken to live: asking each time would be a way there and back for every
/// statement.
const IDLE_TRUSTED: Duration = Duration::from_secs(1);
/// How old a connection grows.
const AGE_MAX: Duration = Duration::from_secs(30 * 60);
/// Pause before a server that does not listen yet is asked again.
const ASK_AGAIN: Duration = Duration::from_millis(100);

/// Opens connections behind the wall.
pub(crate) struct Maker {
    connect: PgConnectOptions,
    wall: Arc<Wall>,
    patience: Duration,
}

impl Maker {
    /// A connection; one to a server that is only just coming up is waited for.
    async fn open(&self) -> Result<PgConnection, sqlx::Error> {
        let begun = std::time::Instant::now();
        loop {
            match self.connect.connect().await {
                Err(error) if is_coming_up(&error) && begun.elapsed() < self.patience => {
                    tokio::time::sleep(ASK_AGAIN).await;
                }
                answer => return answer,
            }
        }
    }
}

/// Whether nobody listens, or PostgreSQL says that it is starting.
fn is_coming_up(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(why) => why.kind() == std::io::ErrorKind::ConnectionRefused,
        sqlx::Error::Database(why) => why.code().as_deref() == Some("57P03"),
        _ => false,
    }
}

impl managed::Manager for Maker {
    type Type = PgConnection;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<PgConnection, sqlx::Error> {
        let mut connection = self.open().await?;
        self.wall.raise(&mut connection).await?;
        Ok(connection)
    }

    async fn recycle(&self, connection: &mut PgConnection, known: &Metrics) -> RecycleResult<sqlx::Error> {
        let age = known.age();
        if age > AGE_MAX {
            return Err(RecycleError::message("old enough"));
        }
        if known.last_used() >= IDLE_TRUSTED {
            connection.ping().await?;
        }
        match self.wall.before_use(age) {
            Use::AsItIs => Ok(()),
            Use::Raise => Ok(self.wall.raise(connection).await?),
            Use::Renew => Err(RecycleError::message("opened before the company was named")),
        }
    }
}

/// Connections that stand behind the wall, at most so many at once.
#[derive(Clone)]
pub(crate) struct PgPool(Pool<Maker>);

impl PgPool {
    /// Opens none yet.
    pub(crate) fn new(connect: PgConnectOptions, options: &Options, wall: &Arc<Wall>) -> Result<Self, Error> {
        let patience = options.acquire_timeout;
        let pool = Pool::builder(Maker { connect, wall: wall.clone(), patience })
            .max_size(options.connections_max.max(2) as usize)
            .wait_timeout(Some(patience))
            .runtime(Runtime::Tokio1)
            .build();
        pool.map(Self).map_err(|error| Error::Setting(error.to_string()))
    }

    /// A connection for one statement.
    pub(crate) async fn lend(&self) -> Result<Lent, Error> {
        // In a box: what opens a connection is large, and would lie in the future of every statement.
        match Box::pin(self.0.get()).await {
            Ok(connection) => Ok(Lent(Some(connection))),
            Err(PoolError::Backend(error)) => Err(Error::from_sqlx(error)),
            Err(PoolError::Timeout(_)) => Err(Error::Timeout("no free connection".into())),
            Err(PoolError::Closed) => Err(Error::Timeout("the database is being closed".into())),
            Err(other) => Err(Error::Setting(other.to_string())),
        }
    }

    /// Closes the connections that lie idle, and the others once they are given back.
    pub(crate) async fn close(&self) {
        let idle = self.0.retain(|_, _| false).removed;
        self.0.close();
        for connection in idle {
            // It goes either way.
            let _ = connection.close().await;
        }
    }
}

/// A connection in the hands of one statement. Dropped in its middle it goes back once the server has answered to the end.
pub(crate) struct Lent(Option<Object<Maker>>);

impl Lent {
    /// Back to the pool: the statement was answered, be it with a refusal.
    pub(crate) fn give_back(mut self) {
        drop(self.0.take());
    }

    /// Back to the pool unless the connection itself failed.
    pub(crate) fn end<T>(mut self, answer: &Result<T, sqlx::Error>) {
        if let (Some(connection), Err(error)) = (self.0.take(), answer)
            && error.as_database_error().is_none()
        {
            drop(Object::take(connection));
        }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut connection) = self.0.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(Object::take(connection));
            return;
        };
        runtime.spawn(async move {
            if connection.ping().await.is_err() {
                drop(Object::take(connection));
            }
        });
    }
}

impl Deref for Lent {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        match &self.0 {
            Some(connection) => connection,
            None => unreachable!("a connection is there until it is given back"),
        }
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut PgConnection {
        match &mut self.0 {
            Some(connection) => connection,
            None => unreachable!("a connection is there until it is given back"),
        }
    }
}

/// A connection in the hands of a transaction or a COPY. Closed when it is dropped, unless it was given back: a future may be
/// dropped at any await, and the driver then loses count of the answers that a COPY or a BEGIN still owes (sqlx 0.9 counts
/// neither as pending).
pub(crate) struct Held(Lent);

impl Held {
    /// Waits for a connection.
    pub(crate) async fn take(pool: &PgPool) -> Result<Self, Error> {
        pool.lend().await.map(Self)
    }

    /// Begins a transaction.
    pub(crate) async fn begin(pool: &PgPool, statement: &str) -> Result<Self, Error> {
        let mut held = Self::take(pool).await?;
        let begun = sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut *held).await;
        begun.map_err(Error::from_sqlx)?;
        Ok(held)
    }

    /// Ends the transaction with `COMMIT` or `ROLLBACK` and gives the connection back. After a refusal by the
    /// server the transaction is over as well.
    pub(crate) async fn end(mut self, statement: &'static str) -> Result<(), sqlx::Error> {
        let ended = sqlx::raw_sql(statement).execute(&mut *self).await;
        if ended.as_ref().err().is_none_or(|error| error.as_database_error().is_some()) {
            self.give_back();
        }
        ended.map(|_| ())
    }

    /// Back to the pool: nothing is under way.
    pub(crate) fn give_back(mut self) {
        drop(self.0.0.take());
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(connection) = self.0.0.take() {
            drop(Object::take(connection));
        }
    }
}

impl Deref for Held {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}
