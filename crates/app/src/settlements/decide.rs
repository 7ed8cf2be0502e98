//! A second person's word on a settlement, and taking it back before it is posted. Refuses the person who asked for it, a
//! silent no, and a yes to what is not true any more.

use access::{Action, Principal};
use flow::{Approval, Decision, Outcome, SettlementEvent, SettlementState, Verdict};
use kernel::{Problem, UserId};
use serde_json::json;
use store::settlements::{self as kept, DecisionRow, SettlementRow, rows};
use uuid::Uuid;

use super::request::state;
use super::{OBJECT, check_text, note, require};
use crate::{Cx, Error};

/// Other people who must agree.
const NEEDED: u8 = 1;

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// Yes or no.
    pub approve: bool,
    /// Why; a rejection must say it.
    pub comment: String,
}

/// Decides on a settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], the problems of `flow`, `settlement-stale` when something was entered about a payee
/// since it was computed.
pub async fn decide(cx: &Cx, who: &Principal, id: Uuid, cmd: &Decide) -> Result<(), Error> {
    require(who, OBJECT, Action::Approve)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let row = kept::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if cmd.approve && who.stands_for(row.asked_by.uuid()) {
                return Err(Problem::new("flow-own-request").into());
            }
            let stored = kept::decisions(tx, who.tenant, id).await?;
            let mut approval = approval(&row, &stored)?;
            let present = state(&row)?;
            let verdict = if cmd.approve { Verdict::Approve } else { Verdict::Reject };
            let last = approval.decisions().last().map_or(row.asked_at.as_microsecond(), |one| one.at);
            let at = cx.now();
            let decision = Decision {
                who: user,
                at: at.as_microsecond().max(last),
                verdict,
                comment: cmd.comment.clone(),
            };
            // An approved settlement may still be rejected before it is posted, by anybody who may approve.
            let outcome = match (present, verdict) {
                (SettlementState::Approved, Verdict::Reject) if !cmd.comment.trim().is_empty() => {
                    Outcome::Rejected
                }
                _ => approval.decide(decision).map_err(Problem::from)?,
            };
            let event = match outcome {
                Outcome::Approved => SettlementEvent::Approve,
                Outcome::Rejected => SettlementEvent::Reject,
                Outcome::Pending | Outcome::Withdrawn => return Ok(()),
            };
            let word = if cmd.approve { "approve" } else { "reject" };
            end(cx, tx, (who, user), &row, (event, word, &cmd.comment), &stored).await
        })
        .await
}

/// Takes a settlement back before it is posted: what it held is free for another.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `flow-step` once it is posted or ended otherwise.
pub async fn cancel(cx: &Cx, who: &Principal, id: Uuid, comment: &str) -> Result<(), Error> {
    require(who, OBJECT, Action::Create)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    check_text(comment, 2000, "comment")?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let row = kept::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            let stored = kept::decisions(tx, who.tenant, id).await?;
            end(cx, tx, (who, user), &row, (SettlementEvent::Cancel, "cancel", comment), &stored).await
        })
        .await
}

/// The step itself, with its word and its trace.
async fn end(
    cx: &Cx,
    tx: &mut store::Tx,
    (who, user): (&Principal, UserId),
    row: &SettlementRow,
    (event, word, comment): (SettlementEvent, &str, &str),
    stored: &[DecisionRow],
) -> Result<(), Error> {
    let to = state(row)?.after(event).map_err(|problem| Error::Conflict(problem.into()))?;
    match to {
        SettlementState::Approved => still_true(tx, who, row).await?,
        _ => kept::items::release(tx, who.tenant, row.id).await?,
    }
    let decision = DecisionRow {
        round: row.round,
        user,
        name: String::new(),
        verdict: word.to_owned(),
        comment: comment.to_owned(),
        at: cx.now(),
    };
    kept::decide(tx, who.tenant, row.id, stored.len() as i64 + 1, &decision).await?;
    if !kept::step(tx, who.tenant, row, to.as_str(), cx.now()).await? {
        return Err(Error::Stale { current: row.version + 1 });
    }
    note(cx, tx, who, row.id, word, &json!({ "comment": comment })).await
}

/// The request for approval with what was decided about this computing.
pub(super) fn approval(row: &SettlementRow, stored: &[DecisionRow]) -> Result<Approval<UserId>, Error> {
    let own = stored.iter().filter(|one| one.round == row.round && one.verdict != "cancel");
    let decisions = own.take(usize::from(NEEDED)).map(|one| Decision {
        who: one.user,
        at: one.at.as_microsecond(),
        verdict: if one.verdict == "approve" { Verdict::Approve } else { Verdict::Reject },
        comment: one.comment.clone(),
    });
    Approval::replay(row.asked_by, row.asked_at.as_microsecond(), NEEDED, decisions, false)
        .map_err(|problem| Problem::from(problem).into())
}

/// Refuses a settlement with a payee about whom something was entered since, or whose earlier payout is in doubt by now.
pub(super) async fn still_true(
    tx: &mut store::Tx,
    who: &Principal,
    row: &SettlementRow,
) -> Result<(), Error> {
    let mut found = rows::changed(tx, who.tenant, row.id).await?;
    if found.is_none() {
        found = rows::doubtful(tx, who.tenant, row.id, &row.currency).await?;
    }
    let Some(member) = found else { return Ok(()) };
    let people = kept::payees::people(tx, who.tenant, &[member]).await?;
    let name = people.first().map_or_else(|| member.to_string(), |one| one.code.clone());
    Err(Error::Conflict(Problem::new("settlement-stale").with("payee", name)))
}
