//! What every change leaves behind, in its own transaction: an audit entry and a message for the outbox.

use access::Principal;
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use crate::{Cx, Error, request};

/// Notes that `who` did `action` to a record. The outbox carries ids only: consumers read what they may see.
///
/// # Errors
/// Faults of the database.
pub async fn note(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    record: Option<Uuid>,
    action: &str,
    diff: &Json,
) -> Result<(), Error> {
    let at = cx.now();
    let number = request::number();
    let entry = store::audit::Entry {
        id: cx.new_id(),
        at,
        actor: who.user.map(kernel::UserId::uuid),
        object,
        record,
        action,
        request: &number,
        diff,
    };
    store::audit::record(tx, who.tenant, &entry).await?;
    let payload = json!({ "object": object, "id": record, "action": action, "audit": entry.id });
    store::outbox::push(tx, who.tenant, cx.new_id(), at, &format!("{object}.{action}"), &payload).await?;
    Ok(())
}
