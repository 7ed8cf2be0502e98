//! A matching's line: who was paid what, the path to the payee, and the rate for the ranks of both.

use kernel::{Points, Problem, Rate};
use plan::{Bonus, Kind, Line, MatchRates, Matching, Message};

use super::path::Way;
use super::{Explainer, Made};

impl<'a> Explainer<'a> {
    pub(super) fn matching(
        &self,
        bonus: &'a Bonus,
        kind: &'a Matching,
        line: &Line,
    ) -> Result<Made, Problem> {
        let (payee, source) = (line.payee as usize, line.source as usize);
        let rate = self.rate_of(line)?;
        let unpaid = |row: usize, level: u16| self.unpaid_match(kind, row, source, level);
        let way = Way { tree: kind.tree, compression: &kind.compression, stop: &[], unpaid: &unpaid };
        let mut messages = vec![match &kind.rates {
            MatchRates::Payee(rates) => self.level_message(rates, payee, line.level, rate),
            MatchRates::Both { titles, .. } => self
                .pair_message("plan-rate-pair", *titles, (payee, source), line.level)
                .with("rate", rate.percent()),
        }];
        if let Some(most) = kind.most.filter(|most| most.units() == line.base) {
            messages.insert(0, Message::new("plan-rate-most").with("most", most));
        }
        Ok(Made {
            exact: self.share(bonus, line.base, rate)?,
            parts: Vec::new(),
            path: self.climb(bonus, &way, (source, self.source(source, "plan-step-matched")), payee)?,
            rate: messages,
        })
    }

    /// What the source of a matching's line was paid.
    pub(super) fn paid_message(&self, kind: &Kind, line: &Line) -> Message {
        Message::new("plan-volume-paid")
            .with("member", self.id(line.source as usize))
            .with("bonus", self.matched(kind))
            .with("base", Points::from_units(line.base))
    }

    /// The names of the bonuses matched.
    pub(super) fn matched(&self, kind: &Kind) -> String {
        let Kind::Matching(kind) = kind else { return String::new() };
        let bonuses = kind.of.iter().filter_map(|index| self.plan.bonuses.get(*index));
        let names = bonuses.map(|bonus| bonus.title.as_ref().unwrap_or(&bonus.name).as_str());
        names.collect::<Vec<_>>().join(", ")
    }

    fn pair_message(&self, key: &str, titles: bool, (payee, source): (usize, usize), level: u16) -> Message {
        let ranks = if titles { &self.facts.rank } else { &self.facts.paid_as };
        Message::new(key)
            .with("rank", self.rank_name(ranks, payee))
            .with("source", self.rank_name(ranks, source))
            .with("level", level)
    }

    /// Why a person gets nothing for what the source was paid, if so, though eligible.
    fn unpaid_match(&self, kind: &Matching, row: usize, source: usize, level: u16) -> Option<Message> {
        match &kind.rates {
            MatchRates::Payee(rates) => self.unpaid_level(rates, row, level),
            MatchRates::Both { titles, .. } => {
                let ranks = if *titles { &self.facts.rank } else { &self.facts.paid_as };
                let rank = |row: usize| ranks.get(row).copied().map_or(0, usize::from);
                let rate = kind.rates.of(rank(row), rank(source)).get(usize::from(level) - 1);
                let message = || self.pair_message("plan-step-forfeited-pair", *titles, (row, source), level);
                rate.is_none_or(|rate| *rate == Rate::ZERO).then(message)
            }
        }
    }
}
