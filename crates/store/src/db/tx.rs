//! Statements inside and outside transactions; refuses to continue a transaction that has failed.

use std::pin::Pin;

use futures::Stream;
use futures::StreamExt;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Postgres, Sqlite, SqliteConnection, Transaction};

use super::held::Held;
use super::line::{self, Writer};
use super::row::Inner;
use super::sql::bare_placeholders;
use super::value::{LiteArg, PgArg};
use super::{Db, Dialect, Error, Pools, Row, Value};

/// Rows that arrive one by one.
pub type Rows<'a> = Pin<Box<dyn Stream<Item = Result<Row, Error>> + Send + 'a>>;

/// How PostgreSQL comes to the plan of a statement outside a transaction; SQLite keeps all plans. See decision 0275.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planned {
    /// A connection keeps the statement, and after some turns its plan: for statements that look up rows by their keys.
    Once,
    /// Anew for the values of each turn: for statements whose best way depends on them, such as a filter's.
    Anew,
}

/// What a reader and a transaction have in common; feature modules take `&mut impl Read`.
pub trait Read: Send {
    /// Which database answers.
    fn dialect(&self) -> Dialect;

    /// The rows of a SELECT (or of `… RETURNING`), one by one.
    fn rows<'a>(&'a mut self, planned: Planned, sql: &str, args: &[Value]) -> Rows<'a>;

    /// The rows of a statement that looks them up by keys, one by one.
    fn stream<'a>(&'a mut self, sql: &str, args: &[Value]) -> Rows<'a> {
        self.rows(Planned::Once, sql, args)
    }

    /// All rows at once.
    fn all(
        &mut self,
        planned: Planned,
        sql: &str,
        args: &[Value],
    ) -> impl Future<Output = Result<Vec<Row>, Error>> + Send {
        let mut rows = self.rows(planned, sql, args);
        async move {
            let mut out = Vec::new();
            while let Some(row) = rows.next().await {
                out.push(row?);
            }
            Ok(out)
        }
    }

    /// All rows of a statement that looks them up by keys.
    fn query(&mut self, sql: &str, args: &[Value]) -> impl Future<Output = Result<Vec<Row>, Error>> + Send {
        self.all(Planned::Once, sql, args)
    }

    /// All rows of a statement whose best way depends on its values.
    fn search(&mut self, sql: &str, args: &[Value]) -> impl Future<Output = Result<Vec<Row>, Error>> + Send {
        self.all(Planned::Anew, sql, args)
    }

    /// The first row, if there is one.
    fn query_opt(
        &mut self,
        sql: &str,
        args: &[Value],
    ) -> impl Future<Output = Result<Option<Row>, Error>> + Send {
        let rows = self.query(sql, args);
        async move { Ok(rows.await?.into_iter().next()) }
    }
}

type LiteQuery = Query<'static, Sqlite, SqliteArguments>;
type PgQuery = Query<'static, Postgres, PgArguments>;

fn lite_query(sql: &str, args: &[Value]) -> LiteQuery {
    let (bare, order) = bare_placeholders(sql);
    let mut query = sqlx::query(AssertSqlSafe(bare));
    for at in order {
        // An argument that is missing is a NULL to SQLite; PostgreSQL refuses the statement in the
        // same test.
        query = query.bind(OwnedLite(args.get(at).cloned().unwrap_or(Value::Null)));
    }
    query
}

fn pg_query(sql: &str, args: &[Value]) -> PgQuery {
    let mut query = sqlx::query(AssertSqlSafe(sql.to_owned()));
    for arg in args {
        query = query.bind(OwnedPg(arg.clone()));
    }
    query
}

/// Owned twins of the borrowed encoders: a query in flight outlives the caller's slice.
struct OwnedLite(Value);
struct OwnedPg(Value);

impl sqlx::Type<Sqlite> for OwnedLite {
    fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
        <LiteArg<'_> as sqlx::Type<Sqlite>>::type_info()
    }
}

impl sqlx::Encode<'_, Sqlite> for OwnedLite {
    fn encode_by_ref(
        &self,
        buf: &mut sqlx::sqlite::SqliteArgumentsBuffer,
    ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        LiteArg(&self.0).encode_by_ref(buf)
    }
}

impl sqlx::Type<Postgres> for OwnedPg {
    fn type_info() -> sqlx::postgres::PgTypeInfo {
        <PgArg<'_> as sqlx::Type<Postgres>>::type_info()
    }
}

impl sqlx::Encode<'_, Postgres> for OwnedPg {
    fn encode_by_ref(
        &self,
        buf: &mut sqlx::postgres::PgArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        PgArg(&self.0).encode_by_ref(buf)
    }

    fn produces(&self) -> Option<sqlx::postgres::PgTypeInfo> {
        PgArg(&self.0).produces()
    }
}

/// Reads outside a transaction.
pub struct Reader(Db);

impl Reader {
    pub(crate) fn new(db: Db) -> Self {
        Self(db)
    }

    fn seeks(&self, planned: Planned) -> bool {
        planned == Planned::Anew || self.0.in_bulk
    }
}

impl Read for Reader {
    fn dialect(&self) -> Dialect {
        self.0.dialect()
    }

    fn rows<'a>(&'a mut self, planned: Planned, sql: &str, args: &[Value]) -> Rows<'a> {
        let (sql, args) = (sql.to_owned(), args.to_vec());
        let rows = async move { self.all(planned, &sql, &args).await };
        let each = |rows: Result<Vec<Row>, Error>| match rows {
            Ok(rows) => futures::stream::iter(rows.into_iter().map(Ok).collect::<Vec<_>>()),
            Err(error) => futures::stream::iter(vec![Err(error)]),
        };
        Box::pin(futures::stream::once(rows).flat_map(each))
    }

    async fn all(&mut self, planned: Planned, sql: &str, args: &[Value]) -> Result<Vec<Row>, Error> {
        match &*self.0.pools {
            Pools::Lite { readers, .. } => readers.query(sql, args).await,
            Pools::Pg { pool, seekers, .. } => {
                let pool = if self.seeks(planned) { seekers } else { pool };
                let mut lent = pool.lend().await?;
                let rows = pg_query(sql, args).fetch_all(&mut *lent).await;
                lent.end(&rows);
                Ok(rows.map_err(Error::from_sqlx)?.into_iter().map(|row| Row(Inner::Pg(row))).collect())
            }
        }
    }
}

fn lite_rows<'a>(
    rows: impl Stream<Item = Result<sqlx::sqlite::SqliteRow, sqlx::Error>> + Send + 'a,
) -> Rows<'a> {
    Box::pin(rows.map(|row| row.map(|r| Row(Inner::Lite(r))).map_err(Error::from_sqlx)))
}

fn pg_rows<'a>(rows: impl Stream<Item = Result<sqlx::postgres::PgRow, sqlx::Error>> + Send + 'a) -> Rows<'a> {
    Box::pin(rows.map(|row| row.map(|r| Row(Inner::Pg(r))).map_err(Error::from_sqlx)))
}

/// What a transaction of much work says besides: a plan from when its tables were small would walk through them by its end.
const BULK_PLANS: &str = "; SET LOCAL plan_cache_mode = force_custom_plan";

/// One open transaction.
pub struct Tx {
    pub(crate) inner: TxInner,
    /// The retryable failure some statement met: the transaction as a whole is lost.
    lost: Option<Error>,
    /// A statement failed after which the database keeps nothing of the transaction, whatever a commit would say.
    broken: Option<String>,
}

pub(crate) enum TxInner {
    /// The one writer of an embedded database.
    Lite(Writer),
    /// One state of an embedded database.
    Seen(Transaction<'static, Sqlite>),
    Pg(Held),
}

/// What statements go to.
pub(crate) enum Side<'t> {
    Lite(&'t mut SqliteConnection),
    Pg(&'t mut Held),
}

impl TxInner {
    pub(crate) fn side(&mut self) -> Side<'_> {
        match self {
            Self::Lite(writer) => Side::Lite(writer),
            Self::Seen(tx) => Side::Lite(tx),
            Self::Pg(held) => Side::Pg(held),
        }
    }
}

impl Tx {
    pub(crate) async fn begin(db: &Db, role: Option<&str>) -> Result<Tx, Error> {
        let inner = match &*db.pools {
            Pools::Lite { line, .. } => TxInner::Lite(line.enter().await?),
            Pools::Pg { pool, wall, .. } => {
                let plans = if db.in_bulk { BULK_PLANS } else { "" };
                TxInner::Pg(Held::begin(pool, &format!("BEGIN; {}{plans}", wall.opening(role))).await?)
            }
        };
        Ok(Tx { inner, lost: None, broken: None })
    }

    pub(crate) async fn begin_snapshot(db: &Db) -> Result<Tx, Error> {
        let inner = match &*db.pools {
            Pools::Lite { snapshots, .. } => {
                TxInner::Seen(snapshots.begin_with("BEGIN").await.map_err(Error::from_sqlx)?)
            }
            Pools::Pg { pool, wall, .. } => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                let opening = wall.opening(Some(super::APP_ROLE));
                let plans = if db.in_bulk { BULK_PLANS } else { "" };
                TxInner::Pg(Held::begin(pool, &format!("{begin}; {opening}{plans}")).await?)
            }
        };
        Ok(Tx { inner, lost: None, broken: None })
    }

    /// Runs a statement and says how many rows it changed.
    pub async fn execute(&mut self, sql: &str, args: &[Value]) -> Result<u64, Error> {
        let done = match self.inner.side() {
            Side::Lite(tx) => lite_query(sql, args).execute(tx).await.map(|d| d.rows_affected()),
            Side::Pg(tx) => pg_query(sql, args).execute(&mut **tx).await.map(|d| d.rows_affected()),
        };
        done.map_err(|error| self.note(Error::from_sqlx(error)))
    }

    /// Runs statements without arguments as they stand: migrations only.
    pub(crate) async fn execute_raw(&mut self, sql: &str) -> Result<(), Error> {
        let done = match self.inner.side() {
            Side::Lite(tx) => sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(tx).await.map(|_| ()),
            Side::Pg(tx) => sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut **tx).await.map(|_| ()),
        };
        done.map_err(|error| self.note(Error::from_sqlx(error)))
    }

    /// Remembers a failure after which the whole transaction is to be tried again.
    pub(crate) fn note(&mut self, error: Error) -> Error {
        if let Error::Conflict(why) = &error {
            self.lost = Some(Error::Conflict(why.clone()));
        }
        if breaks(self.dialect(), &error) {
            self.broken = Some(error.to_string());
        }
        error
    }

    /// Declares the transaction lost: it is tried again as a whole. For races a unique key decided.
    pub(crate) fn lose(&mut self, why: &str) -> Error {
        self.note(Error::Conflict(why.to_owned()))
    }

    /// Commits. A connection that goes here leaves the outcome unknown: not tried again.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        if let Some(lost) = self.lost {
            return Err(lost);
        }
        if let Some(why) = self.broken {
            return Err(Error::Column(format!("a failure was passed over before the commit: {why}")));
        }
        let done = match self.inner {
            TxInner::Lite(writer) => return writer.commit().await,
            TxInner::Seen(tx) => tx.commit().await,
            TxInner::Pg(held) => held.end("COMMIT").await,
        };
        done.map_err(line::unknown)
    }

    pub(crate) async fn rollback(self) -> Result<(), Error> {
        match self.inner {
            TxInner::Lite(writer) => return writer.rollback().await,
            TxInner::Seen(tx) => tx.rollback().await,
            TxInner::Pg(held) => held.end("ROLLBACK").await,
        }
        .map_err(Error::from_sqlx)
    }

    /// Rolls back after a failure and says whether it was one worth another attempt.
    pub(crate) async fn give_up(mut self) -> Option<Error> {
        let lost = self.lost.take();
        if let Err(error) = self.rollback().await {
            tracing::debug!(%error, "rollback failed; the connection is dropped");
        }
        lost
    }
}

/// Whether the database keeps nothing of a transaction after this: PostgreSQL after any statement that failed, SQLite where the
/// disk did.
fn breaks(dialect: Dialect, error: &Error) -> bool {
    match dialect {
        Dialect::Postgres => true,
        Dialect::Sqlite => matches!(error, Error::Full(_) | Error::Database(_)),
    }
}

impl Read for Tx {
    fn dialect(&self) -> Dialect {
        match self.inner {
            TxInner::Lite(_) | TxInner::Seen(_) => Dialect::Sqlite,
            TxInner::Pg(_) => Dialect::Postgres,
        }
    }

    fn rows<'a>(&'a mut self, _: Planned, sql: &str, args: &[Value]) -> Rows<'a> {
        let dialect = self.dialect();
        let (lost, broken) = (&mut self.lost, &mut self.broken);
        let rows = match self.inner.side() {
            Side::Lite(tx) => lite_rows(lite_query(sql, args).fetch(tx)),
            Side::Pg(tx) => pg_rows(pg_query(sql, args).fetch(&mut **tx)),
        };
        Box::pin(rows.inspect(move |row| {
            if let Err(Error::Conflict(why)) = row {
                *lost = Some(Error::Conflict(why.clone()));
            }
            if let Err(error) = row
                && breaks(dialect, error)
            {
                *broken = Some(error.to_string());
            }
        }))
    }
}
