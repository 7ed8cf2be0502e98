//! Retail margin and personal volume brackets: a member's own volume at one rate.

use kernel::Problem;
use plan::{Bonus, Brackets, Lines, Retail, Source};

use super::{BySale, Out, Owed, Taker};
use crate::cell::{Cell, Schedule};
use crate::facts::Facts;

pub struct Own {
    on: usize,
    rate: OwnRate,
    by_sale: Option<BySale>,
}

enum OwnRate {
    Fixed(Cell),
    Found(usize, Schedule),
}

impl Own {
    pub fn retail(facts: &mut Facts<'_>, bonus: &Bonus, retail: &Retail) -> Result<Self, Problem> {
        let rate = OwnRate::Fixed(Cell::new(facts.plan, bonus, retail.rate)?);
        Self::new(facts, bonus, retail.on, rate)
    }

    pub fn brackets(facts: &mut Facts<'_>, bonus: &Bonus, brackets: &Brackets) -> Result<Self, Problem> {
        let rate = OwnRate::Found(brackets.find, Schedule::new(facts.plan, bonus, &brackets.rates)?);
        Self::new(facts, bonus, brackets.on, rate)
    }

    fn new(facts: &mut Facts<'_>, bonus: &Bonus, on: usize, rate: OwnRate) -> Result<Self, Problem> {
        let by_sale = match bonus.lines {
            Lines::Sale => Some(BySale::of_volume(facts, on)?),
            _ => None,
        };
        Ok(Self { on, rate, by_sale })
    }

    fn cell(&self, facts: &Facts<'_>, member: usize) -> &Cell {
        match &self.rate {
            OwnRate::Fixed(cell) => cell,
            OwnRate::Found(find, schedule) => schedule.find(facts.volumes[*find][member]),
        }
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        let facts = out.facts;
        if let Some(by_sale) = &self.by_sale {
            for (sale, payee, base) in by_sale.each(facts) {
                if eligible[payee] {
                    self.owe(out, payee, base, Some((Source::Sale, sale)))?;
                }
            }
            return Ok(());
        }
        for payee in (0..facts.members()).filter(|row| eligible[*row]) {
            self.owe(out, payee, facts.volumes[self.on][payee], None)?;
        }
        Ok(())
    }

    fn owe<T: Taker>(
        &self,
        out: &mut Out<'_, '_, T>,
        payee: usize,
        base: i64,
        source: Option<(Source, usize)>,
    ) -> Result<(), Problem> {
        let cell = self.cell(out.facts, payee);
        let exact = cell.share(base)?;
        out.owe(Owed { payee, level: 0, source, base, rate: Some(cell.rate), exact })
    }
}
