//! calculate(inputs, plan) -> run with traces, the difference of two runs, and what is odd about one.
//!
//! Members are numbered once so that a parent precedes its children (breadth first, siblings by
//! id); everything after that is scans over arrays: up for groups, legs and ranks, down for levels.
//! Invariant: the same inputs give the same lines and hash whatever the order of their rows
//! (`tests/properties.rs`). Refuses IO, floats, clocks, hash maps and unchecked overflow.
#![deny(clippy::float_arithmetic)]

pub mod anomalies;
mod causes;
mod chunk;
pub mod comparison;
mod diff;
mod disclosure;
mod emit;
mod eval;
mod explain;
mod forest;
mod kinds;
mod number;
mod parallel;
mod ranks;
mod scale;
pub mod synth;
mod undo;
mod volumes;
mod world;

pub use causes::{ByCause, Causes, JOINING_DAYS};
pub use diff::{Change, Diff, diff};
pub use disclosure::{Disclosure, FEWEST, Member, PERCENTILES, Spread, disclosure};
pub use explain::Explainer;
pub use undo::{tell, undo};
pub use world::World;

/// Bytes that lines on their way to the sink hold at most, on a machine of two threads.
pub const BUFFER: usize = 2 * (parallel::AHEAD + 1) * chunk::CHUNK * (size_of::<plan::Line>() + 32);

use kernel::Problem;
use plan::{Inputs, LineSink, Plan, Run};

/// Computes a period: validates and orders the inputs, then pays every bonus of the plan.
///
/// Lines go to the sink in chunks; everything else comes back. Any problem (a cycle, a column the
/// plan names but nobody delivered, an overflow) refuses the whole run.
pub fn calculate(inputs: &Inputs, plan: &Plan, sink: &mut dyn LineSink) -> Result<Run, Problem> {
    World::prepare(inputs, plan)?.calculate(sink)
}
