//! Asking the real calculator about small worlds, within a bound of work; refuses to go on past it.

use commission::calculate;
use plan::{Line, Plan, Run};

use crate::facts::Facts;
use crate::world::World;

/// What a call costs however small the world is.
const CALL: u64 = 200;

/// Questions to the calculator with the work they have cost.
pub(crate) struct Trials<'p> {
    plan: &'p Plan,
    parts: u64,
    work: u64,
    most: u64,
}

/// What the calculator said.
pub(crate) struct Paid {
    pub run: Run,
    pub lines: Vec<Line>,
}

impl<'p> Trials<'p> {
    pub fn new(plan: &'p Plan, most: u64) -> Self {
        let parts = plan.formulas().len()
            + plan.bonuses.iter().map(|bonus| 1 + bonus.kind.rates().len()).sum::<usize>();
        Self { plan, parts: parts as u64 + 1, work: 0, most }
    }

    pub fn work(&self) -> u64 {
        self.work
    }

    /// What a world is paid; `None` when the work is used up or the calculator refuses the world.
    pub fn pay(&mut self, facts: &Facts<'_>, world: &World) -> Option<Paid> {
        let work = self.work.checked_add(CALL + self.parts.checked_mul(world.len() as u64)?)?;
        if work > self.most {
            return None;
        }
        self.work = work;
        let inputs = world.inputs(facts).ok()?;
        let mut lines = Vec::new();
        let run = calculate(&inputs, self.plan, &mut lines).ok()?;
        Some(Paid { run, lines })
    }
}

impl Paid {
    /// What these members get together, in minor units.
    pub fn earned(&self, members: &[usize]) -> i64 {
        members.iter().map(|member| self.run.members.earned.get(*member).copied().unwrap_or(0)).sum()
    }

    /// What everybody gets.
    pub fn total(&self) -> i64 {
        self.run.members.earned.iter().sum()
    }

    /// What rounding may have added: a minor unit a line.
    pub fn slack(&self) -> i64 {
        i64::try_from(self.lines.len()).unwrap_or(i64::MAX)
    }
}
