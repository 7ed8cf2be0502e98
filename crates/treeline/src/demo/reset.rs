//! Throws the demo company away: the embedded database's files, or every table of the PostgreSQL schema.

use anyhow::{Context as _, Result};
use app::Cx;

use crate::config::Settings;
use crate::open;

/// Empties the installation and opens it anew. The caller has made sure that it is the demo.
///
/// # Errors
/// When a file cannot be removed or the database refuses.
pub async fn run(settings: &Settings, cx: Cx) -> Result<Cx> {
    if settings.database_url.is_some() {
        store::migrate::drop_everything(&cx.db).await?;
    }
    cx.db.close().await;
    if settings.database_url.is_none() {
        let file = open::database_file(&settings.data);
        for ending in ["", "-wal", "-shm"] {
            let mut path = file.clone().into_os_string();
            path.push(ending);
            remove(std::fs::remove_file(&path), &path)?;
        }
    }
    let files = open::files(&settings.data);
    remove(std::fs::remove_dir_all(&files), files.as_os_str())?;
    open::migrated(settings).await
}

fn remove(done: std::io::Result<()>, path: &std::ffi::OsStr) -> Result<()> {
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.to_string_lossy()))
        }
        _ => Ok(()),
    }
}
