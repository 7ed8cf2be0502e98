//! What every change leaves behind, in its own transaction: an audit entry and a message for the outbox.

use access::Principal;
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use crate::{Cx, Error, request};

/// Notes that `who` did `action`.
///
/// # Errors
/// Faults of the database.
pub async fn audit(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    record: Option<Uuid>,
    action: &str,
    diff: &Json,
) -> Result<(), Error> {
    let number = request::number();
    let entry = store::audit::Entry {
        id: cx.new_id(),
        at: cx.now(),
        actor: who.user.map(kernel::UserId::uuid),
        via: who.via(),
        object,
        record,
        action,
        request: &number,
        diff,
    };
    Ok(store::audit::record(tx, who.tenant, &entry).await?)
}

/// Notes that `who` did `action` to a record, and announces it. The outbox carries ids and names of fields only: consumers
/// read what they may see.
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
    audit(cx, tx, who, object, record, action, diff).await?;
    let fields: Vec<&String> = diff.as_object().into_iter().flat_map(|diff| diff.keys()).collect();
    let payload = json!({ "object": object, "id": record, "action": action, "fields": fields });
    let topic = format!("{object}.{action}");
    Ok(store::outbox::push(tx, who.tenant, cx.new_id(), cx.now(), &topic, &payload).await?)
}

/// Notes that an action was refused for want of a right.
///
/// # Errors
/// Faults of the database.
pub async fn denied(cx: &Cx, who: &Principal, problem: &Problem) -> Result<(), Error> {
    let object = problem.params.get("object").map_or("", String::as_str);
    let diff = json!({ "code": problem.code, "params": problem.params });
    cx.db.write(async |tx: &mut Tx| audit(cx, tx, who, object, None, "denied", &diff).await).await
}
