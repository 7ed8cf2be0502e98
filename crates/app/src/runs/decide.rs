//! A second person's word on a run; refuses the person who asked for it, a silent no, and a yes to a
//! run whose period has not ended or has sales it has not seen.

use access::{Action, Principal};
use flow::{Approval, Decision, Outcome, RunEvent, RunState, Verdict};
use kernel::{Date, Problem, RunId};
use serde_json::json;
use store::Read;
use store::runs::record::{self, DecisionRow, RunRow};

use super::{OBJECT, Report};
use crate::{Cx, Error};

/// Refuses to agree to what an absent colleague asked for, in whose name somebody works: it would be one person's word.
fn foreign(who: &Principal, run: &RunRow, cmd: &Decide) -> Result<(), Problem> {
    if cmd.approve && who.stands_for(run.asked_by.uuid()) {
        return Err(Problem::new("flow-own-request"));
    }
    Ok(())
}

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

/// Decides on a run.
///
/// # Errors
/// `access-denied`, `not-found`, the problems of `flow`, `run-period-open` for a month that has not ended,
/// `run-stale` when sales came into the period after the calculation, `run-carry-stale` when its legs would bring
/// something else by now.
pub async fn decide(cx: &Cx, who: &Principal, id: RunId, cmd: &Decide) -> Result<(), Error> {
    who.require(OBJECT, Action::Approve)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let today = crate::company::today(cx, who.tenant).await?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let run = record::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            let stored = record::decisions(tx, who.tenant, id).await?;
            foreign(who, &run, cmd)?;
            let mut approval = approval(&run, &stored)?;
            let state =
                RunState::parse(&run.state).ok_or_else(|| Error::internal("a run in an unknown state"))?;
            let verdict = if cmd.approve { Verdict::Approve } else { Verdict::Reject };
            let at = cx.now();
            let last =
                approval.decisions().last().map_or(run.asked_at.as_microsecond(), |decision| decision.at);
            let decision = Decision {
                who: user,
                at: at.as_microsecond().max(last),
                verdict,
                comment: cmd.comment.clone(),
            };
            // An approved run may still be rejected before it is posted, by anybody who may approve.
            let outcome = match (state, verdict) {
                (RunState::Approved, Verdict::Reject) if !cmd.comment.trim().is_empty() => Outcome::Rejected,
                _ => approval.decide(decision).map_err(Problem::from)?,
            };
            let event = match outcome {
                Outcome::Approved => RunEvent::Approve,
                Outcome::Rejected => RunEvent::Reject,
                Outcome::Pending | Outcome::Withdrawn => return Ok(()),
            };
            let to = state.after(event).map_err(|problem| Error::Conflict(problem.into()))?;
            if to == RunState::Approved {
                complete(tx, who, &run, today).await?;
            }
            let row = DecisionRow {
                user,
                name: String::new(),
                verdict: if cmd.approve { "approve" } else { "reject" }.to_owned(),
                comment: cmd.comment.clone(),
                at,
            };
            record::decide(tx, who.tenant, id, stored.len() as i64 + 1, &row).await?;
            if !record::step(tx, who.tenant, &run, to, who.user, at).await? {
                return Err(Error::Stale { current: run.version + 1 });
            }
            super::audit(cx, tx, who, id, to.as_str(), &json!({ "comment": cmd.comment })).await
        })
        .await
}

/// The request for approval with what was decided so far.
pub(super) fn approval(run: &RunRow, stored: &[DecisionRow]) -> Result<Approval<kernel::UserId>, Error> {
    let decisions = stored.iter().map(|row| Decision {
        who: row.user,
        at: row.at.as_microsecond(),
        verdict: if row.verdict == "approve" { Verdict::Approve } else { Verdict::Reject },
        comment: row.comment.clone(),
    });
    // The first decision closes the request; a later rejection of an approved run stands in its state.
    let decisions = decisions.take(usize::from(NEEDED));
    Approval::replay(run.asked_by, run.asked_at.as_microsecond(), NEEDED, decisions, false)
        .map_err(|problem| Problem::from(problem).into())
}

/// Refuses a run whose period has not ended, or holds sales that it neither counted nor listed as left out.
pub(super) async fn complete(
    db: &mut impl Read,
    who: &Principal,
    run: &RunRow,
    today: Date,
) -> Result<(), Error> {
    let report: Report = serde_json::from_value(run.report.clone()).map_err(Error::internal)?;
    let period: kernel::Period =
        run.period.parse().map_err(|problem: Problem| Error::internal(problem.to_string()))?;
    if today < period.until() {
        let problem = Problem::new("run-period-open").with("period", period).with("until", period.until());
        return Err(Error::Conflict(problem));
    }
    carried(db, who, run, &report, period).await?;
    let now = store::runs::load::count_sales(db, who.tenant, period).await?;
    if now == report.sales_seen {
        return Ok(());
    }
    let problem = Problem::new("run-stale")
        .with("counted", report.sales_seen)
        .with("now", now)
        .with("period", &run.period);
    Err(Error::Conflict(problem))
}

/// Refuses a run whose legs took what they bring from another run than they would by now.
async fn carried(
    db: &mut impl Read,
    who: &Principal,
    run: &RunRow,
    report: &Report,
    period: kernel::Period,
) -> Result<(), Error> {
    let plan = plan::parse(&run.plan_source).map_err(Error::from)?;
    let before = super::carry::before(db, who.tenant, &plan, period).await?;
    if before.map(|run| run.id.uuid()) == report.carried.from {
        return Ok(());
    }
    Err(Error::Conflict(Problem::new("run-carry-stale").with("period", period)))
}
