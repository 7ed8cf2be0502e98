//! Override: who stands above the leader of a group that broke away is paid on the group's volume.

use kernel::{Problem, Rate};

use super::unilevel;
use crate::formula::Expr;
use crate::formula::parse::{Place, conditions};
use crate::kinds::{Compression, LevelRates};
use crate::model::{Lines, Plan, Tree};
use crate::parse::BonusReader;

/// For each leader the upline is walked; the first counted person is generation 1, and so on.
/// `amount = rate(rank of the payee, generation) × volume of the leader's group`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The volume of one member that groups add up.
    pub on: usize,
    /// The tree walked.
    pub tree: Tree,
    /// Whoever meets all of these leads a group.
    pub leader: Vec<Expr>,
    /// A group is everybody below its leader; else everybody counts only in the group of the nearest
    /// leader above, and a leader in the own.
    pub whole: bool,
    /// Who is jumped over without using a generation.
    pub compression: Compression,
    /// Rates by generation, the nearest first.
    pub rates: LevelRates,
    /// In generation 1 the leader's own rate of generation 1 is taken off; at least this is left.
    /// A payee without a rate there gets nothing. `None`: rates are paid as they stand.
    pub less_leader: Option<Rate>,
}

impl Override {
    /// `on VOLUME`, `leader when …`, `group own` (usual) or `group whole`, `tree …`, `compression …`,
    /// `rates …`, `less leader at least 1%`; one line a payee and leader.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, _) = reader.volume("on")?;
        let mut line = reader.body.required("leader")?;
        line.expect("when")?;
        let leader = conditions(&mut line, reader.names, Place::Bonus)?;
        line.end_all()?;
        let mut whole = false;
        if let Some(mut line) = reader.body.one("group")? {
            whole = line.accept("whole");
            if !whole && !line.accept("own") {
                return Err(line.problem("plan-expected").with("expected", "own, whole"));
            }
            line.end_all()?;
        }
        let tree = unilevel::walked(reader)?;
        let compression = unilevel::compression(reader)?;
        let rates = unilevel::rates(reader)?;
        let less_leader = match reader.body.one("less")? {
            Some(mut line) => {
                line.expect("leader")?;
                let mut least = Rate::ZERO;
                if line.accept("at") {
                    line.expect("least")?;
                    least = line.rate()?;
                }
                line.end_all()?;
                Some(least)
            }
            None => None,
        };
        let lines = reader.lines(&[Lines::Member], Lines::Member)?;
        Ok((Self { on, tree, leader, whole, compression, rates, less_leader }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        out.push(format!("leader when {}", crate::print::all(plan, &self.leader)));
        out.push(format!("group {}", if self.whole { "whole" } else { "own" }));
        unilevel::print_tree(self.tree, out);
        self.compression.print(plan, out);
        self.rates.print(plan, out);
        match self.less_leader {
            Some(Rate::ZERO) => out.push("less leader".to_owned()),
            Some(least) => out.push(format!("less leader at least {}", least.percent())),
            None => {}
        }
    }

    /// The rate in a generation, from 1, of a payee with these rates over a leader with those; zero
    /// where nothing is paid.
    pub fn rate(&self, payee: &[Rate], leader: &[Rate], generation: usize) -> Result<Rate, Problem> {
        let first = |rates: &[Rate]| rates.first().copied().unwrap_or(Rate::ZERO);
        match self.less_leader {
            Some(least) if generation == 1 && first(payee) > Rate::ZERO => {
                Ok(first(payee).checked_sub(first(leader))?.max(least))
            }
            _ => Ok(payee.get(generation - 1).copied().unwrap_or(Rate::ZERO)),
        }
    }
}
