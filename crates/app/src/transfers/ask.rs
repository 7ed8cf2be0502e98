//! Asking for a transfer and reading transfers. Refuses a second one under way for the same member and
//! tree, and shows only those whose member the caller sees.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::network::{Transfer, TransferState, TreeKind, transfers};
use uuid::Uuid;

use super::{Ask, preview};
use crate::network::Sight;
use crate::once::Once;
use crate::{Cx, Error, trail};

/// The most transfers of a page.
const PAGE_MAX: i64 = 200;

/// Asks for a transfer: it waits for a second person.
///
/// # Errors
/// As [`preview`]; [`Error::Conflict`] `transfer-under-way`.
pub async fn ask(cx: &Cx, who: &Principal, cmd: &Ask, once: &Once) -> Result<Transfer, Error> {
    let seen = preview(cx, who, cmd).await?;
    // Somebody must be able to be told apart from the second person.
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let transfer = Transfer {
        id: cx.new_id(),
        code: String::new(),
        kind: cmd.kind,
        member: cmd.member,
        new_parent: cmd.new_parent,
        slot: cmd.slot,
        with_branch: cmd.with_branch,
        from: cmd.from,
        reason: cmd.reason.trim().to_owned(),
        state: TransferState::Asked,
        preview: serde_json::to_value(&seen).map_err(Error::internal)?,
        asked_by: user.uuid(),
        asked_at: cx.now(),
        decided_by: None,
        decided_at: None,
        comment: None,
        finished_at: None,
        failure: None,
        version: 1,
    };
    let id = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Uuid, Error> {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let mut row = transfer.clone();
            let number = store::counter::next(tx, who.tenant, "transfer").await?;
            row.code = store::counter::code("T-", number);
            transfers::insert(tx, who.tenant, &row).await.map_err(under_way)?;
            let diff = json!({
                "tree": [null, row.kind.as_str()], "member": [null, row.member], "new_parent": [null, row.new_parent],
                "slot": [null, row.slot], "with_branch": [null, row.with_branch],
                "from": [null, row.from.to_string()], "reason": [null, row.reason],
            });
            trail::note(cx, tx, who, "transfer", Some(row.id), "ask", &diff).await?;
            crate::notifications::waits(cx, tx, who.tenant, "transfer", row.id, user).await?;
            once.after(cx, tx, who, &row.id).await?;
            Ok(row.id)
        })
        .await?;
    transfers::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)
}

fn under_way(error: store::Error) -> Error {
    if error.is_unique("transfer", "member_id") {
        return Error::Conflict(Problem::new("transfer-under-way").field("member"));
    }
    error.into()
}

/// One transfer whose member the caller sees.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, id: Uuid) -> Result<Transfer, Error> {
    who.require("transfer", Action::Read).map_err(Error::Forbidden)?;
    let found = transfers::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    if visible(cx, who, std::slice::from_ref(&found)).await?[0] { Ok(found) } else { Err(Error::NotFound) }
}

/// Transfers the caller sees, newest first; `cursor` is the last id of the page before.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn list(
    cx: &Cx,
    who: &Principal,
    state: Option<TransferState>,
    cursor: Option<Uuid>,
    limit: i64,
) -> Result<(Vec<Transfer>, Option<Uuid>), Error> {
    who.require("transfer", Action::Read).map_err(Error::Forbidden)?;
    let limit = limit.clamp(1, PAGE_MAX);
    let mut page = Vec::new();
    let mut before = cursor;
    loop {
        let rows = transfers::list(&mut cx.db.read(), who.tenant, state, before, limit).await?;
        let last = rows.len() < usize::try_from(limit).unwrap_or(0);
        before = rows.last().map(|row| row.id);
        let seen = visible(cx, who, &rows).await?;
        for (row, seen) in rows.into_iter().zip(seen) {
            if seen {
                if page.len() == usize::try_from(limit).unwrap_or(0) {
                    let next = page.last().map(|row: &Transfer| row.id);
                    return Ok((page, next));
                }
                page.push(row);
            }
        }
        if last {
            return Ok((page, None));
        }
    }
}

async fn visible(cx: &Cx, who: &Principal, rows: &[Transfer]) -> Result<Vec<bool>, Error> {
    let mut seen = vec![false; rows.len()];
    for kind in TreeKind::ALL.into_iter().filter(|kind| rows.iter().any(|row| row.kind == *kind)) {
        let sight = Sight::of(cx, who, kind).await?;
        let slot = cx.trees.fresh(cx, who.tenant, kind).await?;
        let index = slot.read();
        for (row, seen) in rows.iter().zip(&mut seen).filter(|(row, _)| row.kind == kind) {
            *seen = index.node(row.member).is_some_and(|node| sight.sees(&index, node));
        }
    }
    Ok(seen)
}
