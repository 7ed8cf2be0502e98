//! The requester takes a transfer back before it is executed; refuses anybody else, and one that is over.

use access::{Action, Principal};
use flow::TransferEvent;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::network::{Transfer, TransferState, transfers};
use uuid::Uuid;

use crate::once::Once;
use crate::{Cx, Error, trail};

/// Whether the caller may take a transfer back now.
pub fn may_withdraw(transfer: &Transfer, who: &Principal) -> bool {
    let own = who.user.is_some_and(|user| user.uuid() == transfer.asked_by);
    own && transfer.state.after(TransferEvent::Withdraw).is_ok() && who.may("transfer", Action::Create)
}

/// Takes a transfer back.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`]; [`Error::Refused`] `flow-not-requester`;
/// [`Error::Conflict`] `flow-closed`.
pub async fn withdraw(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<Transfer, Error> {
    who.require("transfer", Action::Create).map_err(Error::Forbidden)?;
    let user = who.user.ok_or(Error::NotSignedIn)?.uuid();
    super::get(cx, who, id).await?;
    let closed = || Error::Conflict(Problem::new("flow-closed"));
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let mut transfer = transfers::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if transfer.asked_by != user {
                return Err(Problem::new("flow-not-requester").into());
            }
            let before = transfer.state;
            transfer.state = before.after(TransferEvent::Withdraw).map_err(|_| closed())?;
            // Raced by a decision or by its day: the version has moved on.
            if !transfers::decide(tx, who.tenant, &transfer).await? {
                return Err(closed());
            }
            let diff = json!({ "state": [before.as_str(), TransferState::Withdrawn.as_str()] });
            trail::note(cx, tx, who, "transfer", Some(id), TransferEvent::Withdraw.as_str(), &diff).await?;
            once.after(cx, tx, who, &()).await
        })
        .await?;
    transfers::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)
}
