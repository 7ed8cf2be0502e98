//! A generation's line: who on the way closes a generation, or whose volume lies in which.

use kernel::{Problem, Rate};
use plan::{Bonus, Boundary, Generation, Inactive, Line, Lines, Message, Part, Step, StepKind};

use super::{Explainer, Made};

impl<'a> Explainer<'a> {
    pub(super) fn generation(
        &self,
        bonus: &'a Bonus,
        kind: &'a Generation,
        line: &Line,
        source: Option<usize>,
    ) -> Result<Made, Problem> {
        let payee = line.payee as usize;
        if let Some(source) = source {
            let rate = self.rate_of(line)?;
            return Ok(Made {
                exact: self.share(bonus, line.base, rate)?,
                parts: Vec::new(),
                path: self.climb_generations(bonus, kind, source, payee)?,
                rate: vec![self.level_message(&kind.rates, payee, line.level, rate)],
            });
        }
        let mut made = Made { exact: Rate::ZERO, parts: Vec::new(), path: Vec::new(), rate: Vec::new() };
        made.path.push(self.paid(payee, None));
        let rates = self.rates(&kind.rates, payee);
        let mut used = vec![false; rates.len()];
        for (row, level) in self.generations_below(kind, payee).into_iter().enumerate() {
            let Some(level) = level.filter(|level| bonus.lines == Lines::Payee || *level == line.level)
            else {
                continue;
            };
            let Some(rate) = rates.get(usize::from(level) - 1) else { continue };
            let base = self.facts.volumes[kind.on][row];
            if base != 0 && *rate != Rate::ZERO {
                used[usize::from(level) - 1] = true;
                made.exact = made.exact.checked_add(self.share(bonus, base, *rate)?)?;
                let part = self.part("plan-part-member", bonus, base, *rate)?;
                let what = part.what.clone().with("level", level);
                made.parts.push(Part { what, member: Some(self.id(row)), ..part });
            }
        }
        for (level, rate) in (1_u16..).zip(rates).filter(|(level, _)| used[usize::from(*level) - 1]) {
            made.rate.push(self.level_message(&kind.rates, payee, level, *rate));
        }
        Ok(made)
    }

    /// Why a person closes no generation of the payee's, if so.
    pub(super) fn within(&self, kind: &'a Generation, row: usize, payee: usize) -> Option<Message> {
        match &kind.boundary {
            Boundary::When(conditions) => {
                let failed =
                    conditions.iter().map(|expr| self.check("", expr, row)).find(|check| !check.met)?;
                Some(Message::new("plan-step-within").with("condition", failed.text))
            }
            Boundary::OwnRank => {
                let ranks = self.ranks_of(&kind.rates);
                let rank = |row: usize| ranks.get(row).copied().unwrap_or(0);
                let message = || {
                    Message::new("plan-step-within-rank")
                        .with("rank", self.rank_name(ranks, row))
                        .with("need", self.rank_name(ranks, payee))
                };
                (rank(row) < rank(payee)).then(message)
            }
        }
    }

    /// From the source up to the payee; only for counts that do not begin again.
    fn climb_generations(
        &self,
        bonus: &'a Bonus,
        kind: &'a Generation,
        source: usize,
        payee: usize,
    ) -> Result<Vec<Step>, Problem> {
        let mut out = vec![self.source(source, "plan-step-source")];
        let (mut at, mut level) = (source, 0_u16);
        loop {
            at = self.above(kind.tree, at).ok_or_else(|| Problem::new("run-line-unknown"))?;
            let asleep = kind.inactive == Inactive::Extends && !self.facts.active[at];
            let within = self.within(kind, at, payee);
            let why = within.or_else(|| asleep.then(|| Message::new("plan-step-within-inactive")));
            if let Some(why) = why {
                out.push(self.step(at, StepKind::Skipped, None, why));
                continue;
            }
            level = level.saturating_add(1);
            if at == payee {
                out.push(self.paid(at, Some(level)));
                return Ok(super::path::shorten(out));
            }
            // Under other ranks others count other generations, so nothing is said of their pay.
            let own = kind.boundary == Boundary::OwnRank;
            let unpaid = |row: usize, level: u16| self.unpaid_level(&kind.rates, row, level);
            out.push(match self.forfeits(bonus, &unpaid, at, level) {
                Some(why) if !own => self.step(at, StepKind::Forfeited, Some(level), why),
                _ if own => self.step(at, StepKind::Counted, Some(level), Message::new("plan-step-closes")),
                _ => self.step(at, StepKind::Counted, Some(level), Message::new("plan-step-counted")),
            });
        }
    }

    /// In which generation of a payee everybody lies.
    fn generations_below(&self, kind: &'a Generation, payee: usize) -> Vec<Option<u16>> {
        let rows = self.inputs.members.ids.len();
        // The generation, and whether it stays the same whatever follows below.
        let mut known: Vec<Option<Option<(u16, bool)>>> = vec![None; rows];
        let mut trail = Vec::new();
        for row in 0..rows {
            let mut at = row;
            let mut found = loop {
                if let Some(found) = known[at] {
                    break found;
                }
                trail.push(at);
                match self.above(kind.tree, at) {
                    None => break None,
                    Some(above) if above == payee => break Some((0, false)),
                    Some(above) => at = above,
                }
            };
            while let Some(at) = trail.pop() {
                let above = self.above(kind.tree, at);
                let ends = !kind.stop.is_empty() && self.holds(&kind.stop, at);
                found = match (found, above) {
                    _ if ends => None,
                    (Some(_), Some(above)) if above == payee => Some((1, false)),
                    (Some(so_far), Some(above)) => Some(self.next_generation(kind, above, payee, so_far)),
                    _ => None,
                };
                known[at] = Some(found);
            }
        }
        known.into_iter().map(|found| found.flatten().map(|(level, _)| level)).collect()
    }

    /// The generation below a person who lies in this one.
    fn next_generation(
        &self,
        kind: &'a Generation,
        row: usize,
        payee: usize,
        (level, stays): (u16, bool),
    ) -> (u16, bool) {
        if stays || self.within(kind, row, payee).is_some() {
            return (level, stays);
        }
        match (self.facts.active[row], kind.inactive) {
            (true, _) | (false, Inactive::Ends) => (level.saturating_add(1), false),
            (false, Inactive::Extends) => (level, false),
            (false, Inactive::Resets) => (level, true),
        }
    }

    /// The condition of a boundary that a person does not meet, for one who is paid nothing.
    pub(super) fn no_boundary(&self, kind: &'a Generation, row: usize) -> Option<Message> {
        let failed =
            kind.conditions().iter().map(|expr| self.check("", expr, row)).find(|check| !check.met)?;
        Some(Message::new("plan-reason-no-boundary").with("condition", failed.text))
    }
}
