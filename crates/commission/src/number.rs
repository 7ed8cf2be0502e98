//! Exact fractions for formulas: 128-bit, reduced only when they would overflow; refuses to round.

use std::cmp::Ordering;

use kernel::{Points, Rate, Rounding};
use plan::Math;

/// Why a formula has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A date is unknown: comparisons are false, volumes zero.
    Missing,
    /// 128 bits were not enough.
    Overflow,
}

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub over: i128,
    pub under: i128,
}

impl Number {
    pub fn units(units: i64) -> Self {
        Self { over: i128::from(units), under: i128::from(Points::UNIT) }
    }

    pub fn whole(number: i64) -> Self {
        Self { over: i128::from(number), under: 1 }
    }

    /// To units of a point, half up.
    pub fn to_units(self) -> Result<i64, Stop> {
        let unit = i128::from(Points::UNIT);
        if self.under == unit {
            return i64::try_from(self.over).map_err(|_| Stop::Overflow);
        }
        let small = self.reduced();
        let scaled = small.over.checked_mul(unit).ok_or(Stop::Overflow)?;
        let units = Rounding::HalfUp.divide(scaled, small.under).ok_or(Stop::Overflow)?;
        i64::try_from(units).map_err(|_| Stop::Overflow)
    }

    fn reduced(self) -> Self {
        Rate::new(self.over, self.under).map_or(self, Self::from)
    }

    pub fn math(self, math: Math, other: Self) -> Result<Self, Stop> {
        let exact = |one: Self, two: Self| match math {
            Math::Add => one.add(two),
            Math::Sub => one.add(Self { over: two.over.checked_neg()?, ..two }),
            Math::Mul => one.mul(two.over, two.under),
            // The plan's reader allows only constants other than zero as divisors.
            Math::Div => one.mul(two.under * two.over.signum(), two.over.checked_abs()?),
        };
        exact(self, other).or_else(|| exact(self.reduced(), other.reduced())).ok_or(Stop::Overflow)
    }

    fn add(self, other: Self) -> Option<Self> {
        if self.under == other.under {
            return Some(Self { over: self.over.checked_add(other.over)?, ..self });
        }
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Some(Self { over: left.checked_add(right)?, under: self.under.checked_mul(other.under)? })
    }

    fn mul(self, over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        Some(Self { over: self.over.checked_mul(over)?, under: self.under.checked_mul(under)? })
    }

    pub fn compare(self, other: Self) -> Ordering {
        let crossed = self.over.checked_mul(other.under).zip(other.over.checked_mul(self.under));
        match crossed {
            Some((left, right)) => left.cmp(&right),
            None => self.rate().cmp(&other.rate()),
        }
    }

    /// The reduced fraction (nothing where it would not fit, which `Rate` refuses too).
    pub fn rate(self) -> Rate {
        Rate::new(self.over, self.under).unwrap_or(Rate::ZERO)
    }
}

impl From<Rate> for Number {
    fn from(rate: Rate) -> Self {
        Self { over: rate.numerator(), under: rate.denominator() }
    }
}
