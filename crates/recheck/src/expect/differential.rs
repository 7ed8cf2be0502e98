//! Stairstep differential: the gross of everybody, and of the front line taken off it. The nets of a tree
//! sum to the gross of its root, which the totals are held against.

use kernel::Problem;
use plan::{Bonus, Differential, Tree};

use super::{Out, Owed, Taker};
use crate::cell::Schedule;
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Stairs {
    find: usize,
    on: usize,
    tree: Tree,
    schedule: Schedule,
    gross: Gross,
}

/// Exact gross amounts in minor units.
pub struct Gross {
    pub members: Vec<Ratio>,
    /// The sum over everybody who has nobody above.
    pub roots: Ratio,
}

impl Stairs {
    pub fn new(facts: &Facts<'_>, bonus: &Bonus, stated: &Differential) -> Result<Self, Problem> {
        let schedule = Schedule::new(facts.plan, bonus, &stated.rates)?;
        let members = (0..facts.members())
            .map(|row| schedule.find(facts.volumes[stated.find][row]).share(facts.volumes[stated.on][row]))
            .collect::<Result<Vec<Ratio>, Trouble>>()?;
        let mut roots = Ratio::ZERO;
        for (row, gross) in members.iter().enumerate() {
            if facts.tree(stated.tree).is_none_or(|walk| walk.parent[row] == plan::NONE) {
                roots = roots.add(*gross).ok_or(Trouble::Overflow)?;
            }
        }
        let gross = Gross { members, roots };
        Ok(Self { find: stated.find, on: stated.on, tree: stated.tree, schedule, gross })
    }

    pub fn gross(&self) -> &Gross {
        &self.gross
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        let facts = out.facts;
        for payee in (0..facts.members()).filter(|row| eligible[*row]) {
            let below = facts.tree(self.tree).map_or(&[][..], |walk| walk.children(payee));
            let mut exact = self.gross.members[payee];
            for child in below {
                exact = exact.sub(self.gross.members[*child as usize]).ok_or(Trouble::Overflow)?;
            }
            let rate = self.schedule.find(facts.volumes[self.find][payee]).rate;
            let base = facts.volumes[self.on][payee];
            out.owe(Owed { payee, level: 0, source: None, base, rate, exact })?;
        }
        Ok(())
    }
}
