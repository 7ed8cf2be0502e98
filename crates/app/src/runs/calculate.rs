//! The job that computes a run: load, calculate, then recheck and compare while chunks are written that
//! nobody can see, publish in one small step. Repeating it from any point gives the same run; refuses to publish twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Period, Problem, RunId, TenantId};
use plan::{Adjustment, Inputs, Line, LineSink, Plan, Run};
use serde_json::{Value as Json, json};
use store::Tx;
use store::runs::members::{Dictionary, LineIndex};
use store::runs::parts::{Chunk, Part};
use store::runs::{codec, load, members, parts, record, sales};

use super::report::{self, Report};
use super::undone::{self, Late};
use super::{View, carry, view, watch};
use crate::jobs::{Halt, Ticket};
use crate::{Cx, Error};

/// Bytes of one transaction, so that the writer is never held for long.
const STEP_BYTES: usize = 4 << 20;
/// What a run's progress bar counts: loading, calculating, checking, then writing.
const STAGES: i64 = 4;

/// A finished calculation, in memory.
struct Computed {
    plan: Plan,
    inputs: Inputs,
    /// What members are left with after late returns.
    run: Run,
    /// As the calculator gave it, where late returns took something back.
    before: Option<Run>,
    late: Late,
    lines: Vec<Line>,
    chunks: Vec<Chunk>,
    payees: i64,
}

/// A published run that the new one is compared with.
type Previous = Option<(Arc<View>, record::RunRow)>;

/// Works on the job of a run.
///
/// # Errors
/// Why the job stopped; a refusal (overflow, a cycle, a faulty plan) also marks the run as failed, so
/// that the period is free again.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let tenant = job.tenant;
    let run: RunId = serde_json::from_value(job.params["run"].clone())
        .map_err(|error| Halt::Failed(Error::internal(error)))?;
    let row = record::get(&mut cx.db.read(), tenant, run).await?.ok_or(Halt::Failed(Error::NotFound))?;
    if row.state != flow::run::RunState::Calculating.as_str() {
        return Ok(json!({ "run": run }));
    }
    match work(cx, ticket, tenant, &row).await {
        Ok(()) => Ok(json!({ "run": run })),
        Err(Halt::Cancelled) => {
            fail(cx, tenant, run).await?;
            Err(Halt::Cancelled)
        }
        Err(Halt::Failed(Error::Refused(problems))) => {
            fail(cx, tenant, run).await?;
            Err(Halt::Failed(Error::Refused(problems)))
        }
        Err(other) => Err(other),
    }
}

/// Marks the run as failed and takes its orphans away.
async fn fail(cx: &Cx, tenant: TenantId, run: RunId) -> Result<(), Halt> {
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let Some(row) = record::get(tx, tenant, run).await? else { return Ok(()) };
            record::step(tx, tenant, &row, flow::run::RunState::Failed, None, cx.now()).await?;
            parts::clear(tx, tenant, run).await?;
            Ok(())
        })
        .await?;
    Ok(())
}

async fn work(cx: &Cx, ticket: &Ticket, tenant: TenantId, row: &record::RunRow) -> Result<(), Halt> {
    let stage = async |done: i64| -> Result<(), Halt> {
        ticket.go_on()?;
        cx.db.write(async |tx: &mut Tx| ticket.advance(cx, tx, done, Some(STAGES), &json!({})).await).await
    };
    stage(0).await?;
    let period: Period = row.period.parse().map_err(|problem: Problem| Halt::Failed(problem.into()))?;
    let plan = plan::parse(&row.plan_source).map_err(|problems| Halt::Failed(problems.into()))?;
    let (mut inputs, left_out) = load::inputs(&cx.db, tenant, period, plan.currency, row.cut_at).await?;
    let from = carry::before(&mut cx.db.read(), tenant, &plan, period).await?;
    let brought = carry::bring(cx, tenant, &plan, &inputs, from.as_ref()).await?;
    inputs.carry = brought.lots;
    let (plan, inputs, late) =
        undone::undo(cx, tenant, plan, inputs, (from.as_ref(), row.cut_at)).await.map_err(Halt::Failed)?;
    let carried = report::Carried { from: from.map(|run| run.id.uuid()), lapsed: brought.lapsed };
    let previous = match record::posted_before(&mut cx.db.read(), tenant, &row.period).await? {
        Some(before) => Some((view::load(cx, tenant, &before).await?, before)),
        None => None,
    };
    let before = watch::before(cx, tenant, row, &plan).await?;
    stage(1).await?;
    let computed = blocking(move || compute(plan, inputs, late)).await?;
    stage(2).await?;
    let computed = Arc::new(computed);
    let checked = {
        let computed = computed.clone();
        blocking(move || check(&computed, &left_out, &previous, carried))
    };
    let (report, written) = tokio::join!(checked, write(cx, ticket, tenant, row, &computed));
    written?;
    let report = report?;
    let watched = {
        let (computed, report) = (computed.clone(), report.clone());
        blocking(move || {
            let watched = watch::find(&computed.plan, &computed.inputs, &computed.run, &before, &report)?;
            watch::chunk(&watched)
        })
    };
    publish(cx, tenant, row, &computed, &report, watched.await?).await?;
    if let Ok(Computed { plan, inputs, run, late, .. }) = Arc::try_unwrap(computed) {
        let undone = late.into_adjustments();
        cx.runs.keep(row.id, Arc::new(View { plan, inputs, run, undone, lines: None }));
    }
    Ok(())
}

/// Work for the processor, off the threads that wait for the network.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Halt> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Halt::Failed(Error::internal(error)))?
        .map_err(|problem| Halt::Failed(problem.into()))
}

/// Collects lines into chunks as they come, keeps them for the checker, and notes where each member's begin.
struct Packer {
    lines: Vec<Line>,
    index: LineIndex,
}

impl LineSink for Packer {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem> {
        for line in chunk {
            let number = u32::try_from(self.lines.len()).map_err(|_| Problem::new("run-too-many-lines"))?;
            self.index.note(number, line);
            self.lines.push(*line);
        }
        Ok(())
    }
}

fn compute(plan: Plan, inputs: Inputs, late: Late) -> Result<Computed, Problem> {
    let count = inputs.members.ids.len();
    let mut packer = Packer { lines: Vec::new(), index: LineIndex::new(plan.bonuses.len(), count) };
    let mut run = commission::calculate(&inputs, &plan, &mut packer)?;
    let mut before = None;
    if !late.adjustments().is_empty() {
        before = Some(run.clone());
        run.members.earned = undone::net(&run, late.adjustments())?;
        run.result_hash = undone::digest(run.result_hash, late.adjustments());
    }
    let (chunks, payees) = pack(&plan, &inputs, &run, late.adjustments(), &packer)?;
    Ok(Computed { plan, inputs, run, before, late, lines: packer.lines, chunks, payees })
}

/// The independent check, and the difference to the run before.
fn check(
    done: &Computed,
    left_out: &load::LeftOut,
    previous: &Previous,
    carried: report::Carried,
) -> Result<Report, Problem> {
    let made = done.before.as_ref().unwrap_or(&done.run);
    let mut checked = recheck::check(&done.plan, &done.inputs, made, &done.lines);
    done.late.check(&done.plan, &done.inputs, &mut checked);
    let previous = previous.as_ref().map(|(view, row)| (view.as_ref(), row.id.uuid(), row.code.as_str()));
    let report = report::build(&done.plan, &done.inputs, &done.run, left_out, &checked, previous)?;
    Ok(report.undone(&done.plan, done.late.adjustments())?.with(carried))
}

/// Every part of a run as chunks, and how many payees it has.
fn pack(
    plan: &Plan,
    inputs: &Inputs,
    run: &Run,
    adjustments: &[Adjustment],
    packer: &Packer,
) -> Result<(Vec<Chunk>, i64), Problem> {
    let dictionary = dictionary(plan, inputs, run);
    let bytes = serde_json::to_vec(&dictionary).map_err(|_| Problem::new("run-dictionary"))?;
    let mut chunks = vec![chunk(Part::Dictionary, 0, 1, bytes)];
    let payees = payees(run, adjustments, packer);
    // Lines are about half of all; what else there is fills the other thread.
    let (lines, others) = std::thread::scope(|scope| {
        let lines = scope.spawn(|| {
            let pages = packer.lines.chunks(codec::LINES).enumerate();
            pages
                .map(|(number, page)| chunk(Part::Lines, number, page.len(), codec::pack_lines(page)))
                .collect()
        });
        let others = others(inputs, run, packer, &payees);
        let lines: Vec<Chunk> = lines.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause));
        (lines, others)
    });
    chunks.extend(lines);
    chunks.extend(others);
    for (number, page) in adjustments.chunks(codec::UNDONE).enumerate() {
        chunks.push(chunk(Part::Undone, number, page.len(), store::runs::undone::pack(page)));
    }
    Ok((chunks, payees.len() as i64))
}

fn chunk(part: Part, number: usize, rows: usize, bytes: Vec<u8>) -> Chunk {
    Chunk { part, number: number as i64, rows: rows as i64, first: None, bytes }
}

/// Members with their results, sales, and payees.
fn others(inputs: &Inputs, run: &Run, packer: &Packer, payees: &[(u32, i64)]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let count = inputs.members.ids.len();
    for (number, from) in (0..count).step_by(codec::MEMBERS).enumerate() {
        let rows = (count - from).min(codec::MEMBERS);
        let bytes = members::pack(&inputs.members, &run.members, &packer.index, from);
        let first = inputs.members.ids.uuid(from);
        chunks.push(Chunk { first, ..chunk(Part::Members, number, rows, bytes) });
    }
    let count = inputs.sales.ids.len();
    for (number, from) in (0..count).step_by(codec::SALES).enumerate() {
        let rows = (count - from).min(codec::SALES);
        chunks.push(chunk(Part::Sales, number, rows, sales::pack(&inputs.sales, from)));
    }
    for (number, page) in payees.chunks(codec::PAYEES).enumerate() {
        chunks.push(chunk(Part::Payees, number, page.len(), sales::pack_payees(page)));
    }
    for (part, lots) in [(Part::Brought, &inputs.carry), (Part::Carried, &run.carry)] {
        for (number, page) in lots.chunks(codec::LOTS).enumerate() {
            chunks.push(chunk(part, number, page.len(), store::runs::carry::pack(page)));
        }
    }
    chunks
}

/// Rows and amounts of everybody with a line or something taken back, the highest amount first.
fn payees(run: &Run, adjustments: &[Adjustment], packer: &Packer) -> Vec<(u32, i64)> {
    let taken: BTreeSet<u32> = adjustments.iter().map(|one| one.payee).collect();
    let paid = |row: usize| {
        taken.contains(&(row as u32)) || packer.index.bonuses.iter().any(|bonus| bonus[row].1 > 0)
    };
    let earned = run.members.earned.iter().enumerate().filter(|(row, _)| paid(*row));
    let mut payees: Vec<(u32, i64)> = earned.map(|(row, amount)| (row as u32, *amount)).collect();
    payees.sort_unstable_by_key(|(row, amount)| (std::cmp::Reverse(*amount), *row));
    payees
}

fn dictionary(plan: &Plan, inputs: &Inputs, run: &Run) -> Dictionary {
    Dictionary {
        members: inputs.members.ids.len() as u32,
        figures: run
            .members
            .figures
            .iter()
            .map(|figure| (figure.name.clone(), report::is_money(figure.unit)))
            .collect(),
        bonuses: plan.bonuses.iter().map(|bonus| bonus.name.clone()).collect(),
        ranks: plan.ranks.ladder.iter().map(|rank| rank.name.clone()).collect(),
        statuses: inputs.members.status.words.clone(),
        given_ranks: inputs.members.rank.words.clone(),
        countries: inputs.members.country.words.clone(),
        rates: run.rates.iter().map(ToString::to_string).collect(),
        placement: !inputs.members.placement.is_empty(),
    }
}

/// Writes the chunks in small transactions; what an interrupted start wrote is taken away first.
async fn write(
    cx: &Cx,
    ticket: &Ticket,
    tenant: TenantId,
    row: &record::RunRow,
    done: &Computed,
) -> Result<(), Halt> {
    cx.db.write(async |tx: &mut Tx| parts::clear(tx, tenant, row.id).await).await?;
    let mut rest = &done.chunks[..];
    while !rest.is_empty() {
        ticket.go_on()?;
        let mut bytes = 0;
        let mut fits = |chunk: &Chunk| {
            bytes += chunk.bytes.len();
            bytes <= STEP_BYTES
        };
        let (step, later) = rest.split_at(rest.iter().take_while(|chunk| fits(chunk)).count().max(1));
        rest = later;
        cx.db
            .write(async |tx: &mut Tx| -> Result<(), Halt> {
                parts::write(tx, tenant, row.id, step.to_vec()).await?;
                ticket.advance(cx, tx, 3, Some(STAGES), &json!({})).await
            })
            .await?;
    }
    Ok(())
}

async fn publish(
    cx: &Cx,
    tenant: TenantId,
    row: &record::RunRow,
    done: &Computed,
    report: &Report,
    watched: Chunk,
) -> Result<(), Halt> {
    use flow::run::{RunEvent, RunState};
    let event = RunEvent::Finish { problems: report.recheck.found };
    let state =
        RunState::Calculating.after(event).map_err(|error| Halt::Failed(Problem::from(error).into()))?;
    let total = done.run.totals.iter().try_fold(0i64, |sum, bonus| sum.checked_add(bonus.amount));
    let taken = undone::sum(done.late.adjustments()).map_err(|problem| Halt::Failed(problem.into()))?;
    let total = total.and_then(|total| total.checked_add(taken));
    let total = total.ok_or_else(|| Halt::Failed(Problem::new("money-overflow").into()))?;
    let carried_from = report.carried.from;
    let mut diff = json!({ "carried_from": carried_from, "state": state.as_str() });
    if !report.undone.is_empty() {
        diff["taken_back"] = json!({ "amount": taken, "adjustments": done.late.adjustments().len() });
    }
    let difference = report.difference.as_ref().map(|diff| RunId::from_uuid(diff.previous));
    let report = serde_json::to_value(report).map_err(|error| Halt::Failed(Error::internal(error)))?;
    let (input, result) = (done.run.input_digest.to_string(), done.run.result_hash.to_string());
    diff["result_hash"] = json!(result);
    let finished = record::Finished {
        state: state.as_str(),
        total,
        currency: done.run.currency.code(),
        members: done.inputs.members.ids.len() as i64,
        payees: done.payees,
        lines: done.lines.len() as i64,
        input_digest: &input,
        result_hash: &result,
        previous: difference,
        report: &report,
        at: cx.now(),
    };
    let who = access::Principal::operator(tenant);
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let sizes = parts::sizes(tx, tenant, row.id).await?;
            let own = sizes.iter().filter(|(part, ..)| part != Part::Anomalies.as_str());
            let written: i64 = own.map(|(_, count, ..)| count).sum();
            if written != done.chunks.len() as i64 {
                return Err(Error::internal(format!(
                    "run {}: {written} of {} parts are there",
                    row.code,
                    done.chunks.len()
                )));
            }
            // What is odd is known last: it is written with the step that shows the run, unless somebody else took it.
            if record::publish(tx, tenant, row.id, &finished).await? {
                parts::write(tx, tenant, row.id, vec![watched.clone()]).await?;
                super::audit(cx, tx, &who, row.id, "calculated", &diff).await?;
                if state == RunState::Calculated {
                    crate::notifications::waits(cx, tx, tenant, super::OBJECT, row.id.uuid(), row.asked_by)
                        .await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(())
}
