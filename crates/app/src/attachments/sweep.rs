//! The content of files that are gone is deleted, and the content of all others is compared with what was kept. Deletes
//! nothing that a backup under way may still speak of.

use gateway::files::FilesError;
use jiff::SignedDuration;
use kernel::TenantId;
use store::Tx;
use store::attachments::{self, State};
use uuid::Uuid;

use super::open::checked;
use super::{key, preview_key};
use crate::verify::Found;
use crate::{Cx, Error};

/// How long a removed file can be brought back.
const REMOVED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long an upload may take.
const ARRIVING: SignedDuration = SignedDuration::from_hours(24);
/// How long the content of a dropped file stays: a backup copies the rows first and the files after.
const DROPPED: SignedDuration = SignedDuration::from_hours(24);
/// Files of one statement.
const PAGE: i64 = 500;

/// Drops what was removed long ago or never came whole, and deletes the content of what was dropped. Gives how many files
/// were deleted.
///
/// # Errors
/// Faults of the database and of the file store; what is left is done at the next turn.
pub async fn sweep(cx: &Cx, tenant: TenantId) -> Result<usize, Error> {
    let now = cx.now();
    for (state, age) in [(State::Removed, REMOVED), (State::Arriving, ARRIVING)] {
        for id in attachments::due(&mut cx.db.read(), tenant, state, now - age, PAGE).await? {
            let end = (state, State::Dropped);
            cx.db.write(async |tx: &mut Tx| attachments::turn(tx, tenant, id, end, now).await).await?;
        }
    }
    let due = attachments::due(&mut cx.db.read(), tenant, State::Dropped, now - DROPPED, PAGE).await?;
    for id in &due {
        delete(cx, tenant, *id).await?;
    }
    Ok(due.len())
}

/// Every file of a record goes at once, whatever has become of it: its person is erased.
pub(crate) async fn erase(cx: &Cx, tenant: TenantId, object: &str, record: Uuid) -> Result<(), Error> {
    let now = cx.now();
    cx.db.write(async |tx: &mut Tx| attachments::drop_all(tx, tenant, object, record, now).await).await?;
    for id in attachments::of_record(&mut cx.db.read(), tenant, object, record).await? {
        delete(cx, tenant, id).await?;
    }
    Ok(())
}

/// The content of a file nobody has ever seen goes at once.
pub(super) async fn discard(cx: &Cx, tenant: TenantId, id: Uuid) {
    if let Err(error) = delete(cx, tenant, id).await {
        tracing::warn!(%error, "a file that was given up waits to be swept");
    }
}

async fn delete(cx: &Cx, tenant: TenantId, id: Uuid) -> Result<(), Error> {
    cx.files.delete(&preview_key(tenant, id)).await?;
    cx.files.delete(&key(tenant, id)).await?;
    Ok(cx.db.write(async |tx: &mut Tx| attachments::forget(tx, tenant, id).await).await?)
}

/// The first file whose content is missing or not what was kept.
pub(crate) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        let mut after = Uuid::nil();
        loop {
            let page = attachments::page(&mut cx.db.read(), tenant, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(None) };
            after = last.id;
            for file in &page {
                if let Err(why) = compare(cx, tenant, file).await? {
                    return Ok(Some(format!("{} ({} at {} {})", file.id, why, file.object, file.record)));
                }
            }
        }
    })
}

async fn compare(
    cx: &Cx,
    tenant: TenantId,
    file: &attachments::Attachment,
) -> Result<Result<(), &'static str>, Error> {
    use futures::TryStreamExt as _;
    let pieces = match cx.files.read(&key(tenant, file.id)).await {
        Err(FilesError::Missing(_)) => return Ok(Err("its content is missing")),
        other => other?,
    };
    let read = checked(pieces, file.sha256.clone());
    let read = std::pin::pin!(read).try_fold(0_i64, async |size, piece| Ok(size + piece.len() as i64)).await;
    Ok(match read {
        Ok(size) if size == file.size_bytes => Ok(()),
        _ => Err("its content is not what was kept"),
    })
}
