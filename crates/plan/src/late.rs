//! Returns that come when the period of their sale is closed, as data: what was closed, what is taken back,
//! and what legs carry from then on. Holds no rule; closed runs are read and never changed.

use crate::inputs::{Inputs, Lot};
use crate::model::Plan;
use crate::run::{Line, Run};

/// A closed period: the plan, what it was computed from, and what it paid.
#[derive(Debug, Clone, Copy)]
pub struct Closed<'a> {
    /// The plan of that time.
    pub plan: &'a Plan,
    /// The people, trees, sales and lots of that time.
    pub inputs: &'a Inputs,
    /// What was found.
    pub run: &'a Run,
    /// Every line that was paid.
    pub lines: &'a [Line],
}

/// What one return takes back of one closed line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Adjustment {
    /// Index of the bonus in the open period's plan.
    pub bonus: u16,
    /// Row of the payee in the open period's inputs.
    pub payee: u32,
    /// First day of the closed period whose line is taken back, in days since 1970-01-01.
    pub since: i32,
    /// Row of the return among the open period's sales.
    pub sale: u32,
    /// The leg of which the highest share is undone, of equal ones the lower; it decides.
    pub leg: u16,
    /// What the closed line used up in that leg, ten-thousandths of a point.
    pub used: i64,
    /// How much of it all returns have undone by now.
    pub undone: i64,
    /// What the line paid after its limits, minor units.
    pub paid: i64,
    /// What earlier returns took back, minor units.
    pub before: i64,
    /// What this one takes back: never above zero.
    pub amount: i64,
}

/// What the returns of one open period do to closed ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undone {
    /// By bonus, then by day and id of the return, then by payee, the newest closed period first.
    pub adjustments: Vec<Adjustment>,
    /// What legs bring into the open period instead of the last run's carry, by bonus, member, leg and day.
    pub carry: Vec<Lot>,
}
