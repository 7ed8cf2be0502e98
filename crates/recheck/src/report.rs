//! What the checker found: problems with a stable code that name payee, bonus and source, and a count of
//! those beyond the listed ones. Refuses nothing.

use kernel::Problem;
use plan::{Inputs, Line, Plan, Source};

/// The most problems listed; the rest are counted.
pub const MAX_LISTED: usize = 200;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The first [`MAX_LISTED`] problems.
    pub problems: Vec<Problem>,
    /// How many problems there are altogether.
    pub found: u64,
    /// How many lines were due.
    pub lines_due: u64,
    /// How many members were worked out anew.
    pub members: u64,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.found == 0
    }

    /// Adds what another report found.
    pub(crate) fn join(&mut self, other: Self) {
        self.found += other.found;
        let room = MAX_LISTED.saturating_sub(self.problems.len());
        self.problems.extend(other.problems.into_iter().take(room));
    }

    pub(crate) fn add(&mut self, problem: impl FnOnce() -> Problem) {
        self.found += 1;
        if self.problems.len() < MAX_LISTED {
            self.problems.push(problem());
        }
    }
}

/// Names rows for people.
pub(crate) struct Names<'a> {
    pub plan: &'a Plan,
    pub inputs: &'a Inputs,
}

impl Names<'_> {
    pub fn member(&self, row: usize) -> String {
        self.inputs.members.ids.show(row)
    }

    pub fn bonus(&self, bonus: usize) -> &str {
        self.plan.bonuses.get(bonus).map_or("?", |bonus| bonus.name.as_str())
    }

    pub fn source(&self, kind: Source, row: u32) -> String {
        match kind {
            Source::Group => "group".to_owned(),
            Source::Sale => self.inputs.sales.ids.show(row as usize),
            Source::Member => self.member(row as usize),
        }
    }

    /// A problem about a line.
    pub fn line(&self, code: &str, line: &Line) -> Problem {
        Problem::new(code)
            .with("payee", self.member(line.payee as usize))
            .with("bonus", self.bonus(line.bonus.into()))
            .with("source", self.source(line.kind, line.source))
            .with("level", line.level)
    }

    /// Minor units as a decimal with the plan's currency.
    pub fn money(&self, minor: i64) -> kernel::Money {
        kernel::Money::from_minor(minor, self.plan.currency)
    }
}
