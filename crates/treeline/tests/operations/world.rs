//! An installation of its own for one test: a folder, or a folder and a PostgreSQL database; both gone afterwards.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, Result, ensure};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// A folder that is removed with the value.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("treeline-operations-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A PostgreSQL database that is dropped with the value.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// An empty database; none when only SQLite is to be tested.
    pub fn new(name: &str) -> Result<Option<Self>> {
        let server = match std::env::var("TREELINE_TEST_PG") {
            Ok(server) => server,
            Err(_) if std::env::var("TREELINE_TEST_SQLITE_ONLY").is_ok_and(|only| only == "1") => {
                return Ok(None);
            }
            Err(_) => anyhow::bail!("TREELINE_TEST_PG is not set: run `cargo xtask test`"),
        };
        let database = Self { server, name: format!("treeline_ops_{}_{name}", std::process::id()) };
        let name = &database.name;
        database.tell(&format!(
            "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        ))?;
        Ok(Some(database))
    }

    /// Its URL.
    pub fn url(&self) -> String {
        let base = self.server.rsplit_once('/').map_or(self.server.as_str(), |(base, _)| base);
        format!("{base}/{}", self.name)
    }

    fn tell(&self, statement: &str) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&self.server).await?;
            sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await?;
            Ok(connection.close().await?)
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = self.tell(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// The binary with a clean environment.
pub fn treeline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_treeline"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TREELINE_")) {
        command.env_remove(name);
    }
    command.env("TREELINE_LOG", "json");
    command
}

/// Runs the binary to its end; what it said, good or bad.
pub fn run(arguments: &[&str], data: &Path, url: Option<&str>) -> Result<Output> {
    let mut command = treeline();
    command.args(arguments).arg("--data").arg(data);
    if let Some(url) = url {
        command.args(["--database-url", url]);
    }
    command.output().context("the binary cannot be started")
}

/// Runs the binary, which must succeed.
pub fn good(arguments: &[&str], data: &Path, url: Option<&str>) -> Result<String> {
    let out = run(arguments, data, url)?;
    ensure!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    Ok(String::from_utf8(out.stdout)?)
}

/// Runs the binary, which must fail and say `part`.
pub fn bad(arguments: &[&str], data: &Path, url: Option<&str>, part: &str) -> Result<()> {
    let out = run(arguments, data, url)?;
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    ensure!(!out.status.success() && said.contains(part), "{arguments:?} should say {part:?}, said: {said}");
    Ok(())
}
