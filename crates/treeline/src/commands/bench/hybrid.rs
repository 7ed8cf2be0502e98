//! The public benchmark of `bench commission`: a hybrid plan of every kind over a made-up company, with the seed, the
//! digest of the plan and the hash of the result, so that anybody can repeat it and get the same bytes.

use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use commission::World;
use commission::synth::{Shape, placed};
use plan::{Inputs, Line, Plan, Run};

use super::Figure;
use super::commission::{Counting, SEED, resident_mib, status_mib};

/// The plan, as people read it.
pub(super) const PLAN: &str = include_str!("../../../../../data/bench/hybrid.plan");
/// The legs of the month before come from a world of its own.
const SEED_BEFORE: u64 = SEED + 1;
const SHAPE: Shape = Shape::Network { levels: 21 };
/// What the product demands: seconds by members, and the peak of the whole process.
const DEMANDED_S: [(u32, f64); 2] = [(1_000_000, 3.0), (10_000_000, 35.0)];
const DEMANDED_MIB: f64 = 4_096.0;

/// Measures the plan over so many members; the checker too where all lines fit into memory.
pub(super) fn measure(out: &mut Vec<Figure>, members: u32, rounds: usize, checked: bool) -> Result<()> {
    let problem = |problem: kernel::Problem| anyhow!("{problem}");
    let plan = plan::parse(PLAN).map_err(|problems| anyhow!("{problems:?}"))?;
    let inputs = world(members, &plan).map_err(problem)?;
    // Writing 5 to clear_refs sets the peak back to what is resident now.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let before = resident_mib();
    let mut fastest: Option<(f64, f64, u64, Run)> = None;
    for _ in 0..rounds.max(1) {
        let started = Instant::now();
        let world = World::prepare(&inputs, &plan).map_err(problem)?;
        let prepared = started.elapsed().as_secs_f64();
        let mut lines = Counting(0);
        let run = world.calculate(&mut lines).map_err(problem)?;
        let whole = started.elapsed().as_secs_f64();
        if let Some((_, _, _, known)) = &fastest
            && known.result_hash != run.result_hash
        {
            bail!("two rounds gave different results: {} and {}", known.result_hash, run.result_hash);
        }
        if fastest.as_ref().is_none_or(|(known, ..)| whole < *known) {
            fastest = Some((whole, prepared, lines.0, run));
        }
    }
    let Some((whole, prepared, lines, run)) = fastest else { bail!("no round") };
    let peak = status_mib("VmHWM:");
    let size = format!("{members} members, {} sales", u64::from(members) * 2);
    let about = format!(
        "{size}, generator seed {SEED} with legs carried from seed {SEED_BEFORE}; plan data/bench/hybrid.plan, digest {}; {} \
         bonuses, {lines} lines, result {}",
        run.plan_digest,
        plan.bonuses.len(),
        run.result_hash
    );
    let demanded = DEMANDED_S.iter().find(|(count, _)| *count == members).map(|(_, seconds)| *seconds);
    let name = |what: &str| format!("commission.hybrid.{what}");
    let what = format!("the whole run with a trace for every line, {prepared:.2} s of it preparing; {about}");
    out.push(Figure::new(&name("run"), whole, "s", demanded, what));
    let what = format!("peak memory of the process, {before:.0} MiB of it the inputs; {size}");
    out.push(Figure::new(&name("peak"), peak, "MiB", Some(DEMANDED_MIB), what));
    if checked {
        let mut lines: Vec<Line> = Vec::with_capacity(usize::try_from(lines)?);
        let kept = commission::calculate(&inputs, &plan, &mut lines).map_err(problem)?;
        let mut seconds = f64::INFINITY;
        for _ in 0..rounds.max(1) {
            let started = Instant::now();
            let report = recheck::check(&plan, &inputs, &kept, &lines);
            seconds = seconds.min(started.elapsed().as_secs_f64());
            if report.found != 0 {
                bail!("the checker found {} problems", report.found);
            }
        }
        let what =
            format!("the independent checker over all {} lines, beside the run itself; {size}", lines.len());
        out.push(Figure::new(&name("recheck"), seconds, "s", Some(whole), what));
    }
    Ok(())
}

/// The month, with what the legs bring from the month before.
fn world(members: u32, plan: &Plan) -> Result<Inputs, kernel::Problem> {
    let sales = members.saturating_mul(2);
    let mut before = placed(members, sales, SHAPE, SEED_BEFORE)?;
    before.period = before.period.previous_month()?;
    let mut inputs = placed(members, sales, SHAPE, SEED)?;
    // The same people as this month, with the purchases of that one, moved to its days.
    before.members = inputs.members.clone();
    let back = inputs.period.from().days() - before.period.from().days();
    let last = before.period.until().days() - 1;
    before.sales.date.iter_mut().for_each(|day| *day = (*day - back).min(last));
    inputs.carry = commission::calculate(&before, plan, &mut Counting(0))?.carry;
    Ok(inputs)
}
