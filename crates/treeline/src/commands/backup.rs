//! `backup`: one consistent copy of database and files, while the server runs; refuses to write over anything.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use store::migrate;

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `backup`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
    /// The folder to write; it must not exist yet.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

/// What a backup holds; `restore` refuses a folder whose parts differ from it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The last migration that is in.
    pub schema: i64,
    /// The version of the binary that wrote it.
    pub written_by: String,
    /// RFC 3339, UTC.
    pub at: String,
    /// Every part: path inside the folder, bytes, BLAKE3.
    pub parts: Vec<Part>,
}

/// One file of a backup.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Path inside the folder, with slashes.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of its content, in hex.
    pub blake3: String,
}

/// The database's part of a backup of SQLite.
pub const SQLITE_PART: &str = "treeline.db";
/// The database's part of a backup of PostgreSQL, in `pg_dump`'s custom format.
pub const POSTGRES_PART: &str = "treeline.dump";
/// The manifest.
pub const MANIFEST: &str = "backup.json";

/// Writes the copy beside its place and moves it there when it is whole.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    if options.to.exists() {
        bail!("{} exists already: name a new folder", options.to.display());
    }
    let runtime = open::runtime()?;
    let (database, schema, at) = runtime.block_on(state(&settings))?;
    let mut making = options.to.clone().into_os_string();
    making.push(".part");
    let making = PathBuf::from(making);
    if making.exists() {
        std::fs::remove_dir_all(&making).with_context(|| {
            format!("{} is left from a broken backup and cannot be removed", making.display())
        })?;
    }
    open::private_folder(&making)?;
    // Rows first, files after: a row never speaks of a file that the copy lacks.
    match &settings.database_url {
        None => copy_sqlite(&open::database_file(&settings.data), &making.join(SQLITE_PART))?,
        Some(url) => dump_postgres(url.reveal(), &making.join(POSTGRES_PART))?,
    }
    let files = open::files(&settings.data);
    if files.is_dir() {
        copy_folder(&files, &making.join("files"))?;
    }
    if settings.attachments.bucket.is_some() {
        runtime.block_on(fetch(&settings, making.join("files")))?;
    }
    let parts = parts(&making)?;
    let count = parts.len();
    let manifest = Manifest { database, schema, written_by: env!("CARGO_PKG_VERSION").to_owned(), at, parts };
    std::fs::write(making.join(MANIFEST), serde_json::to_string_pretty(&manifest)?)?;
    std::fs::rename(&making, &options.to)
        .with_context(|| format!("the backup cannot be moved to {}", options.to.display()))?;
    println!("{}: {count} files", options.to.display());
    Ok(())
}

async fn state(settings: &Settings) -> Result<(String, i64, String)> {
    let cx = open::current(settings).await?;
    let kind = if settings.database_url.is_some() { "postgres" } else { "sqlite" };
    let schema = migrate::ALL.iter().map(|migration| migration.number).max().unwrap_or(0);
    let at = cx.now().to_string();
    cx.db.close().await;
    Ok((kind.to_owned(), schema, at))
}

/// The files of an installation that keeps them in a bucket.
async fn fetch(settings: &Settings, folder: PathBuf) -> Result<()> {
    let cx = open::current(settings).await?;
    app::attachments::copy_out(&cx, folder).await?;
    cx.db.close().await;
    Ok(())
}

/// SQLite's own online copy: pages that are written meanwhile are copied again, the result is one moment.
fn copy_sqlite(from: &Path, to: &Path) -> Result<()> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source =
        rusqlite::Connection::open_with_flags(from, flags).with_context(|| from.display().to_string())?;
    let mut target = rusqlite::Connection::open(to).with_context(|| to.display().to_string())?;
    let copy = rusqlite::backup::Backup::new(&source, &mut target)?;
    copy.run_to_completion(4_096, Duration::from_millis(1), None)?;
    drop(copy);
    let sound: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        bail!("the copy is damaged: {sound}");
    }
    Ok(())
}

fn dump_postgres(url: &str, to: &Path) -> Result<()> {
    let dump = postgres_program("pg_dump")?;
    let mut command = Command::new(dump);
    // The login passes the wall of row-level security, as a superuser does without asking.
    command.env("PGOPTIONS", "-c treeline.across=on");
    command.args(["--format=custom", "--no-owner", "--enable-row-security", "--file"]).arg(to);
    // The password travels in the environment: arguments can be read by every user of the machine.
    let status = command.arg("--dbname").arg(without_password(url)).envs(password(url)).status();
    let status = status.context("pg_dump cannot be started")?;
    if !status.success() {
        bail!("pg_dump ended with {status}");
    }
    Ok(())
}

/// A program of PostgreSQL's client, from PATH or Debian's place.
///
/// # Errors
/// When it is not installed.
pub fn postgres_program(name: &str) -> Result<PathBuf> {
    let from_path = std::env::var_os("PATH")
        .into_iter()
        .flat_map(|paths| std::env::split_paths(&paths).collect::<Vec<_>>());
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"));
    let mut folders: Vec<PathBuf> = debian.collect();
    folders.sort();
    let found = from_path
        .chain(folders.into_iter().rev())
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    found.with_context(|| format!("{name} is not installed: install PostgreSQL's client programs (Debian: apt install postgresql-client)"))
}

/// The URL as it may stand in an argument.
pub fn without_password(url: &str) -> String {
    match split(url) {
        Some((before, _, after)) => format!("{before}{after}"),
        None => url.to_owned(),
    }
}

/// The password as PostgreSQL's programs take it from the environment.
pub fn password(url: &str) -> Vec<(&'static str, String)> {
    split(url).map(|(_, password, _)| ("PGPASSWORD", decoded(password))).into_iter().collect()
}

/// Before, inside and after `:password` of `postgres://user:password@host/…`.
fn split(url: &str) -> Option<(&str, &str, &str)> {
    let start = url.find("://")? + 3;
    let end = start + url[start..].find('/').unwrap_or(url.len() - start);
    let at = start + url[start..end].rfind('@')?;
    let colon = start + url[start..at].find(':')?;
    Some((&url[..colon], &url[colon + 1..at], &url[at..]))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex =
            if *first == b'%' { tail.get(..2).and_then(|two| std::str::from_utf8(two).ok()) } else { None };
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Copies a folder of ordinary files; links and other things are left out.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    open::private_folder(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), &target).with_context(|| entry.path().display().to_string())?;
        }
    }
    Ok(())
}

/// Every file under a folder but the manifest, by path.
///
/// # Errors
/// When something cannot be read.
pub fn parts(root: &Path) -> Result<Vec<Part>> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let inside = path
                .strip_prefix(root)?
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned());
            let inside = inside.collect::<Vec<_>>().join("/");
            if inside != MANIFEST {
                let mut hasher = blake3::Hasher::new();
                let bytes = std::io::copy(&mut std::fs::File::open(&path)?, &mut hasher)?;
                found.push(Part { path: inside, bytes, blake3: hasher.finalize().to_hex().to_string() });
            }
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_stands_in_an_argument() {
        let url = "postgres://u:p%40ss@h:1/db?sslmode=require";
        assert_eq!(without_password(url), "postgres://u@h:1/db?sslmode=require");
        assert_eq!(password(url), [("PGPASSWORD", "p@ss".to_owned())]);
        for plain in ["postgres://u@h/db", "postgres:///db", "postgres://h:5432/db"] {
            assert_eq!(without_password(plain), plain);
            assert!(password(plain).is_empty());
        }
        assert_eq!(password("postgres://u:100%@h/db"), [("PGPASSWORD", "100%".to_owned())]);
    }
}
