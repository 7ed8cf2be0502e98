//! The job of a back-test: month by month from the parts of the posted runs, then one row a member in small steps, then the
//! report in the last. A start that is repeated begins anew; called off, it leaves nothing; refused, it says why.

use kernel::{Period, Problem, TenantId};
use plan::Plan;
use serde_json::{Value as Json, json};
use store::Tx;
use store::backtests::{self, BacktestRow, MemberRow};
use uuid::Uuid;

use super::report::Report;
use super::start::months;
use super::tally::Tally;
use super::world::{Actual, World};
use crate::jobs::{Halt, Ticket};
use crate::runs::undone;
use crate::{Cx, Error};

/// Rows of members of one transaction, so that the writer is never held for long.
const STEP_ROWS: usize = 10_000;

/// Works on the job of a back-test.
///
/// # Errors
/// Why the job stopped.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let tenant = job.tenant;
    let id: Uuid = serde_json::from_value(job.params["backtest"].clone())
        .map_err(|error| Halt::Failed(Error::internal(error)))?;
    let plan = job.params["plan"].clone();
    let Some(row) = backtests::get(&mut cx.db.read(), tenant, id).await?.filter(|row| !row.finished) else {
        return Ok(json!({ "backtest": id, "plan": plan }));
    };
    match work(cx, ticket, tenant, &row).await {
        Ok(()) => Ok(json!({ "backtest": id, "plan": plan })),
        Err(Halt::Cancelled) => {
            cx.db.write(async |tx: &mut Tx| backtests::delete(tx, tenant, id).await).await?;
            Err(Halt::Cancelled)
        }
        Err(Halt::Failed(Error::Refused(problems))) => {
            let problem = json!(problems.first());
            cx.db
                .write(async |tx: &mut Tx| -> Result<(), Error> {
                    backtests::clear(tx, tenant, id).await?;
                    backtests::finish(tx, tenant, id, Err(&problem), cx.now()).await?;
                    Ok(())
                })
                .await?;
            Err(Halt::Failed(Error::Refused(problems)))
        }
        Err(other) => Err(other),
    }
}

fn failed(problem: Problem) -> Halt {
    Halt::Failed(problem.into())
}

async fn work(cx: &Cx, ticket: &Ticket, tenant: TenantId, row: &BacktestRow) -> Result<(), Halt> {
    let (source, against) =
        backtests::sources(&mut cx.db.read(), tenant, row.id).await?.ok_or(Halt::Failed(Error::NotFound))?;
    let parsed = |source: &str| plan::parse(source).map_err(|problems| Halt::Failed(problems.into()));
    let plan = parsed(&source)?;
    let other = against.as_deref().map(parsed).transpose()?;
    let span: [Period; 2] = [row.from.parse().map_err(failed)?, row.to.parse().map_err(failed)?];
    let months = months(span[0], span[1]).map_err(failed)?;
    cx.db.write(async |tx: &mut Tx| backtests::clear(tx, tenant, row.id).await).await?;
    let currency = plan.currency;
    let tally = computed(cx, ticket, tenant, (plan, other), &months).await?;
    let (report, rows) = tokio::task::spawn_blocking(move || tally.finish(currency))
        .await
        .map_err(|error| Halt::Failed(Error::internal(error)))?
        .map_err(failed)?;
    write(cx, ticket, tenant, row, &rows, months.len() as i64).await?;
    publish(cx, ticket, tenant, row, &report).await
}

/// Goes through the months with both plans, or with the one and what was paid.
async fn computed(
    cx: &Cx,
    ticket: &Ticket,
    tenant: TenantId,
    (plan, other): (Plan, Option<Plan>),
    months: &[Period],
) -> Result<Tally, Halt> {
    let first = months.first().ok_or_else(|| Halt::Failed(Error::internal("a back-test of no month")))?;
    let from = undone::posted(cx, tenant, first.previous_month().map_err(failed)?).await?;
    let (mut world, mut rival) = (World::new(plan), other.map(World::new));
    let (mut tally, mut before) = (Tally::default(), None::<Actual>);
    for (done, period) in (0..).zip(months) {
        ticket.go_on()?;
        progress(cx, ticket, done, months.len() as i64).await?;
        let actual = Actual::load(cx, tenant, *period).await?;
        let after = world.step(cx, tenant, &actual, before.as_ref(), from.as_ref()).await?;
        let paid = match &mut rival {
            Some(rival) => rival.step(cx, tenant, &actual, before.as_ref(), from.as_ref()).await?,
            None => actual.sheet()?,
        };
        let sold = actual.view.inputs.sales.amount.iter().try_fold(0i64, |sum, one| sum.checked_add(*one));
        let sold = sold.ok_or_else(|| failed(Problem::new("money-overflow")))?;
        let added = tokio::task::spawn_blocking(move || {
            tally.month(&actual.view.inputs.members.ids, (actual.view.inputs.period, sold), &paid, &after)?;
            Ok((tally, actual))
        });
        let added = added.await.map_err(|error| Halt::Failed(Error::internal(error)))?;
        let (summed, actual) = added.map_err(failed)?;
        tally = summed;
        before = Some(actual);
    }
    Ok(tally)
}

async fn progress(cx: &Cx, ticket: &Ticket, done: i64, total: i64) -> Result<(), Halt> {
    cx.db.write(async |tx: &mut Tx| ticket.advance(cx, tx, done, Some(total), &json!({})).await).await
}

async fn write(
    cx: &Cx,
    ticket: &Ticket,
    tenant: TenantId,
    row: &BacktestRow,
    rows: &[MemberRow],
    total: i64,
) -> Result<(), Halt> {
    for page in rows.chunks(STEP_ROWS) {
        ticket.go_on()?;
        cx.db
            .write(async |tx: &mut Tx| -> Result<(), Halt> {
                backtests::add(tx, tenant, row.id, page).await?;
                ticket.advance(cx, tx, total, Some(total), &json!({})).await
            })
            .await?;
    }
    Ok(())
}

/// The last step: only with it can anything be read.
async fn publish(
    cx: &Cx,
    ticket: &Ticket,
    tenant: TenantId,
    row: &BacktestRow,
    report: &Report,
) -> Result<(), Halt> {
    let total = report.months.len() as i64;
    let report = serde_json::to_value(report).map_err(|error| Halt::Failed(Error::internal(error)))?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Halt> {
            backtests::finish(tx, tenant, row.id, Ok(&report), cx.now()).await?;
            ticket.advance(cx, tx, total, Some(total), &json!({})).await
        })
        .await
}
