//! The way back out of the trash.

use access::{Action, Principal};
use kernel::Problem;
use store::Tx;
use store::records::diff;
use uuid::Uuid;

use crate::once::Once;
use crate::records::{RecordView, finish, stamp};
use crate::{Cx, Error, records, schema, trail};

/// Takes a record out of the trash.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the trash or out of reach alike; `access-denied`, `record-read-only`;
/// `trash-merged` for one that was merged: the merge is taken back instead; `trash-reference-missing` with the field whose record is gone; `field-taken` for a unique field.
pub async fn restore(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Trash)?;
    records::writable(object, false)?;
    let stamp = stamp(cx, who);
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            if store::merges::leads_to(tx, who.tenant, key, id).await?.is_some() {
                return Err(Error::Conflict(Problem::new("trash-merged")));
            }
            let back = store::records::restore(tx, who, object, id, stamp).await?.ok_or(Error::NotFound)?;
            trail::note(cx, tx, who, key, Some(id), "restore", &diff(None, Some(&back))).await?;
            finish(cx, tx, who, object, back, once).await
        })
        .await
}
