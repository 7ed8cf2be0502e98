//! What is to be said of a plan before it is in force: the advice of `plan`, the ceiling that is proved,
//! and small worlds in which the real calculator does what nobody can have meant.
//!
//! Invariant: the same plan gives the same findings, and the work is bounded however long the plan is.
//! Refuses IO, floats, clocks, and any finding without a proof or a computed counter-example.
#![deny(clippy::float_arithmetic)]

mod ceiling;
mod cliffs;
mod facts;
mod recruiting;
mod splits;
mod trial;
mod world;

use kernel::Problem;
use plan::{Plan, Spot};

use facts::Facts;
use trial::Trials;

/// Asks the calculator; gets what the plan's text alone has shown.
type Question = fn(&Facts<'_>, &mut Trials<'_>, &[Problem], &mut Vec<(Problem, Spot)>);

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is probably not meant; a person should look.
    Warning,
    /// Something worth knowing about a plan in order.
    Note,
}

/// The severity of a finding, which its code tells: `plan-note-…` is a note.
pub fn severity(problem: &Problem) -> Severity {
    if problem.code.starts_with("plan-note-") { Severity::Note } else { Severity::Warning }
}

/// What is computed at most for one of the questions to the calculator: members times formulas, and a
/// fixed part for each small world.
pub const WORK_MAX: u64 = 40_000;

/// Everything to be said of a plan: warnings first, then notes, each with its place in the text.
pub fn check(plan: &Plan, source: &str) -> Vec<Problem> {
    counted(plan, source).0
}

/// The same, with the work done: at most four times [`WORK_MAX`].
pub fn counted(plan: &Plan, source: &str) -> (Vec<Problem>, u64) {
    let mut out = plan::lint(plan, source);
    let facts = Facts::of(plan);
    let mut found: Vec<(Problem, Spot)> = Vec::new();
    let mut work = 0;
    let questions: [Question; 4] = [ceiling::ask, cliffs::ask, splits::ask, recruiting::ask];
    for question in questions {
        let mut trials = Trials::new(plan, WORK_MAX);
        question(&facts, &mut trials, &out, &mut found);
        work += trials.work();
    }
    out.extend(plan::locate(found, source));
    out.sort_by_key(severity);
    (out, work)
}
