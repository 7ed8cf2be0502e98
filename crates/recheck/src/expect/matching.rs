//! Matching: everybody who is owed something by the matched bonuses climbs with it to the people who are
//! paid for that.

use kernel::{Points, Problem};
use plan::{Bonus, MatchRates, Matching, NONE, Source};

use super::unilevel::{Ranked, above};
use super::{Due, Out, Owed, Rules, Taker};
use crate::cell::Cells;
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Matched<'a> {
    bonus: &'a Bonus,
    stated: &'a Matching,
    ranked: Ranked,
    /// The nearest person above who is not jumped over, or [`NONE`].
    above: Vec<u32>,
    /// What everybody brings, in ten-thousandths of a major unit.
    brings: Vec<i64>,
}

/// Adds up what is due to everybody, in minor units.
struct Paid(Vec<i128>);

impl Taker for Paid {
    fn take(&mut self, due: Due, _: Ratio) -> Result<(), Problem> {
        self.0[due.payee as usize] += i128::from(due.amount);
        Ok(())
    }
}

impl<'a> Matched<'a> {
    /// The rules of the bonuses above are those matched.
    pub fn new(
        facts: &mut Facts<'a>,
        bonus: &'a Bonus,
        stated: &'a Matching,
        earlier: &[Rules<'a>],
    ) -> Result<Self, Problem> {
        let above = above(facts, stated.tree, &stated.compression, &[])?;
        let mut paid = Paid(vec![0; facts.members()]);
        for of in &stated.of {
            let rule = earlier.get(*of).ok_or_else(|| Problem::new("recheck-bonus-order"))?;
            rule.lines(facts, &mut paid)?;
        }
        let minor = i128::from(facts.plan.currency.unit());
        let most = stated.most.map_or(i64::MAX, Points::units);
        let brings = |paid: i128| {
            let units =
                i64::try_from(paid * i128::from(Points::UNIT) / minor).map_err(|_| Trouble::Overflow)?;
            Ok::<i64, Problem>(units.min(most))
        };
        let brings = paid.0.into_iter().map(brings).collect::<Result<_, _>>()?;
        let ranked = match &stated.rates {
            MatchRates::Payee(rates) => Ranked::of(rates),
            MatchRates::Both { titles: true, .. } => Ranked::Title,
            MatchRates::Both { titles: false, .. } => Ranked::PaidAs,
        };
        Ok(Self { bonus, stated, ranked, above, brings })
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, 'a, T>) -> Result<(), Problem> {
        let facts = out.facts;
        let depth = self.stated.rates.depth();
        let mut cells = Cells::new(facts.plan, self.bonus);
        for member in facts.sponsor.order.iter().map(|row| *row as usize) {
            let base = self.brings[member];
            if base == 0 {
                continue;
            }
            let mut person = self.above[member];
            for level in 1..=depth {
                if person == NONE {
                    break;
                }
                let payee = person as usize;
                let (own, its) = (self.ranked.list(facts, payee), self.ranked.list(facts, member));
                let rate = match &self.stated.rates {
                    MatchRates::Payee(rates) => rates.lists().get(own).and_then(|list| list.get(level - 1)),
                    MatchRates::Both { table, .. } => table[own][its].get(level - 1),
                };
                if let Some(rate) = rate.filter(|_| eligible[payee]) {
                    let cell = cells.of(*rate)?;
                    if !cell.is_nothing() {
                        let (source, exact) = (Some((Source::Member, member)), cell.share(base)?);
                        out.owe(Owed { payee, level, source, base, rate: Some(*rate), exact })?;
                    }
                }
                person = self.above[payee];
            }
        }
        Ok(())
    }
}
