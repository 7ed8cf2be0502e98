//! `restore`: brings a backup back into an empty installation; refuses damaged backups and installations with data.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use store::{Read as _, migrate};

use super::backup::{self, MANIFEST, Manifest, POSTGRES_PART, SQLITE_PART};
use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `restore`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
    /// The folder that `backup` wrote.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The journal of erasures of the installation that is replaced: `files/erasures.jsonl` of its data folder, or of a
    /// newer backup.
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
}

/// Checks the backup, then copies it, then brings its schema up to date.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    let manifest = sound(&options.from)?;
    let kind = if settings.database_url.is_some() { "postgres" } else { "sqlite" };
    if manifest.database != kind {
        bail!("{} is a backup of {}, the settings name {kind}", options.from.display(), manifest.database);
    }
    let newest = migrate::ALL.iter().map(|migration| migration.number).max().unwrap_or(0);
    if manifest.schema > newest {
        bail!(
            "the backup was written by a newer Treeline (schema {}, this binary knows {newest})",
            manifest.schema
        );
    }
    let files = open::files(&settings.data);
    if files.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} holds files already: restore into an empty folder", files.display());
    }
    let erasures = erasures(options)?;
    open::private_folder(&settings.data)?;
    match &settings.database_url {
        None => restore_sqlite(&options.from, &settings.data)?,
        Some(url) => restore_postgres(&settings, url.reveal(), &options.from)?,
    }
    let kept = options.from.join("files");
    if kept.is_dir() && settings.attachments.bucket.is_none() {
        backup::copy_folder(&kept, &files)?;
    }
    let again = open::runtime()?.block_on(async {
        let cx = open::migrated(&settings).await?;
        if settings.attachments.bucket.is_some() {
            app::attachments::copy_in(&cx, kept).await?;
        }
        let again = app::privacy::replay(&cx, &erasures).await?;
        cx.db.close().await;
        anyhow::Ok(again)
    })?;
    println!("restored the state of {}", manifest.at);
    match again {
        0 => {}
        again => println!("{again} erasures of people that the backup knew nothing of were done again"),
    }
    if options.erasures.is_none() {
        println!(
            "No journal of erasures was given: whoever was erased after this backup stands in the data again. Give it with --erasures"
        );
    }
    Ok(())
}

/// The erasures the backup's own journal knows, and those of the journal that was given.
fn erasures(options: &Options) -> Result<Vec<app::privacy::Line>> {
    let mut lines = Vec::new();
    for path in [Some(options.from.join("files").join(app::privacy::JOURNAL)), options.erasures.clone()]
        .into_iter()
        .flatten()
    {
        if options.erasures.as_ref() == Some(&path) && !path.is_file() {
            bail!("{} is no file: the journal of erasures is missing", path.display());
        }
        lines.extend(app::privacy::read_journal(&path).with_context(|| path.display().to_string())?);
    }
    Ok(app::privacy::newest_lines(lines))
}

/// The manifest of a backup whose every part is as it was written.
fn sound(from: &Path) -> Result<Manifest> {
    let path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} is no backup: {MANIFEST} is missing", from.display()))?;
    let manifest: Manifest = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    let found = backup::parts(from)?;
    if let Some(part) = manifest.parts.iter().find(|part| !found.contains(part)) {
        bail!("the backup is damaged: {} is missing or not what was written", part.path);
    }
    if let Some(part) = found.iter().find(|part| !manifest.parts.contains(part)) {
        bail!("the backup is damaged: {} does not belong to it", part.path);
    }
    Ok(manifest)
}

fn restore_sqlite(from: &Path, data: &Path) -> Result<()> {
    let target = open::database_file(data);
    for end in ["", "-wal", "-shm"] {
        let mut path = target.clone().into_os_string();
        path.push(end);
        if Path::new(&path).exists() {
            bail!("{} exists already: restore into an empty folder", Path::new(&path).display());
        }
    }
    std::fs::copy(from.join(SQLITE_PART), &target).with_context(|| target.display().to_string())?;
    Ok(())
}

fn restore_postgres(settings: &Settings, url: &str, from: &Path) -> Result<()> {
    let program = backup::postgres_program("pg_restore")?;
    open::runtime()?.block_on(async {
        let db = open::database(settings, false).await?;
        let tables =
            db.read().query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'", &[]).await?;
        db.close().await;
        match tables.first() {
            Some(row) => bail!(
                "the database holds tables already ({}): restore into an empty database",
                row.get::<String>(0)?
            ),
            None => Ok(()),
        }
    })?;
    let mut command = Command::new(program);
    command
        .args(["--no-owner", "--exit-on-error", "--single-transaction", "--dbname"])
        .arg(backup::without_password(url));
    let status = command
        .envs(backup::password(url))
        .arg(from.join(POSTGRES_PART))
        .status()
        .context("pg_restore cannot be started")?;
    if !status.success() {
        bail!("pg_restore ended with {status}");
    }
    Ok(())
}
