//! An override's line: the leader's group, the path to the payee, and the rate less the leader's.

use kernel::{Problem, Rate};
use plan::{Bonus, Expr, Line, Message, Override, Part};

use super::path::Way;
use super::{Explainer, Made};

const NO_STOP: &[Expr] = &[];

impl<'a> Explainer<'a> {
    pub(super) fn overriding(
        &self,
        bonus: &'a Bonus,
        kind: &'a Override,
        line: &Line,
    ) -> Result<Made, Problem> {
        let (payee, leader) = (line.payee as usize, line.source as usize);
        let rate = self.rate_of(line)?;
        let unpaid = |row: usize, level: u16| self.unpaid_override(kind, row, leader, level);
        let way = Way { tree: kind.tree, compression: &kind.compression, stop: NO_STOP, unpaid: &unpaid };
        let mut parts = Vec::new();
        for row in self.group(kind, leader) {
            let base = self.facts.volumes[kind.on][row];
            if base != 0 {
                let part = self.part("plan-part-group", bonus, base, rate)?;
                parts.push(Part { member: Some(self.id(row)), ..part });
            }
        }
        Ok(Made {
            exact: self.share(bonus, line.base, rate)?,
            parts,
            path: self.climb(bonus, &way, (leader, self.source(leader, "plan-step-leader")), payee)?,
            rate: vec![self.override_message(kind, payee, leader, line.level, rate)],
        })
    }

    fn override_message(
        &self,
        kind: &Override,
        payee: usize,
        leader: usize,
        level: u16,
        rate: Rate,
    ) -> Message {
        let first = |row: usize| self.rates(&kind.rates, row).first().copied().unwrap_or(Rate::ZERO);
        match kind.less_leader {
            Some(least) if level == 1 => Message::new("plan-rate-override")
                .with("own", first(payee).percent())
                .with("leader", first(leader).percent())
                .with("member", self.id(leader))
                .with("least", least.percent())
                .with("rate", rate.percent()),
            _ => self.level_message(&kind.rates, payee, level, rate),
        }
    }

    /// Why a person gets nothing for a leader, if so, though eligible.
    fn unpaid_override(&self, kind: &Override, row: usize, leader: usize, level: u16) -> Option<Message> {
        let (own, its) = (self.rates(&kind.rates, row), self.rates(&kind.rates, leader));
        match kind.rate(own, its, usize::from(level)) {
            Ok(rate) if rate != Rate::ZERO => None,
            _ => self.unpaid_level(&kind.rates, row, level).or_else(|| {
                let leader = self.id(leader);
                Some(Message::new("plan-step-forfeited-difference").with("member", leader))
            }),
        }
    }

    /// Whose volume a leader's group adds up.
    fn group(&self, kind: &'a Override, leader: usize) -> Vec<usize> {
        let rows = self.inputs.members.ids.len();
        // Whether a row counts in this group; found for everybody passed on the way up.
        let mut known: Vec<Option<bool>> = vec![None; rows];
        known[leader] = Some(true);
        let mut trail = Vec::new();
        for row in 0..rows {
            let mut at = row;
            let found = loop {
                if let Some(found) = known[at] {
                    break found;
                }
                trail.push(at);
                match self.above(kind.tree, at).filter(|_| kind.whole || !self.holds(&kind.leader, at)) {
                    Some(above) => at = above,
                    None => break false,
                }
            };
            trail.drain(..).for_each(|passed| known[passed] = Some(found));
        }
        (0..rows).filter(|row| known[*row] == Some(true)).collect()
    }
}
