//! The job that computes a run: load, calculate, recheck, compare, write in chunks nobody can see,
//! publish in one small step. Repeating it from any point gives the same run; refuses to publish twice.

use std::sync::Arc;

use kernel::{Period, Problem, RunId, TenantId};
use plan::{Inputs, Line, LineSink, Plan, Run};
use serde_json::{Value as Json, json};
use store::Tx;
use store::runs::members::{Dictionary, LineIndex};
use store::runs::parts::{Chunk, Part};
use store::runs::{codec, load, members, parts, record, sales};

use super::report::{self, Report};
use super::{View, view};
use crate::jobs::{Halt, Ticket};
use crate::{Cx, Error};

/// Chunks of one transaction: a few MiB, so that the writer is never held for long.
const CHUNKS_PER_STEP: usize = 24;
/// What a run's progress bar counts: loading, calculating, checking, then writing.
const STAGES: i64 = 4;

/// A finished calculation, in memory.
struct Computed {
    plan: Plan,
    inputs: Inputs,
    run: Run,
    chunks: Vec<Chunk>,
    payees: i64,
    lines: i64,
    report: Report,
}

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
    let (inputs, left_out) = load::inputs(&cx.db, tenant, period, plan.currency, row.cut_at).await?;
    let previous = match record::posted_before(&mut cx.db.read(), tenant, &row.period).await? {
        Some(before) => Some((view::load(cx, tenant, &before).await?, before)),
        None => None,
    };
    stage(1).await?;
    let computed = tokio::task::spawn_blocking(move || {
        let previous = previous.as_ref().map(|(view, row)| (view.as_ref(), row.id.uuid(), row.code.as_str()));
        compute(plan, inputs, &left_out, previous)
    })
    .await
    .map_err(|error| Halt::Failed(Error::internal(error)))?
    .map_err(|problem| Halt::Failed(problem.into()))?;
    stage(2).await?;
    write(cx, ticket, tenant, row, &computed).await?;
    publish(cx, tenant, row, &computed).await?;
    let view = View { plan: computed.plan, inputs: computed.inputs, run: computed.run, lines: None };
    cx.runs.keep(row.id, Arc::new(view));
    Ok(())
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

fn compute(
    plan: Plan,
    inputs: Inputs,
    left_out: &load::LeftOut,
    previous: Option<(&View, uuid::Uuid, &str)>,
) -> Result<Computed, Problem> {
    let count = inputs.members.ids.len();
    let mut packer = Packer { lines: Vec::new(), index: LineIndex::new(plan.bonuses.len(), count) };
    let run = commission::calculate(&inputs, &plan, &mut packer)?;
    let checked = recheck::check(&plan, &inputs, &run, &packer.lines);
    let report = report::build(&plan, &inputs, &run, left_out, &checked, previous)?;
    let (chunks, payees) = pack(&plan, &inputs, &run, &packer)?;
    let lines = packer.lines.len() as i64;
    Ok(Computed { plan, inputs, run, chunks, payees, lines, report })
}

/// Every part of a run as chunks, and how many payees it has.
fn pack(plan: &Plan, inputs: &Inputs, run: &Run, packer: &Packer) -> Result<(Vec<Chunk>, i64), Problem> {
    let dictionary = dictionary(plan, inputs, run);
    let bytes = serde_json::to_vec(&dictionary).map_err(|_| Problem::new("run-dictionary"))?;
    let mut chunks = vec![Chunk { part: Part::Dictionary, number: 0, rows: 1, first: None, bytes }];
    for (number, lines) in packer.lines.chunks(codec::LINES).enumerate() {
        let bytes = codec::pack_lines(lines);
        chunks.push(Chunk {
            part: Part::Lines,
            number: number as i64,
            rows: lines.len() as i64,
            first: None,
            bytes,
        });
    }
    let count = inputs.members.ids.len();
    for (number, from) in (0..count).step_by(codec::MEMBERS).enumerate() {
        let rows = (count - from).min(codec::MEMBERS) as i64;
        let bytes = members::pack(&inputs.members, &run.members, &packer.index, from);
        let first = inputs.members.ids.uuid(from);
        chunks.push(Chunk { part: Part::Members, number: number as i64, rows, first, bytes });
    }
    let count = inputs.sales.ids.len();
    for (number, from) in (0..count).step_by(codec::SALES).enumerate() {
        let rows = (count - from).min(codec::SALES) as i64;
        chunks.push(Chunk {
            part: Part::Sales,
            number: number as i64,
            rows,
            first: None,
            bytes: sales::pack(&inputs.sales, from),
        });
    }
    let paid = |row: usize| packer.index.bonuses.iter().any(|bonus| bonus[row].1 > 0);
    let mut payees: Vec<(u32, i64)> = Vec::new();
    for (row, amount) in run.members.earned.iter().enumerate() {
        if paid(row) {
            payees.push((row as u32, *amount));
        }
    }
    payees.sort_unstable_by_key(|(row, amount)| (std::cmp::Reverse(*amount), *row));
    for (number, page) in payees.chunks(codec::PAYEES).enumerate() {
        let bytes = sales::pack_payees(page);
        chunks.push(Chunk {
            part: Part::Payees,
            number: number as i64,
            rows: page.len() as i64,
            first: None,
            bytes,
        });
    }
    Ok((chunks, payees.len() as i64))
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
    for step in done.chunks.chunks(CHUNKS_PER_STEP) {
        ticket.go_on()?;
        cx.db
            .write(async |tx: &mut Tx| -> Result<(), Halt> {
                parts::write(tx, tenant, row.id, step.to_vec()).await?;
                ticket.advance(cx, tx, 3, Some(STAGES), &json!({})).await
            })
            .await?;
    }
    Ok(())
}

async fn publish(cx: &Cx, tenant: TenantId, row: &record::RunRow, done: &Computed) -> Result<(), Halt> {
    use flow::run::{RunEvent, RunState};
    let event = RunEvent::Finish { problems: done.report.recheck.found };
    let state =
        RunState::Calculating.after(event).map_err(|error| Halt::Failed(Problem::from(error).into()))?;
    let total = done.run.totals.iter().try_fold(0i64, |sum, bonus| sum.checked_add(bonus.amount));
    let total = total.ok_or_else(|| Halt::Failed(Problem::new("money-overflow").into()))?;
    let report = serde_json::to_value(&done.report).map_err(|error| Halt::Failed(Error::internal(error)))?;
    let (input, result) = (done.run.input_digest.to_string(), done.run.result_hash.to_string());
    let finished = record::Finished {
        state: state.as_str(),
        total,
        currency: done.run.currency.code(),
        members: done.inputs.members.ids.len() as i64,
        payees: done.payees,
        lines: done.lines,
        input_digest: &input,
        result_hash: &result,
        previous: done.report.difference.as_ref().map(|diff| RunId::from_uuid(diff.previous)),
        report: &report,
        at: cx.now(),
    };
    let who = access::Principal::operator(tenant);
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let written: i64 =
                parts::sizes(tx, tenant, row.id).await?.iter().map(|(_, count, ..)| count).sum();
            if written != done.chunks.len() as i64 {
                return Err(Error::internal(format!(
                    "run {}: {written} of {} parts are there",
                    row.code,
                    done.chunks.len()
                )));
            }
            if record::publish(tx, tenant, row.id, &finished).await? {
                super::audit(
                    cx,
                    tx,
                    &who,
                    row.id,
                    "calculated",
                    &json!({ "result_hash": result, "state": state.as_str() }),
                )
                .await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}
