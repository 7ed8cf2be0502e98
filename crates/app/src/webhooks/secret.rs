//! The secret of a subscriber: made here, shown once, exchanged with a day in which both sign. Refuses to be read.

use access::{Action, Principal};
use gateway::webhook::Secret;
use jiff::SignedDuration;
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::{OBJECT, find};
use crate::{Cx, Error, ids, trail};

/// How long the old secret signs beside the new one.
const BOTH: SignedDuration = SignedDuration::from_hours(24);

/// A new secret.
pub(super) fn make() -> Secret {
    let mut bytes = [0; 32];
    ids::fill(&mut bytes);
    Secret::new(bytes)
}

/// Gives a subscriber a new secret and shows it this once; for a day messages bear a signature of each.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn rotate(cx: &Cx, who: &Principal, id: Uuid) -> Result<String, Error> {
    who.require(OBJECT, Action::Update)?;
    let (made, now) = (make().reveal(), cx.now());
    let ends = now.checked_add(BOTH).map_err(Error::internal)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            find(tx, who, id).await?;
            store::webhooks::rotate(tx, who.tenant, id, cx.new_id(), &made, now, ends).await?;
            trail::note(cx, tx, who, OBJECT, Some(id), "secret", &json!({})).await
        })
        .await?;
    Ok(made)
}
