//! A fresh, migrated database for each test, copied from a template; refuses to leave one behind.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, anyhow};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use store::{Db, Options, migrate};

/// Runs `test` on SQLite and then on PostgreSQL, each time on an empty database of its own.
/// Panics with the database's name in front of what went wrong.
pub fn both<F>(test: F)
where
    F: AsyncFn(Db) -> Result<()>,
{
    sqlite_only(&test);
    if let Some(url) = postgres_url() {
        run("PostgreSQL", on_postgres(&url, &test));
    }
}

/// Runs `test` on SQLite alone: only for what PostgreSQL has no part in, such as the file itself.
pub fn sqlite_only<F>(test: F)
where
    F: AsyncFn(Db) -> Result<()>,
{
    run("SQLite", on_sqlite(&test));
}

/// Runs `test` on PostgreSQL alone: only for what SQLite has no part in, such as privileges.
pub fn postgres_only<F>(test: F)
where
    F: AsyncFn(Db) -> Result<()>,
{
    if let Some(url) = postgres_url() {
        run("PostgreSQL", on_postgres(&url, &test));
    }
}

fn postgres_url() -> Option<String> {
    match std::env::var("TREELINE_TEST_PG") {
        Ok(url) => Some(url),
        Err(_) if std::env::var("TREELINE_TEST_SQLITE_ONLY").is_ok_and(|v| v == "1") => None,
        Err(_) => panic!(
            "TREELINE_TEST_PG is not set: run `cargo xtask test`, point it at a PostgreSQL, \
             or say TREELINE_TEST_SQLITE_ONLY=1 to test half of the product"
        ),
    }
}

#[expect(clippy::panic, reason = "a test harness fails by panicking")]
fn run(name: &str, work: impl Future<Output = Result<()>>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let out = runtime.map_err(anyhow::Error::from).and_then(|runtime| runtime.block_on(work));
    if let Err(error) = out {
        panic!("on {name}: {error:?}");
    }
}

/// A name that no other test of this machine uses at the same time.
fn unique() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Changes with every migration, so that a stale template is never used.
fn schema_hash() -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    for migration in migrate::ALL {
        (migration.number, migration.text).hash(&mut hasher);
        for dialect in [store::Dialect::Sqlite, store::Dialect::Postgres] {
            migrate::steps(migration, dialect).ok().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

fn options() -> Options {
    Options { connections_max: 4, ..Options::default() }
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("cannot remove {}: {error}", self.0.display());
        }
    }
}

async fn on_sqlite(test: &impl AsyncFn(Db) -> Result<()>) -> Result<()> {
    let base = std::env::temp_dir().join("treeline-testkit");
    std::fs::create_dir_all(&base)?;
    let template = sqlite_template(&base).await?;
    let folder = Folder(base.join(unique()));
    std::fs::create_dir_all(&folder.0)?;
    let file = folder.0.join("treeline.db");
    std::fs::copy(&template, &file)?;
    let db = Db::sqlite(&file, &options()).await?;
    let out = test(db.clone()).await;
    db.close().await;
    out
}

async fn sqlite_template(base: &Path) -> Result<PathBuf> {
    let template = base.join(format!("template-{}.db", schema_hash()));
    if !template.exists() {
        // Made aside and renamed, so that another test never sees half of it.
        let making = base.join(format!("{}.db", unique()));
        let db = Db::sqlite(&making, &options()).await?;
        migrate::run(&db).await?;
        db.close().await;
        std::fs::rename(&making, &template)?;
    }
    Ok(template)
}

async fn admin(url: &str) -> Result<PgConnection> {
    let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
    PgConnection::connect_with(&options).await.with_context(|| format!("cannot reach {url}"))
}

async fn on_postgres(url: &str, test: &impl AsyncFn(Db) -> Result<()>) -> Result<()> {
    let mut admin = admin(url).await?;
    let template = postgres_template(url, &mut admin).await?;
    let name = format!("treeline_{}", unique());
    create(&mut admin, &name, &template).await?;
    let db = Db::postgres(&with_database(url, &name)?, &options()).await?;
    // A panic must not leave the database behind either.
    let out = Caught(Box::pin(test(db.clone()))).await;
    db.close().await;
    statement(&mut admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
    admin.close().await?;
    match out {
        Ok(out) => out,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

async fn postgres_template(url: &str, admin: &mut PgConnection) -> Result<String> {
    let template = format!("treeline_tpl_{}", schema_hash());
    // One test makes the template, the others wait.
    statement(admin, "SELECT pg_advisory_lock(7420531)").await?;
    let exists: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(&template)
        .fetch_one(&mut *admin)
        .await?;
    if !exists {
        let making = format!("treeline_{}_making", unique());
        create(admin, &making, "template0").await?;
        let db = Db::postgres(&with_database(url, &making)?, &options()).await?;
        migrate::run(&db).await?;
        db.close().await;
        statement(admin, &format!("ALTER DATABASE {making} RENAME TO {template}")).await?;
    }
    statement(admin, "SELECT pg_advisory_unlock(7420531)").await?;
    Ok(template)
}

async fn create(admin: &mut PgConnection, name: &str, template: &str) -> Result<()> {
    statement(admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
    statement(
        admin,
        &format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"),
    )
    .await
}

async fn statement(admin: &mut PgConnection, sql: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(admin).await.context(sql.to_owned())?;
    Ok(())
}

fn with_database(url: &str, name: &str) -> Result<String> {
    let (server, _) = url.rsplit_once('/').ok_or_else(|| anyhow!("{url} names no database"))?;
    Ok(format!("{server}/{name}"))
}

/// Awaits a future and catches its panic.
struct Caught<F>(std::pin::Pin<Box<F>>);

impl<F: Future> Future for Caught<F> {
    type Output = std::thread::Result<F::Output>;

    fn poll(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        let inner = self.0.as_mut();
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| inner.poll(cx))) {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(out)) => std::task::Poll::Ready(Ok(out)),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    }
}
