//! The second person's decision. Refuses the requester, a closed request and a silent rejection; an
//! approval whose day has come is executed in the same transaction.

use access::{Action, Principal};
use flow::{Approval, Decision, TransferEvent};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::network::{Transfer, TransferState, transfers};
use uuid::Uuid;

use super::execute::carry_out;
use crate::once::Once;
use crate::{Cx, Error, trail};

pub use flow::Verdict;

/// Whether the caller may decide on a transfer now.
pub fn may_decide(transfer: &Transfer, who: &Principal) -> bool {
    let stranger = who.user.is_some() && !who.stands_for(transfer.asked_by);
    transfer.state == TransferState::Asked && stranger && who.may("transfer", Action::Approve)
}

/// Decides on a transfer.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`]; [`Error::Refused`] with the codes of `flow`
/// (`flow-own-request`, `flow-comment-missing`) and of the tree, when it is to be executed at once and
/// the tree refuses it now: the decision is then not taken; [`Error::Conflict`] `flow-closed`.
pub async fn decide(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    verdict: Verdict,
    comment: &str,
    once: &Once,
) -> Result<Transfer, Error> {
    who.require("transfer", Action::Approve).map_err(Error::Forbidden)?;
    let user = who.user.ok_or(Error::NotSignedIn)?.uuid();
    super::get(cx, who, id).await?;
    let today = crate::network::today(cx, who).await?;
    let at = cx.now();
    let (done, event) = (cx.new_id(), cx.new_id());
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let mut transfer = transfers::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if transfer.state != TransferState::Asked {
                return Err(Error::Conflict(Problem::new("flow-closed")));
            }
            if who.stands_for(transfer.asked_by) {
                return Err(Problem::new("flow-own-request").into());
            }
            let mut approval = Approval::new(transfer.asked_by, transfer.asked_at.as_microsecond(), 1)
                .map_err(Problem::from)?;
            let decision =
                Decision { who: user, at: at.as_microsecond(), verdict, comment: comment.to_owned() };
            approval.decide(decision).map_err(Problem::from)?;
            let step = match verdict {
                Verdict::Approve => TransferEvent::Approve,
                Verdict::Reject => TransferEvent::Reject,
            };
            transfer.state = transfer.state.after(step).map_err(Problem::from)?;
            transfer.decided_by = Some(user);
            transfer.decided_at = Some(at);
            transfer.comment = Some(comment.trim().to_owned());
            if !transfers::decide(tx, who.tenant, &transfer).await? {
                return Err(Error::Conflict(Problem::new("flow-closed")));
            }
            transfer.version += 1;
            let diff = json!({
                "state": [TransferState::Asked.as_str(), transfer.state.as_str()], "comment": [null, transfer.comment],
            });
            trail::note(cx, tx, who, "transfer", Some(id), step.as_str(), &diff).await?;
            if transfer.state == TransferState::Approved && transfer.from <= today {
                carry_out(tx, who.tenant, &mut transfer, at, done, event).await?;
            }
            once.after(cx, tx, who, &()).await
        })
        .await?;
    transfers::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)
}
