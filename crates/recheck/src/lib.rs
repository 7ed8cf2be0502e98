//! An independent checker of a finished run; shares no code with commission. It works out anew, by other
//! methods, every volume, rank, line and total, and refuses a run that differs anywhere.
//!
//! Where the calculator scans arrays from the leaves, the checker walks from the top, takes branch sums as
//! differences of running sums, and lets each sale climb to the people who must be paid for it. It reads
//! only the plan, the inputs and the result; a problem names payee, bonus, source, and what was expected.
#![deny(clippy::float_arithmetic)]

mod carry;
mod cell;
mod differ;
mod expect;
mod facts;
mod formula;
mod lines;
mod members;
mod ratio;
mod report;
mod threads;
mod totals;
mod undone;
mod walk;

use kernel::Problem;
use plan::{Inputs, Plan, Run};

pub use lines::Lines;
pub use report::{MAX_LISTED, Report};
pub use undone::check_undone;

/// Checks a finished run against the plan and the inputs that it states.
///
/// The report is good exactly when the run says of every member, line and total what the plan demands. A
/// world that cannot be worked out at all (a cycle, an overflow) is a problem in the report, not a panic.
pub fn check(plan: &Plan, inputs: &Inputs, run: &Run, lines: &dyn Lines) -> Report {
    let mut report = Report { members: inputs.members.ids.len() as u64, ..Report::default() };
    if let Err(problem) = examine(plan, inputs, run, lines, &mut report) {
        report.add(|| problem);
    }
    report
}

fn examine(
    plan: &Plan,
    inputs: &Inputs,
    run: &Run,
    lines: &dyn Lines,
    report: &mut Report,
) -> Result<(), Problem> {
    head(plan, inputs, run, report);
    let names = report::Names { plan, inputs };
    let mut malformed = Report::default();
    // The run is read while another thread works out what should stand in it.
    let (known, standing) = threads::both(
        inputs.members.ids.len(),
        || known(plan, inputs),
        || lines::Standing::read(&names, run, lines, &mut malformed),
    );
    let (facts, rules) = known?;
    let tally = lines::Tally::of(&facts, &rules, standing?)?;
    report.lines_due = tally.bonuses.iter().map(|sum| sum.lines).sum();
    // Volumes and ranks first: where they differ, so do lines, and only so many problems are listed.
    members::compare(&facts, &rules, &tally.earned, run, report);
    report.join(malformed);
    tally.compare(&facts, &rules, run, lines, report)?;
    carry::compare(&facts, &rules, run, report);
    totals::compare(&facts, &rules, &tally, run, report);
    Ok(())
}

/// Everything that is true of the members, and what each bonus needs to know.
fn known<'a>(
    plan: &'a Plan,
    inputs: &'a Inputs,
) -> Result<(facts::Facts<'a>, Vec<expect::Rules<'a>>), Problem> {
    let mut facts = facts::Facts::new(plan, inputs)?;
    let mut rules: Vec<expect::Rules<'_>> = Vec::with_capacity(plan.bonuses.len());
    for bonus in 0..plan.bonuses.len() {
        let rule = expect::Rules::new(&mut facts, bonus, &rules)?;
        rules.push(rule);
    }
    Ok((facts, rules))
}

/// What a run says of itself.
fn head(plan: &Plan, inputs: &Inputs, run: &Run, report: &mut Report) {
    let mut same = |part: &str, expected: String, found: String| {
        if expected != found {
            report.add(|| {
                Problem::new("recheck-head")
                    .with("part", part)
                    .with("expected", expected)
                    .with("found", found)
            });
        }
    };
    same("plan", plan.name.clone(), run.plan.clone());
    same("version", plan.version.clone(), run.version.clone());
    same("currency", plan.currency.to_string(), run.currency.to_string());
    same("period", inputs.period.to_string(), run.period.to_string());
}
