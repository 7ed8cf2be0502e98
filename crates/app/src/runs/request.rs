//! Asking for a run: claims the period and puts the calculation in the queue; whoever asks second for
//! the same period gets the first one's run. Refuses a plan with problems and a future period.

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::{JobId, Period, PlanId, Problem, RunId};
use plan::Plan;
use serde_json::json;
use store::Tx;
use store::plans::PlanRow;
use store::runs::record::{self, NewRun};

use super::OBJECT;
use crate::{Cx, Error, jobs};

/// Which month, by which plan.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// The period.
    pub period: Period,
    /// The plan's record.
    pub plan: PlanId,
}

/// The run that will hold the period, and its job where this request started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requested {
    /// The run.
    pub run: RunId,
    /// The job; none when the run was there already.
    pub job: Option<JobId>,
}

/// Starts a run, or gives the one the period has.
///
/// # Errors
/// `access-denied`, `run-plan-unknown`, `run-plan-faulty` with the plan's first problem,
/// `run-period-future`, `run-carry-open` and `run-carry-past` for a month out of turn under a plan whose legs carry.
pub async fn request(cx: &Cx, who: &Principal, cmd: Request) -> Result<Requested, Error> {
    who.require(OBJECT, Action::Create)?;
    let asked_by = who.user.ok_or(Error::NotSignedIn)?;
    let source = check(cx, who, cmd).await?;
    let period = cmd.period.to_string();
    let run = RunId::from_uuid(cx.new_id());
    let begun = cx
        .db
        .write(async |tx| -> Result<Requested, Error> {
            if let Some(run) = record::holder(tx, who.tenant, &period).await? {
                return Ok(Requested { run, job: None });
            }
            let code = code(tx, who, cx.now()).await?;
            let new = NewRun {
                tenant: who.tenant,
                id: run,
                code: &code,
                period: &period,
                plan: cmd.plan,
                plan_source: &source,
                asked_by,
                at: cx.now(),
            };
            record::begin(tx, &new).await?;
            let params = json!({ "run": run, "period": period, "code": code });
            let job = jobs::enqueue(cx, tx, who, "run", "jobs-title-run", &params).await?;
            super::audit(cx, tx, who, run, "asked", &json!({ "period": period, "plan": cmd.plan })).await?;
            Ok(Requested { run, job: Some(job) })
        })
        .await;
    match begun {
        Err(Error::Internal(cause)) if lost_claim(&*cause) => {
            let run = record::holder(&mut cx.db.read(), who.tenant, &period)
                .await?
                .ok_or(Error::NotReady("the period is being claimed"))?;
            Ok(Requested { run, job: None })
        }
        other => other,
    }
}

/// The next code of the runs, inside the transaction: a run that is refused gives its number back.
async fn code(tx: &mut Tx, who: &Principal, at: Timestamp) -> Result<String, Error> {
    let object = who.catalog.get(OBJECT).ok_or(Error::NotFound)?;
    let (name, series) = object.series().ok_or_else(|| Error::internal("runs have no series"))?;
    let series = store::series::running(tx, who.tenant, name, series, at).await?;
    Ok(store::records::next_code(tx, who.tenant, object, &series).await?)
}

/// Whether the claim failed because another request claimed the period at the same moment.
fn lost_claim(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<store::Error>().is_some_and(|error| error.is_unique("run_period", "period"))
}

async fn check(cx: &Cx, who: &Principal, cmd: Request) -> Result<String, Error> {
    let today = crate::company::today(cx, who.tenant).await?;
    if cmd.period.from() > today {
        return Err(Problem::new("run-period-future").with("period", cmd.period).field("period").into());
    }
    let unknown = || Problem::new("run-plan-unknown").field("plan");
    let row = seen(cx, who, cmd.plan).await?.ok_or_else(unknown)?;
    let plan = readable(who, &row, "plan")?;
    super::carry::before(&mut cx.db.read(), who.tenant, &plan, cmd.period).await?;
    Ok(row.source)
}

/// A plan that the person sees. One out of sight is answered like none: what is said of it tells its name.
pub(crate) async fn seen(cx: &Cx, who: &Principal, plan: PlanId) -> Result<Option<PlanRow>, Error> {
    let Some(object) = who.catalog.get("plan") else { return Ok(None) };
    let mut db = cx.db.read();
    let seen = store::records::get(&mut db, who, object, Action::Read, plan.uuid()).await?;
    Ok(store::plans::get(&mut db, who.tenant, plan).await?.filter(|_| seen.is_some()))
}

/// The plan as it can be computed with.
///
/// # Errors
/// `run-plan-faulty` with its first problem.
pub(crate) fn readable(who: &Principal, row: &PlanRow, field: &str) -> Result<Plan, Problem> {
    match plan::parse(&row.source) {
        Ok(plan) => Ok(plan),
        Err(problems) => {
            let named = who.field("plan", "name").reads();
            let name = if named { &row.name } else { store::records::MASK };
            let first = problems.first().map_or_else(String::new, |problem| problem.code.clone());
            Err(Problem::new("run-plan-faulty").with("plan", name).with("first", first).field(field))
        }
    }
}
