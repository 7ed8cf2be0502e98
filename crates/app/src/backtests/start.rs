//! Asking for a back-test: which plan, which months, beside what. Refuses months that are not posted, plans with problems or in
//! another currency, and a second back-test of a plan before the first has ended.

use access::Principal;
use kernel::{JobId, Period, PlanId, Problem};
use plan::Plan;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::backtests::{self, NewBacktest};
use store::plans::PlanRow;
use store::runs::{load, record};
use store::{Read, Tx};
use uuid::Uuid;

use super::{is_at_work, require};
use crate::once::Once;
use crate::{Cx, Error, jobs, plans, runs, trail};

/// Most months of one back-test.
pub const MONTHS_MAX: usize = 24;
/// Most back-tests a plan keeps.
const KEPT_MAX: i64 = 50;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The plan's record.
    pub plan: PlanId,
    /// First month.
    pub from: Period,
    /// Last month.
    pub to: Period,
    /// Another plan to compare with; none for what was really paid.
    pub against: Option<PlanId>,
}

/// A back-test and its job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The back-test.
    pub backtest: Uuid,
    /// The job that computes it.
    pub job: JobId,
}

/// Starts a back-test.
///
/// # Errors
/// `access-denied`, `not-found`, `run-plan-unknown`, `run-plan-faulty`, `backtest-span`, `backtest-too-long`,
/// `backtest-month-open`, `backtest-month-empty`, `backtest-currency`, `backtest-running`, `backtest-too-many`.
pub async fn start(cx: &Cx, who: &Principal, ask: Ask, once: &Once) -> Result<Started, Error> {
    require(who)?;
    let asked_by = who.user.ok_or(Error::NotSignedIn)?;
    let row = runs::seen(cx, who, ask.plan).await?.ok_or(Error::NotFound)?;
    let plan = runs::readable(who, &row, "plan")?;
    let against = match ask.against {
        None => None,
        Some(other) => {
            let unknown = || Problem::new("run-plan-unknown").field("against");
            let other = runs::seen(cx, who, other).await?.ok_or_else(unknown)?;
            let plan = runs::readable(who, &other, "against")?;
            Some((other, plan))
        }
    };
    let months = months(ask.from, ask.to)?;
    posted(cx, who, &months, &plan, against.as_ref().map(|(_, plan)| plan)).await?;
    let id = cx.new_id();
    let (from, to) = (ask.from.to_string(), ask.to.to_string());
    let begun = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Started, Error> {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            room(tx, who, &row).await?;
            let params = json!({ "backtest": id, "plan": row.id, "code": row.name });
            let job = jobs::enqueue(cx, tx, who, "backtest", "jobs-title-backtest", &params).await?;
            let new = NewBacktest {
                tenant: who.tenant,
                id,
                plan: (row.id, &row.source),
                against: against.as_ref().map(|(other, _)| (other.id, other.source.as_str())),
                months: (&from, &to),
                currency: plan.currency.code(),
                job,
                asked_by,
                at: cx.now(),
            };
            backtests::begin(tx, &new).await?;
            let diff =
                json!({ "from": from, "to": to, "against": against.as_ref().map(|(other, _)| other.id) });
            trail::audit(cx, tx, who, plans::OBJECT, Some(row.id.uuid()), "backtest", &diff).await?;
            let started = Started { backtest: id, job };
            once.after(cx, tx, who, &started).await?;
            Ok(started)
        })
        .await;
    match begun {
        Err(Error::Internal(cause)) if lost(&*cause) => Err(running(&row)),
        other => other,
    }
}

fn running(row: &PlanRow) -> Error {
    Error::Conflict(Problem::new("backtest-running").with("plan", &row.name))
}

/// Whether another request began one at the same moment.
fn lost(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<store::Error>().is_some_and(|error| error.is_unique("backtest", "plan_id"))
}

/// Makes room for a new one: what was called off before it began is taken away.
async fn room(tx: &mut Tx, who: &Principal, row: &PlanRow) -> Result<(), Error> {
    if let Some(open) = backtests::open(tx, who.tenant, row.id).await? {
        if is_at_work(&open) {
            return Err(running(row));
        }
        backtests::delete(tx, who.tenant, open.id).await?;
    }
    if backtests::count(tx, who.tenant, row.id).await? >= KEPT_MAX {
        return Err(Error::Conflict(Problem::new("backtest-too-many").with("max", KEPT_MAX)));
    }
    Ok(())
}

/// The months from the first to the last.
pub(super) fn months(from: Period, to: Period) -> Result<Vec<Period>, Problem> {
    for (period, field) in [(from, "from"), (to, "to")] {
        if runs::month_of(period.from())? != period {
            return Err(Problem::new("backtest-month").with("period", period).field(field));
        }
    }
    if to.from() < from.from() {
        return Err(Problem::new("backtest-span").with("from", from).with("to", to).field("to"));
    }
    let mut out = vec![from];
    while let Some(last) = out.last().filter(|last| **last != to) {
        if out.len() >= MONTHS_MAX {
            return Err(Problem::new("backtest-too-long").with("max", MONTHS_MAX).field("to"));
        }
        out.push(last.next_month()?);
    }
    Ok(out)
}

/// Refuses months without a posted run, and those that were paid in another currency.
async fn posted(
    cx: &Cx,
    who: &Principal,
    months: &[Period],
    plan: &Plan,
    against: Option<&Plan>,
) -> Result<(), Error> {
    let today = crate::company::today(cx, who.tenant).await?;
    let mut db = cx.db.read();
    for period in months {
        let Some(row) = runs::undone::posted(cx, who.tenant, *period).await? else {
            let ended = period.until() <= today;
            return Err(open(&mut db, who, *period, ended).await?.field("from").into());
        };
        let paid = row.currency.as_deref().unwrap_or_default();
        for (plan, field) in [(Some(plan), "plan"), (against, "against")] {
            if let Some(plan) = plan.filter(|plan| plan.currency.code() != paid) {
                let problem = Problem::new("backtest-currency").with("period", period).with("paid", paid);
                return Err(problem.with("currency", plan.currency).field(field).into());
            }
        }
    }
    Ok(())
}

/// Why a month cannot be used.
async fn open(db: &mut impl Read, who: &Principal, period: Period, ended: bool) -> Result<Problem, Error> {
    let claimed = record::holder(db, who.tenant, &period.to_string()).await?.is_some();
    let empty = ended && !claimed && load::count_sales(db, who.tenant, period).await? == 0;
    let code = if empty { "backtest-month-empty" } else { "backtest-month-open" };
    Ok(Problem::new(code).with("period", period))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: Result<usize, &str>) {
        let months = months(from.parse().unwrap(), to.parse().unwrap());
        let code = |problem: Problem| problem.code;
        assert_eq!(months.map(|all| all.len()).map_err(code), expected.map_err(str::to_owned), "{from} {to}");
    }

    #[test]
    fn months_are_whole_ascend_and_are_not_too_many() {
        check("2026-10", "2026-10", Ok(1));
        check("2025-11", "2026-10", Ok(12));
        check("2024-11", "2026-10", Ok(24));
        check("2024-10", "2026-10", Err("backtest-too-long"));
        check("0001-01", "9998-01", Err("backtest-too-long"));
        check("2026-10", "2026-09", Err("backtest-span"));
        check("2026-10-05/2026-10-12", "2026-10", Err("backtest-month"));
        check("2026-10", "2026-10-01/2026-11-02", Err("backtest-month"));
    }
}
