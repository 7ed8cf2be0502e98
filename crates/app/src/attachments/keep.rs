//! The content of files for a backup of an installation whose files lie in a bucket, and back again; a folder is copied as
//! it is.

use gateway::files::{Files, FilesError, Place};
use store::attachments;
use uuid::Uuid;

use super::{key, preview_key};
use crate::{Cx, Error};

/// Files of one statement.
const PAGE: i64 = 500;

/// Copies the content of every file into a folder; gives how many.
///
/// # Errors
/// Faults of the database and of the file store.
pub async fn copy_out(cx: &Cx, folder: std::path::PathBuf) -> Result<usize, Error> {
    copy(cx, &cx.files, &Files::new(Place::Folder(folder))).await
}

/// Copies the content of every file from a folder into the file store; gives how many.
///
/// # Errors
/// Faults of the database and of the file store.
pub async fn copy_in(cx: &Cx, folder: std::path::PathBuf) -> Result<usize, Error> {
    copy(cx, &Files::new(Place::Folder(folder)), &cx.files).await
}

async fn copy(cx: &Cx, from: &Files, to: &Files) -> Result<usize, Error> {
    let tenant = cx.tenant().await?;
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let page = attachments::page(&mut cx.db.read(), tenant, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(count) };
        after = last.id;
        for file in &page {
            from.copy_to(to, &key(tenant, file.id)).await?;
            if file.preview {
                match from.copy_to(to, &preview_key(tenant, file.id)).await {
                    // It shows nothing that the file itself does not.
                    Err(FilesError::Missing(_)) => {}
                    other => other?,
                }
            }
            count += 1;
        }
    }
}
