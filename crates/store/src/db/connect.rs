//! Opening a database; refuses to start on settings that could lose an acknowledged write.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, SqliteConnection, SqlitePool};

use super::held::PgPool;
use super::{Db, Error, Pools};

/// The oldest SQLite without known loss of committed WAL frames.
const SQLITE_OLDEST: (i64, i64, i64) = (3, 51, 3);

/// How a database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Most connections at once: readers of SQLite, all of PostgreSQL.
    pub connections_max: u32,
    /// How long one statement may take on PostgreSQL, and a writer may wait for SQLite's lock.
    pub statement_timeout: Duration,
    /// How long to wait for a free connection.
    pub acquire_timeout: Duration,
    /// Memory a connection of SQLite may use for pages, in KiB.
    pub cache_kib: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections_max: 8,
            statement_timeout: Duration::from_secs(60),
            acquire_timeout: Duration::from_secs(30),
            cache_kib: 8 * 1024,
        }
    }
}

impl Db {
    /// Opens `sqlite:PATH`, or `postgres://…`. Does not migrate.
    pub async fn connect(url: &str, options: &Options) -> Result<Db, Error> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Self::postgres(url, options).await;
        }
        match url.strip_prefix("sqlite:") {
            Some(path) => Self::sqlite(Path::new(path.trim_start_matches("//")), options).await,
            None => Err(Error::Setting(
                "the database URL begins with sqlite: or postgres://, this one does not".into(),
            )),
        }
    }

    /// Opens or creates an embedded database in the file `path`.
    pub async fn sqlite(path: &Path, options: &Options) -> Result<Db, Error> {
        let base = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            .pragma("cache_size", format!("-{}", options.cache_kib))
            .pragma("mmap_size", "268435456")
            .pragma("temp_store", "MEMORY")
            .pragma("trusted_schema", "OFF")
            .pragma("wal_autocheckpoint", "4000")
            .statement_cache_capacity(256)
            // A page of rows crosses to its reader without the two taking turns.
            .row_buffer_size(1_000)
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .before_acquire(settled)
            .min_connections(1)
            .max_connections(1)
            .acquire_timeout(options.acquire_timeout)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(base.clone().create_if_missing(true))
            .await
            .map_err(|error| open_failed(path, error))?;
        assert_durable(&writer).await?;
        let snapshots = SqlitePoolOptions::new()
            .before_acquire(settled)
            .max_connections(options.connections_max.max(1))
            .acquire_timeout(options.acquire_timeout)
            .connect_lazy_with(base.read_only(true));
        let line = super::line::Line::new(writer, options.acquire_timeout);
        let readers = super::lite::Readers::new(
            path.to_owned(),
            options.connections_max,
            options.cache_kib,
            options.acquire_timeout,
        );
        Ok(Db::new(Pools::Lite { snapshots, readers, line, file: path.to_owned() }))
    }

    /// Connects to PostgreSQL.
    pub async fn postgres(url: &str, options: &Options) -> Result<Db, Error> {
        let timeout_ms = options.statement_timeout.as_millis().to_string();
        let connect = PgConnectOptions::from_str(url)
            .map_err(|_| Error::Setting("the database URL is malformed".into()))?
            .application_name("treeline")
            .statement_cache_capacity(256)
            .options([
                ("statement_timeout", timeout_ms.as_str()),
                ("idle_in_transaction_session_timeout", "60000"),
                ("TimeZone", "UTC"),
            ])
            .disable_statement_logging();
        let wall = Arc::new(super::wall::Wall::default());
        let pool = PgPool::new(connect.clone(), options, &wall)?;
        let seekers = connect.options([("plan_cache_mode", "force_custom_plan")]);
        let seekers = PgPool::new(seekers, options, &wall)?;
        assert_postgres(&pool).await?;
        Ok(Db::new(Pools::Pg {
            pool,
            seekers,
            wall,
            reopen: (url.to_owned(), options.clone()),
            writes: AtomicU64::new(0),
            spares: super::spares::Spares::default(),
        }))
    }
}

/// SQLite takes a transaction back by itself when the disk is full, and the pool would count it as open for ever: such a
/// connection is closed, and another one opened.
fn settled(
    connection: &mut SqliteConnection,
    _: PoolConnectionMetadata,
) -> BoxFuture<'_, Result<bool, sqlx::Error>> {
    let settled = !connection.is_in_transaction();
    Box::pin(async move { Ok(settled) })
}

fn open_failed(path: &Path, error: sqlx::Error) -> Error {
    Error::Setting(format!("cannot open the database {}: {error}", path.display()))
}

/// Reads the settings back: what SQLite silently ignored must not go unnoticed.
async fn assert_durable(writer: &SqlitePool) -> Result<(), Error> {
    let version: String = one(writer, "SELECT sqlite_version()").await?;
    let mut parts = version.split('.').map(|part| part.parse::<i64>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < SQLITE_OLDEST {
        return Err(Error::Setting(format!("SQLite {version} is older than 3.51.3")));
    }
    for (pragma, wanted) in [("synchronous", 2), ("foreign_keys", 1)] {
        let is: i64 = one(writer, &format!("PRAGMA {pragma}")).await?;
        if is != wanted {
            return Err(Error::Setting(format!("SQLite refuses {pragma}={wanted}, it runs with {is}")));
        }
    }
    let journal: String = one(writer, "PRAGMA journal_mode").await?;
    if journal != "wal" {
        return Err(Error::Setting(format!(
            "SQLite cannot keep a write-ahead log here (journal mode {journal}): is this a network drive?"
        )));
    }
    Ok(())
}

async fn one<T>(pool: &SqlitePool, sql: &str) -> Result<T, Error>
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(pool).await.map_err(Error::from_sqlx)
}

/// Text must be UTF-8 and commits must be durable on the server too.
async fn assert_postgres(pool: &PgPool) -> Result<(), Error> {
    let mut lent = pool.lend().await?;
    let (encoding, commit): (String, String) =
        sqlx::query_as("SELECT current_setting('server_encoding'), current_setting('synchronous_commit')")
            .fetch_one(&mut *lent)
            .await
            .map_err(Error::from_sqlx)?;
    lent.give_back();
    if encoding != "UTF8" {
        return Err(Error::Setting(format!("the database is encoded in {encoding}, not in UTF8")));
    }
    if commit == "off" {
        return Err(Error::Setting(
            "synchronous_commit is off: acknowledged writes could be lost; set it to on".into(),
        ));
    }
    Ok(())
}
