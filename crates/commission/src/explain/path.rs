//! The path of a line: from the source up to the payee, with everybody passed on the way.

use kernel::Problem;
use plan::{Bonus, Compression, Expr, Kind, Message, Step, StepKind, Tree};

use super::Explainer;

/// Longest path shown; of a longer one the middle is left out.
const STEPS_MAX: usize = 400;

/// How a bonus climbs.
pub(super) struct Way<'a, 'f> {
    pub tree: Tree,
    pub compression: &'a Compression,
    pub stop: &'a [Expr],
    /// Why a person gets nothing on a level, if so, though eligible.
    pub unpaid: &'f dyn Fn(usize, u16) -> Option<Message>,
}

impl<'a> Explainer<'a> {
    pub(super) fn step(&self, row: usize, step: StepKind, level: Option<u16>, why: Message) -> Step {
        Step { member: self.id(row), step, level, why }
    }

    pub(super) fn paid(&self, row: usize, level: Option<u16>) -> Step {
        self.step(row, StepKind::Paid, level, Message::new("plan-step-paid"))
    }

    pub(super) fn source(&self, row: usize, why: &str) -> Step {
        self.step(row, StepKind::Source, None, Message::new(why))
    }

    /// From the source, which is told first, up to the payee.
    pub(super) fn climb(
        &self,
        bonus: &'a Bonus,
        way: &Way<'a, '_>,
        (source, first): (usize, Step),
        payee: usize,
    ) -> Result<Vec<Step>, Problem> {
        let mut out = vec![first];
        let mut level = 0_u16;
        let mut at = source;
        loop {
            // The run paid this line, so the payee stands above its source.
            let above = self.above(way.tree, at).ok_or_else(|| Problem::new("run-line-unknown"))?;
            at = above;
            if let Some(why) = self.skipped(way.compression, at) {
                out.push(self.step(at, StepKind::Skipped, None, why));
                continue;
            }
            level = level.saturating_add(1);
            if at == payee {
                out.push(self.paid(at, Some(level)));
                return Ok(shorten(out));
            }
            out.push(match self.forfeits(bonus, way.unpaid, at, level) {
                Some(why) => self.step(at, StepKind::Forfeited, Some(level), why),
                None => self.step(at, StepKind::Counted, Some(level), Message::new("plan-step-counted")),
            });
        }
    }

    /// From the buyer up to the payee of a differential: everybody's bracket is the reason.
    pub(super) fn climb_brackets(
        &self,
        bonus: &'a Bonus,
        source: usize,
        payee: usize,
    ) -> Result<Vec<Step>, Problem> {
        let Kind::Differential(kind) = &bonus.kind else { return Ok(Vec::new()) };
        let mut out = vec![self.source(source, "plan-step-source")];
        let mut at = source;
        while at != payee {
            if at != source {
                let why = self.bracket_message(&kind.rates, kind.find, at);
                out.push(self.step(at, StepKind::Counted, None, why));
            }
            at = self.above(kind.tree, at).ok_or_else(|| Problem::new("run-line-unknown"))?;
        }
        out.push(self.paid(payee, None));
        Ok(shorten(out))
    }

    /// Why a person is jumped over, if so.
    pub(super) fn skipped(&self, compression: &'a Compression, row: usize) -> Option<Message> {
        let skipped = Message::new("plan-step-skipped");
        match compression {
            Compression::None => None,
            Compression::SkipInactive if self.facts.active[row] => None,
            Compression::SkipInactive => {
                Some(match self.active_checks(row).into_iter().find(|check| !check.met) {
                    Some(check) => Message::new("plan-step-skipped-inactive").with("condition", check.text),
                    None => skipped,
                })
            }
            Compression::SkipBelow(rank) => {
                let own = self.facts.paid_as.get(row).copied().unwrap_or(0);
                let below = Message::new("plan-step-skipped-rank")
                    .with("rank", self.rank_name(&self.facts.paid_as, row))
                    .with(
                        "need",
                        self.plan.ranks.ladder.get(usize::from(*rank)).map_or("", |rank| &rank.name),
                    );
                if own < *rank { Some(below) } else { None }
            }
            Compression::SkipUnless(conditions) => {
                let failed =
                    conditions.iter().map(|expr| self.check("", expr, row)).find(|check| !check.met)?;
                Some(Message::new("plan-step-skipped-condition").with("condition", failed.text))
            }
        }
    }

    /// Why a person on a level gets nothing for it, if so.
    pub(super) fn forfeits(
        &self,
        bonus: &'a Bonus,
        unpaid: &dyn Fn(usize, u16) -> Option<Message>,
        row: usize,
        level: u16,
    ) -> Option<Message> {
        let failed =
            bonus.eligible.iter().map(|expr| self.check("eligible", expr, row)).find(|check| !check.met);
        if let Some(failed) = failed {
            return Some(Message::new("plan-step-forfeited-condition").with("condition", failed.text));
        }
        unpaid(row, level)
    }

    /// What a table of rates by rank and level says of a person who gets nothing there.
    pub(super) fn unpaid_level(&self, rates: &plan::LevelRates, row: usize, level: u16) -> Option<Message> {
        let paid = self.rates(rates, row).get(usize::from(level) - 1);
        if paid.is_some_and(|rate| *rate != kernel::Rate::ZERO) {
            return None;
        }
        let name = self.rank_name(self.ranks_of(rates), row);
        Some(Message::new("plan-step-forfeited-rank").with("rank", name).with("level", level))
    }

    /// The rates of a person.
    pub(super) fn rates<'r>(&self, rates: &'r plan::LevelRates, row: usize) -> &'r [kernel::Rate] {
        let rank = |ranks: &[u8]| ranks.get(row).copied().unwrap_or(0);
        rates.of(rank(&self.facts.rank), rank(&self.facts.paid_as))
    }

    /// The ranks that rates go by.
    pub(super) fn ranks_of(&self, rates: &plan::LevelRates) -> &[u8] {
        if matches!(rates, plan::LevelRates::ByTitle(_)) { &self.facts.rank } else { &self.facts.paid_as }
    }

    /// The nearest counted person above each row, or nobody.
    pub(super) fn counted_above(&self, way: &Way<'a, '_>) -> Vec<Option<usize>> {
        let rows = self.inputs.members.ids.len();
        let stays: Vec<bool> = (0..rows).map(|row| self.skipped(way.compression, row).is_none()).collect();
        let ends = |row: usize| !way.stop.is_empty() && self.holds(way.stop, row);
        let mut up: Vec<Option<Option<usize>>> = vec![None; rows];
        let mut trail = Vec::new();
        for row in 0..rows {
            let mut at = row;
            let found = loop {
                if let Some(known) = up[at] {
                    break known;
                }
                trail.push(at);
                match self.above(way.tree, at).filter(|_| !ends(at)) {
                    None => break None,
                    Some(above) if stays[above] => break Some(above),
                    Some(above) => at = above,
                }
            };
            trail.drain(..).for_each(|passed| up[passed] = Some(found));
        }
        up.into_iter().map(Option::flatten).collect()
    }
}

/// Leaves out the middle of a very long path and says how many.
pub(super) fn shorten(mut steps: Vec<Step>) -> Vec<Step> {
    if steps.len() <= STEPS_MAX {
        return steps;
    }
    let keep = STEPS_MAX / 2;
    let tail = steps.split_off(steps.len() - keep);
    let cut = steps.len() - keep;
    steps.truncate(keep);
    if let Some(last) = steps.last_mut() {
        last.why = Message::new("plan-step-cut").with("count", cut);
    }
    steps.extend(tail);
    steps
}
