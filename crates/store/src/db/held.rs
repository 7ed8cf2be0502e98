//! A connection of PostgreSQL in the hands of a transaction or a COPY. Refuses to give one back to the pool whose
//! protocol stands in the middle of something: whoever got it next would read the answers to another's questions.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres};

use super::Error;

/// Closed when it is dropped, unless it was given back: a future may be dropped at any await, and the driver then
/// loses count of the answers that a COPY or a BEGIN still owes (sqlx 0.9 counts neither as pending).
pub(crate) struct Held {
    connection: PoolConnection<Postgres>,
    known: bool,
}

impl Held {
    /// Waits for a connection.
    pub(crate) async fn take(pool: &PgPool) -> Result<Self, Error> {
        let connection = pool.acquire().await.map_err(Error::from_sqlx)?;
        Ok(Self { connection, known: false })
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
        self.known = true;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.known {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for Held {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}
