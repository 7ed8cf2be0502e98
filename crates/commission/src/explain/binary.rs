//! A binary's line: the strong leg against the weak one, what was used up and what is carried on.

use kernel::{Points, Problem, Rate};
use plan::{Binary, Bonus, Line, Match, Message};

use super::{Explainer, Made};

impl<'a> Explainer<'a> {
    pub(super) fn binary(&self, bonus: &'a Bonus, kind: &'a Binary, line: &Line) -> Result<Made, Problem> {
        let row = line.payee as usize;
        let (strong, weak) = self.legs(bonus, row);
        let rate = self.rate_of(line)?;
        let mut messages = vec![
            Message::new("plan-binary-legs")
                .with("strong", Points::from_units(strong))
                .with("weak", Points::from_units(weak)),
        ];
        if let Some(most) = kind.most.filter(|most| weak > most.units()) {
            messages.push(Message::new("plan-binary-most").with("most", most));
        }
        let base = Points::from_units(line.base);
        messages.push(match &kind.pay {
            Match::Weak { rate, by_ratio: false } => {
                Message::new("plan-binary-weak").with("rate", rate.percent()).with("base", base)
            }
            Match::Weak { rate, by_ratio: true } => Message::new("plan-binary-ratio")
                .with("rate", rate.percent())
                .with("base", base)
                .with("strong", Points::from_units(strong))
                .with("weak", Points::from_units(weak)),
            Match::Cycle { pays, strong, weak } => Message::new("plan-binary-cycles")
                .with("count", line.base / weak.units().max(1))
                .with("strong", strong)
                .with("weak", weak)
                .with("pays", pays),
            Match::Tiers(tiers) => {
                let pays = tiers.iter().find(|(bound, _)| bound.units() == line.base).map(|(_, pays)| *pays);
                Message::new("plan-binary-tier").with("bound", base).with("pays", pays.unwrap_or(Rate::ZERO))
            }
        });
        if let Some(carried) = self.figure(bonus, "carried").and_then(|values| values.get(row)) {
            messages.push(Message::new("plan-binary-carried").with("carried", Points::from_units(*carried)));
        }
        let exact = self.share(bonus, line.base, rate)?;
        Ok(Made { exact, parts: Vec::new(), path: vec![self.paid(row, None)], rate: messages })
    }

    /// The strong and the weak leg of a member, with what was carried in.
    fn legs(&self, bonus: &Bonus, row: usize) -> (i64, i64) {
        let of =
            |name: &str| self.figure(bonus, name).and_then(|values| values.get(row)).copied().unwrap_or(0);
        (of("strong"), of("weak"))
    }

    /// Why a binary pays a member nothing.
    pub(super) fn no_match(&self, bonus: &Bonus, kind: &Binary, row: usize) -> Message {
        let (strong, weak) = self.legs(bonus, row);
        let need = match &kind.pay {
            Match::Weak { .. } => kind.least.map_or(0, Points::units),
            Match::Cycle { weak, .. } => kind.least.map_or(0, Points::units).max(weak.units()),
            Match::Tiers(tiers) => tiers.first().map_or(0, |(bound, _)| bound.units()),
        };
        let legs = |message: Message| {
            message.with("strong", Points::from_units(strong)).with("weak", Points::from_units(weak))
        };
        match weak {
            weak if weak <= 0 => legs(Message::new("plan-reason-binary-empty")),
            weak if weak < need => legs(Message::new("plan-reason-binary-short"))
                .with("need", Points::from_units(need))
                .with("missing", Points::from_units(need - weak)),
            _ => match &kind.pay {
                Match::Cycle { strong: needed, .. } if strong < needed.units() => {
                    legs(Message::new("plan-reason-binary-strong"))
                        .with("need", needed)
                        .with("missing", Points::from_units(needed.units() - strong))
                }
                _ => Message::new("plan-reason-rounds-to-zero")
                    .with("volume", &self.plan.volumes[kind.on].name),
            },
        }
    }
}
