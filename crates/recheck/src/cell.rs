//! Rates as this checker multiplies them: the plan's rate, all factors and the value of a point in one
//! exact fraction of minor units for a ten-thousandth of a point.

use kernel::{Points, Rate, Rounding};
use plan::{Bonus, Bracket, Plan};

use crate::formula::Trouble;
use crate::ratio::Ratio;

/// A rate of the plan and what one unit of volume earns at it.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub rate: Rate,
    /// Minor units for a ten-thousandth of a point.
    unit: Ratio,
}

impl Cell {
    /// The cell of `rate` in `bonus`.
    ///
    /// # Errors
    /// [`Trouble::Overflow`].
    pub fn new(plan: &Plan, bonus: &Bonus, rate: Rate) -> Result<Self, Trouble> {
        let minor = Ratio::whole(plan.currency.unit().into());
        let mut unit = minor.div(Ratio::whole(Points::UNIT.into())).ok_or(Trouble::Overflow)?;
        for factor in &bonus.factors {
            unit = unit.mul(Ratio::of(factor.rate)).ok_or(Trouble::Overflow)?;
        }
        let unit = unit.mul(Ratio::of(rate)).ok_or(Trouble::Overflow)?.reduced();
        Ok(Self { rate, unit })
    }

    /// The exact share of `base` ten-thousandths, in minor units.
    ///
    /// # Errors
    /// [`Trouble::Overflow`].
    pub fn share(&self, base: i64) -> Result<Ratio, Trouble> {
        self.unit.times(base).ok_or(Trouble::Overflow)
    }

    /// Whether it pays nothing on any volume.
    pub fn is_nothing(&self) -> bool {
        self.unit.sign() == 0
    }
}

/// The cells of a bonus whose rates are found line by line: each is worked out once.
pub struct Cells<'a> {
    plan: &'a Plan,
    bonus: &'a Bonus,
    known: Vec<Cell>,
}

impl<'a> Cells<'a> {
    /// None yet.
    pub fn new(plan: &'a Plan, bonus: &'a Bonus) -> Self {
        Self { plan, bonus, known: vec![] }
    }

    /// The cell of a rate.
    ///
    /// # Errors
    /// [`Trouble::Overflow`].
    pub fn of(&mut self, rate: Rate) -> Result<&Cell, Trouble> {
        let at = match self.known.iter().position(|cell| cell.rate == rate) {
            Some(at) => at,
            None => {
                self.known.push(Cell::new(self.plan, self.bonus, rate)?);
                self.known.len() - 1
            }
        };
        Ok(&self.known[at])
    }
}

/// Rounds the exact amount of a payable line, once.
///
/// # Errors
/// [`Trouble::Overflow`].
pub fn payable(exact: Ratio, rounding: Rounding) -> Result<i64, Trouble> {
    exact.round(rounding).ok_or(Trouble::Overflow)
}

/// A schedule of brackets; below the first the rate is zero.
pub struct Schedule {
    below: Cell,
    steps: Vec<(i64, bool, Cell)>,
}

impl Schedule {
    /// The schedule of `bonus`.
    ///
    /// # Errors
    /// [`Trouble::Overflow`].
    pub fn new(plan: &Plan, bonus: &Bonus, rates: &[Bracket]) -> Result<Self, Trouble> {
        let below = Cell::new(plan, bonus, Rate::ZERO)?;
        let step = |b: &Bracket| Ok((b.bound.units(), b.above, Cell::new(plan, bonus, b.rate)?));
        let mut steps = rates.iter().map(step).collect::<Result<Vec<_>, Trouble>>()?;
        let parts = steps.iter().try_fold(1, |parts, (.., cell)| cell.unit.common_parts(parts));
        if let Some(parts) = parts {
            steps.iter_mut().for_each(|(.., cell)| cell.unit = cell.unit.counted_in(parts));
        }
        Ok(Self { below, steps })
    }

    /// The highest bracket that a volume in ten-thousandths reaches, counted from 1; 0 below the first.
    pub fn reached(&self, volume: i64) -> usize {
        let reached = |(bound, above, _): &(i64, bool, Cell)| {
            if *above { volume > *bound } else { volume >= *bound }
        };
        self.steps.iter().rposition(reached).map_or(0, |step| step + 1)
    }

    /// The cell of a bracket counted from 1.
    pub fn cell(&self, bracket: usize) -> &Cell {
        bracket.checked_sub(1).map_or(&self.below, |step| &self.steps[step].2)
    }

    /// The cell for a volume in ten-thousandths.
    pub fn find(&self, volume: i64) -> &Cell {
        self.cell(self.reached(volume))
    }

    /// How many brackets there are, the one below the first included.
    pub fn len(&self) -> usize {
        self.steps.len() + 1
    }
}
