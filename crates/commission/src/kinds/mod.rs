//! The bonus kinds, one file each: who is paid, for what, at which rate.

mod differential;
mod own;
mod unilevel;

use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{Bonus, Bracket, Kind, Line, Source};

use crate::emit::{Emitter, Total};
use crate::eval::{Compiler, Facts, Test, all};
use crate::scale::{Common, Scale};
use crate::world::World;

/// Pays one bonus of the plan.
pub(crate) fn pay<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &Facts,
    index: usize,
    emitter: &mut Emitter<'_>,
) -> Result<(), Problem> {
    let bonus = &world.plan.bonuses[index];
    let mut payer = Payer {
        world,
        facts,
        bonus,
        eligible: compiler.all(&bonus.eligible)?,
        unit: world.plan.unit_rate(bonus)?,
        rates: Vec::new(),
        total: Total::new(index),
        emitter,
    };
    match &bonus.kind {
        Kind::Retail(kind) => own::retail(&mut payer, compiler, kind)?,
        Kind::Brackets(kind) => own::brackets(&mut payer, compiler, kind)?,
        Kind::Unilevel(kind) => unilevel::pay(&mut payer, compiler, kind)?,
        Kind::Differential(kind) => differential::pay(&mut payer, compiler, kind)?,
    }
    payer.close()
}

/// What every kind needs while paying.
pub(crate) struct Payer<'w, 'a, 's, 'e> {
    pub world: &'w World<'a>,
    pub facts: &'w Facts,
    pub bonus: &'a Bonus,
    pub eligible: Vec<Test<'a>>,
    /// Minor units for one unit of volume, before the bonus's own rate.
    pub unit: Rate,
    rates: Vec<Known>,
    total: Total,
    pub emitter: &'e mut Emitter<'s>,
}

/// A rate of the bonus, its number in the run, its scale, and the volume it was applied to.
struct Known {
    rate: Rate,
    number: u16,
    scale: Scale,
    base: i128,
}

impl Payer<'_, '_, '_, '_> {
    /// Registers a rate; the result is its handle for [`Payer::line`].
    pub fn rate(&mut self, rate: Rate) -> Result<usize, Problem> {
        if let Some(place) = self.rates.iter().position(|known| known.rate == rate) {
            return Ok(place);
        }
        let scale = Scale::new(self.unit, rate, self.world.plan.rounding)?;
        let number = self.emitter.rate(rate)?;
        self.rates.push(Known { rate, number, scale, base: 0 });
        Ok(self.rates.len() - 1)
    }

    pub fn is_eligible(&self, member: usize) -> Result<bool, Problem> {
        if self.eligible.is_empty() {
            return Ok(true);
        }
        let found = all(&self.eligible, self.facts, self.world.who(member));
        found.map_err(|_| self.overflow(member))
    }

    pub fn overflow(&self, member: usize) -> Problem {
        self.world.overflow(member, &self.bonus.name)
    }

    /// Writes one line of `base × rate` and gives its amount; nothing is written for an amount of
    /// zero. The line comes without base, rate and amount.
    #[inline]
    pub fn line(&mut self, line: Line, base: i64, rate: usize) -> Result<i64, Problem> {
        if base == 0 {
            return Ok(0);
        }
        let known = &mut self.rates[rate];
        known.base += i128::from(base);
        let number = known.number;
        let Some(amount) = known.scale.apply(base) else { return Err(self.overflow(line.payee as usize)) };
        self.write(Line { base, rate: number, amount, ..line })?;
        Ok(amount)
    }

    /// Writes one line for each sale in a stretch of places, and gives the sum of their amounts.
    /// The loop every per-sale plan spends its time in, so all it needs is at hand.
    pub fn sales(
        &mut self,
        line: Line,
        places: Range<usize>,
        units: &[i64],
        rate: usize,
    ) -> Result<i64, Problem> {
        let known = &self.rates[rate];
        let (scale, number, bonus) = (known.scale, known.number, self.total.bonus as u16);
        let (mut sum, mut bases, mut lines) = (0_i64, 0_i128, 0_u64);
        for (source, base) in (places.start as u32..).zip(&units[places]) {
            if *base == 0 {
                continue;
            }
            bases += i128::from(*base);
            let Some(amount) = scale.apply(*base) else { return Err(self.overflow(line.payee as usize)) };
            if amount == 0 {
                continue;
            }
            let Some(more) = sum.checked_add(amount) else { return Err(self.overflow(line.payee as usize)) };
            sum = more;
            lines += 1;
            let kind = Source::Sale;
            self.emitter
                .push(self.world, Line { source, kind, bonus, base: *base, amount, rate: number, ..line })?;
        }
        self.rates[rate].base += bases;
        self.total.lines += lines;
        Ok(sum)
    }

    /// Notes exact shares that a mixed line pays.
    #[inline]
    pub fn share(&mut self, base: i64, rate: usize) {
        // 2^32 members of 2^63 units each stay far below 2^127.
        self.rates[rate].base += i128::from(base);
    }

    /// Writes a line whose amount is known, unless it is zero.
    #[inline]
    pub fn write(&mut self, line: Line) -> Result<(), Problem> {
        if line.amount == 0 {
            return Ok(());
        }
        self.total.lines += 1;
        let bonus = self.total.bonus as u16;
        self.emitter.push(self.world, Line { bonus, ..line })
    }

    /// Credits a payee with the sum of the lines just written.
    pub fn credit(&mut self, payee: usize, amount: i64) -> Result<(), Problem> {
        self.emitter.credit(self.world, payee, amount, &mut self.total)
    }

    /// Lines written so far.
    pub fn lines(&self) -> u64 {
        self.total.lines
    }

    /// The number of a rate in the run.
    pub fn number(&self, rate: usize) -> u16 {
        self.rates[rate].number
    }

    /// All rates registered so far over one denominator, by their handles.
    pub fn common(&self) -> Result<Common, Problem> {
        let rates: Vec<Rate> = self.rates.iter().map(|known| known.scale.rate).collect();
        Common::new(&rates, self.world.plan.rounding)
    }

    /// The scale of a rate.
    pub fn scale(&self, rate: usize) -> Scale {
        self.rates[rate].scale
    }

    fn close(self) -> Result<(), Problem> {
        let mut exact = Rate::ZERO;
        for known in &self.rates {
            exact = exact.checked_add(known.scale.rate.checked_mul(Rate::new(known.base, 1)?)?)?;
        }
        self.emitter.total(self.total, &self.bonus.name, exact)
    }
}

/// The place of the bracket a volume has reached, if any.
pub(crate) fn bracket(rates: &[Bracket], units: i64) -> Option<usize> {
    rates.iter().rposition(|bracket| bracket.reached(units))
}
