//! The way out of the trash for good, for those with the right; the code is typed as the person's word.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use crate::once::Once;
use crate::{Cx, Error, records, schema, trail};

/// Removes a trashed record for good. The audit trail keeps what happened to it.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the trash or out of reach alike; `access-denied`, `record-read-only`;
/// `purge-code-wrong` when `confirm` is not the record's code; `purge-kept-…` when anything is built on it.
pub async fn purge(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    confirm: &str,
    once: &Once,
) -> Result<(), Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Purge)?;
    records::writable(object, false)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let person = store::privacy::pieces(tx, who.tenant, key, id).await?;
            if !store::privacy::holds(tx, who.tenant, &person).await?.is_empty() {
                return Err(Error::Conflict(Problem::new("purge-kept-hold")));
            }
            store::records::purge(tx, who, object, id, confirm)
                .await
                .map_err(kept)?
                .ok_or(Error::NotFound)?;
            store::notes::forget_all(tx, who.tenant, key, id).await?;
            store::attachments::drop_all(tx, who.tenant, key, id, cx.now()).await?;
            if !person.is_empty() {
                // A person's details would stay out of reach of every erasure.
                store::privacy::forget_all_details(tx, who.tenant, key, id).await?;
            }
            trail::note(cx, tx, who, key, Some(id), "purge", &json!({})).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

/// That something is built on the record is the state of things, not a wrong value.
fn kept(error: store::Error) -> Error {
    match error {
        store::Error::Refused(problem) if problem.code.starts_with("purge-kept-") => Error::Conflict(problem),
        other => other.into(),
    }
}
