//! Opens an installation: its data folder, its database, the context of the use cases; refuses a schema it does not know.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::{Config, Cx};
use store::{Db, Options, migrate};

use crate::config::Settings;

/// The embedded database inside the data folder.
pub fn database_file(data: &Path) -> PathBuf {
    data.join("treeline.db")
}

/// The folder of uploaded and produced files inside the data folder.
pub fn files(data: &Path) -> PathBuf {
    data.join("files")
}

/// A runtime for one command.
///
/// # Errors
/// When the system gives no threads.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the system gives no threads")
}

/// Opens the database without changing its schema. With `create`, a missing data folder and file are made.
///
/// # Errors
/// When it cannot be reached, or is not there and `create` is false.
pub async fn database(settings: &Settings, create: bool) -> Result<Db> {
    let options = Options::default();
    if let Some(url) = &settings.database_url {
        return Ok(Db::postgres(url.reveal(), &options).await?);
    }
    let file = database_file(&settings.data);
    if create {
        private_folder(&settings.data)?;
    } else if !file.exists() {
        bail!(
            "there is no database at {}: name the folder with --data, or the PostgreSQL database with --database-url",
            file.display()
        );
    }
    Ok(Db::sqlite(&file, &options).await?)
}

/// Makes a folder that only this user can enter.
///
/// # Errors
/// When the system refuses.
pub fn private_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| format!("the folder {} cannot be made", path.display()))
}

/// Opens the database, brings its schema up to date and gives the context.
///
/// # Errors
/// When the database cannot be reached, or was written by a newer Treeline.
pub async fn migrated(settings: &Settings) -> Result<Cx> {
    let db = database(settings, true).await?;
    let report = migrate::run(&db).await?;
    if report.applied > 0 {
        tracing::info!(steps = report.applied, schema = report.last, "the database was brought up to date");
    }
    let cx = context(settings, db, crate::key_file::found(settings)?)?;
    cx.tenant().await?;
    let grown = app::roles::grow(&cx).await?;
    if grown > 0 {
        tracing::info!(
            roles = grown,
            "standard roles nobody had changed were given what this release adds; see Upgrade"
        );
    }
    if !cx.db.is_walled().await? {
        tracing::warn!(
            "row-level security does not hold for this login: companies are parted by statements alone"
        );
    }
    Ok(cx)
}

/// The same installation for a server: its key file is made where there is none and nothing is sealed yet. No other command
/// makes one: what it sealed with a key of its own, nobody else could open.
///
/// # Errors
/// When seeds are sealed and there is no key file, or it cannot be made.
pub async fn keyed(settings: &Settings, cx: Cx) -> Result<Cx> {
    if !crate::key_file::is_unmade(settings) {
        return Ok(cx);
    }
    if let Some(key) = app::session::seeds::sealed_with(&cx).await? {
        bail!(crate::key_file::lost(settings, &key));
    }
    context(settings, cx.db, crate::key_file::made(settings)?)
}

/// Opens a database that must be up to date already: for commands that look and do not change.
///
/// # Errors
/// When there is none, or its schema is older than this binary.
pub async fn current(settings: &Settings) -> Result<Cx> {
    let db = database(settings, false).await?;
    let pending = migrate::pending(&db).await?;
    if pending > 0 {
        bail!("the database is {pending} steps behind this binary: run `treeline migrate` first");
    }
    context(settings, db, crate::key_file::found(settings)?)
}

fn context(settings: &Settings, db: Db, seed_keys: app::session::seeds::SeedKeys) -> Result<Cx> {
    let files = files(&settings.data);
    private_folder(&files)?;
    let config = Config {
        public_url: settings.public_url(),
        upload_bytes: settings.upload_bytes,
        attachments: settings.attachments.clone(),
        files,
        sessions: settings.sessions,
        mail: settings.mail.clone(),
        webhooks: settings.webhooks.clone(),
        openid: settings.openid.clone(),
        seed_keys,
    };
    Ok(Cx::new(db, config))
}
