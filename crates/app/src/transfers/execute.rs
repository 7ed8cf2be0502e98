//! Executing approved transfers on their day, each in its own transaction, checked by the tree's rules
//! of that moment. Refuses to do one twice; one that the tree refuses ends as failed, with the code.

use jiff::Timestamp;
use kernel::{Problem, TenantId};
use serde_json::json;
use store::Tx;
use store::network::{self, Move, Transfer, TransferState, transfers};
use uuid::Uuid;

use crate::network::refusal;
use crate::{Cx, Error};

/// Transfers of one round.
const ROUND: i64 = 100;

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Executed {
    /// Transfers executed.
    pub executed: u64,
    /// Transfers the tree refused on their day.
    pub failed: u64,
}

/// Executes every approved transfer of the company whose day has come. Safe to call again and from two
/// processes at once: each transfer is stepped by its version.
///
/// # Errors
/// Faults of the database; what a tree refuses is no error but a failed transfer.
pub async fn execute_due(cx: &Cx, tenant: TenantId) -> Result<Executed, Error> {
    let who = access::Principal::operator(tenant);
    let today = crate::network::today(cx, &who).await?;
    let mut done = Executed::default();
    loop {
        let due = transfers::due(&mut cx.db.read(), tenant, today, ROUND).await?;
        if due.is_empty() {
            return Ok(done);
        }
        for transfer in due {
            match one(cx, tenant, &transfer).await? {
                TransferState::Executed => done.executed += 1,
                TransferState::Failed => done.failed += 1,
                _ => {}
            }
        }
    }
}

async fn one(cx: &Cx, tenant: TenantId, transfer: &Transfer) -> Result<TransferState, Error> {
    let at = cx.now();
    let (audit, event) = (cx.new_id(), cx.new_id());
    let tried = cx
        .db
        .write(async |tx: &mut Tx| -> Result<TransferState, Error> {
            let mut now = transfer.clone();
            carry_out(tx, tenant, &mut now, at, audit, event).await?;
            Ok(now.state)
        })
        .await;
    let code = match tried {
        Err(Error::Refused(problems)) => problems.first().map(|p| p.code.clone()).unwrap_or_default(),
        Err(Error::Conflict(problem)) if problem.code == "flow-closed" => return Ok(transfer.state),
        Err(Error::Conflict(problem)) => problem.code,
        other => return other,
    };
    cx.db
        .write(async |tx: &mut Tx| -> Result<TransferState, Error> {
            if !transfers::finish(tx, tenant, transfer.id, transfer.version, Some(&code), at).await? {
                return Ok(transfer.state);
            }
            let diff = json!({ "state": ["approved", "failed"], "failure": [null, code] });
            audit_entry(tx, tenant, transfer, at, audit, "fail", &diff).await?;
            let payload = json!({ "transfer": transfer.id, "code": code, "asked_by": transfer.asked_by });
            store::outbox::push(tx, tenant, event, at, "transfer.failed", &payload).await?;
            Ok(TransferState::Failed)
        })
        .await
}

/// Moves the member and closes the transfer, inside the caller's transaction.
pub(super) async fn carry_out(
    tx: &mut Tx,
    tenant: TenantId,
    transfer: &mut Transfer,
    at: Timestamp,
    audit: Uuid,
    event: Uuid,
) -> Result<(), Error> {
    if !transfers::finish(tx, tenant, transfer.id, transfer.version, None, at).await? {
        return Err(Error::Conflict(Problem::new("flow-closed")));
    }
    crate::runs::still_open(tx, tenant, transfer.from, "from").await?;
    let change = Move {
        member: transfer.member,
        parent: transfer.new_parent,
        slot: transfer.slot,
        with_branch: transfer.with_branch,
        from: transfer.from,
    };
    let moved = network::move_member(tx, tenant, transfer.kind, &change)
        .await
        .map_err(|error| refusal(error, "new_parent"))?;
    transfer.state = TransferState::Executed;
    transfer.finished_at = Some(at);
    transfer.version += 1;
    let diff = json!({
        "parent": [moved.old.parent, transfer.new_parent], "slot": [moved.old.slot, transfer.slot],
        "members": [null, moved.members], "lifted": [null, moved.lifted], "tree": [null, transfer.kind.as_str()],
    });
    audit_entry(tx, tenant, transfer, at, audit, "execute", &diff).await?;
    let payload = json!({
        "transfer": transfer.id, "tree": transfer.kind.as_str(), "member": transfer.member,
        "from": moved.old.parent, "to": transfer.new_parent, "members": moved.members,
    });
    store::outbox::push(tx, tenant, event, at, "transfer.executed", &payload).await?;
    Ok(())
}

async fn audit_entry(
    tx: &mut Tx,
    tenant: TenantId,
    transfer: &Transfer,
    at: Timestamp,
    id: Uuid,
    action: &str,
    diff: &serde_json::Value,
) -> Result<(), Error> {
    let entry = store::audit::Entry {
        id,
        at,
        actor: transfer.decided_by,
        via: None,
        object: "transfer",
        record: Some(transfer.id),
        action,
        request: "",
        address: None,
        diff,
    };
    store::audit::record(tx, tenant, &entry).await?;
    Ok(())
}
