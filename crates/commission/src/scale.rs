//! Volume times rate to minor units: one exact product, one declared rounding; refuses overflow.
//!
//! A division costs as much as the rest of a line, so the usual case divides by multiplying with a
//! reciprocal that is exact for 63 bits (`Quick`); everything else goes the plain way in 128 bits.

use kernel::{Problem, Rate, Rounding};

/// Exact division by one divisor, rounded as declared, for sizes below `Quick::limit`.
///
/// For a divisor `d` with `2^(l-1) < d ≤ 2^l` and `m = ⌈2^(63+l) / d⌉`, `⌊n / d⌋` is `n × m / 2^(63+l)`
/// for every `n < 2^63`: `m × d` exceeds `2^(63+l)` by less than `d ≤ 2^l`, which moves the quotient
/// by less than `1 / d`. Rounding is a bias added to the size first.
#[derive(Debug, Clone, Copy)]
struct Quick {
    divisor: u64,
    reciprocal: u64,
    shift: u32,
    /// Added to a size, by sign of the number: positive, negative.
    bias: [u64; 2],
    /// Ties go to the even quotient.
    even: bool,
    /// Sizes up to here can be divided.
    limit: u64,
}

impl Quick {
    /// For divisors from 2 to 2^61.
    fn new(divisor: i128, rounding: Rounding) -> Option<Self> {
        let divisor = u64::try_from(divisor).ok().filter(|divisor| (2..=1 << 61).contains(divisor))?;
        let bits = (divisor - 1).ilog2() + 1;
        let reciprocal = u64::try_from((1_u128 << (63 + bits)).div_ceil(u128::from(divisor))).ok()?;
        let (nearest, just_below, up) = (divisor / 2, (divisor - 1) / 2, divisor - 1);
        let bias = match rounding {
            Rounding::HalfUp => [nearest, nearest],
            Rounding::HalfEven | Rounding::HalfDown => [just_below, just_below],
            Rounding::Down => [0, 0],
            Rounding::Up => [up, up],
            Rounding::Floor => [0, up],
            Rounding::Ceiling => [up, 0],
        };
        let limit = i64::MAX as u64 - divisor;
        let even = rounding == Rounding::HalfEven;
        Some(Self { divisor, reciprocal, shift: bits - 1, bias, even, limit })
    }

    /// A number of this sign and size, at most `limit`, by the divisor.
    #[inline(always)]
    fn divide(&self, negative: bool, size: u64) -> i64 {
        let raised = u128::from(size + self.bias[usize::from(negative)]);
        let mut whole = ((raised * u128::from(self.reciprocal)) >> 64) as u64 >> self.shift;
        if self.even && whole & 1 == 1 {
            // Ties were rounded down; an odd quotient with exactly a half left over goes up.
            // What was rounded up leaves less than nothing, which wraps and is no half.
            whole += u64::from(size.wrapping_sub(whole * self.divisor).wrapping_mul(2) == self.divisor);
        }
        if negative { -(whole as i64) } else { whole as i64 }
    }
}

/// A folded rate (minor units for one unit of volume) ready to be applied many times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub rate: Rate,
    rounding: Rounding,
    /// The divisor, with the size of the numerator over it and whether that is negative.
    quick: Option<(Quick, u64, bool)>,
    /// Largest size of a volume that `quick` can take.
    safe: u64,
}

impl Scale {
    pub fn new(unit: Rate, rate: Rate, rounding: Rounding) -> Result<Self, Problem> {
        let rate = unit.checked_mul(rate)?;
        // A whole number of minor units a unit of volume is written as twice as many halves.
        let factor = if rate.denominator() == 1 { 2 } else { 1 };
        let over =
            u64::try_from(rate.numerator().unsigned_abs()).ok().and_then(|over| over.checked_mul(factor));
        let quick = Quick::new(rate.denominator().saturating_mul(i128::from(factor)), rounding).zip(over);
        let safe = quick.map_or(0, |(quick, over)| quick.limit / over.max(1));
        let quick = quick.map(|(quick, over)| (quick, over, rate.numerator() < 0));
        Ok(Self { rate, rounding, quick, safe })
    }

    /// The usual way for volumes of sizes up to `largest`, if none of them can overflow on it.
    #[inline]
    pub fn quick(&self, largest: u64) -> Option<QuickScale> {
        let (quick, over, negative) = self.quick.filter(|_| largest <= self.safe)?;
        Some(QuickScale { quick, over, negative })
    }

    /// The amount in minor units; `None` on overflow.
    #[inline]
    pub fn apply(&self, base: i64) -> Option<i64> {
        if let Some((quick, over, negative)) = &self.quick
            && base.unsigned_abs() <= self.safe
        {
            return Some(quick.divide((base < 0) != *negative, base.unsigned_abs() * over));
        }
        self.slow(base)
    }

    #[cold]
    fn slow(&self, base: i64) -> Option<i64> {
        let product = i128::from(base).checked_mul(self.rate.numerator())?;
        let whole = self.rounding.divide(product, self.rate.denominator())?;
        i64::try_from(whole).ok()
    }
}

/// A [`Scale`] for volumes known to be small enough.
#[derive(Clone, Copy)]
pub(crate) struct QuickScale {
    quick: Quick,
    over: u64,
    negative: bool,
}

impl QuickScale {
    /// The amount in minor units.
    #[inline(always)]
    pub fn apply(&self, base: i64) -> i64 {
        self.quick.divide((base < 0) != self.negative, base.unsigned_abs() * self.over)
    }
}

/// Several rates over one denominator, so that exact shares add up as integers.
pub(crate) struct Common {
    over: Vec<i128>,
    /// The same in 64 bits, where all fit: almost always.
    small: Vec<i64>,
    under: i128,
    rounding: Rounding,
    quick: Option<Quick>,
}

impl Common {
    /// `rates` in minor units for one unit of volume, as `Scale::rate` has them.
    pub fn new(rates: &[Rate], rounding: Rounding) -> Result<Self, Problem> {
        let overflow = || Problem::new("rate-overflow");
        let mut under = 1_i128;
        for rate in rates {
            // The least common multiple: under × d / gcd(under, d), as reduced by `Rate`.
            let part = Rate::new(rate.denominator(), under)?.numerator();
            under = under.checked_mul(part).ok_or_else(overflow)?;
        }
        let over = rates.iter().map(|rate| rate.numerator().checked_mul(under / rate.denominator()));
        let over: Option<Vec<i128>> = over.collect();
        let over = over.ok_or_else(overflow)?;
        let small: Result<Vec<i64>, _> = over.iter().map(|over| i64::try_from(*over)).collect();
        let quick = Quick::new(under, rounding);
        Ok(Self { over, small: small.unwrap_or_default(), under, rounding, quick })
    }

    /// The exact share over the common denominator; `None` on overflow.
    #[inline]
    pub fn share(&self, rate: usize, base: i64) -> Option<i128> {
        match self.small.get(rate) {
            // Two numbers of 64 bits multiply into 128 without overflow.
            Some(over) => Some(i128::from(*over).wrapping_mul(i128::from(base))),
            None => self.over[rate].checked_mul(i128::from(base)),
        }
    }

    /// The numerators in 64 bits, if shares of volumes that together are at most `largest` add up
    /// within 64 bits.
    pub fn narrow(&self, largest: i64) -> Option<&[i64]> {
        let fits = |over: &i64| over.checked_abs().is_some_and(|over| over.checked_mul(largest).is_some());
        if self.small.len() == self.over.len() && self.small.iter().all(fits) {
            Some(&self.small)
        } else {
            None
        }
    }

    /// The numerators.
    pub fn wide(&self) -> &[i128] {
        &self.over
    }

    /// Whether shares of volumes that together are at most `largest` add up within 128 bits.
    pub fn holds(&self, largest: i64) -> bool {
        let fits = |over: &i128| over.checked_abs().and_then(|over| over.checked_mul(i128::from(largest)));
        self.over.iter().all(|over| fits(over).is_some())
    }

    /// A sum of shares rounded once to minor units; `None` on overflow.
    #[inline]
    pub fn round(&self, sum: i128) -> Option<i64> {
        if let (Some(quick), Ok(size)) = (&self.quick, u64::try_from(sum.unsigned_abs()))
            && size <= quick.limit
        {
            return Some(quick.divide(sum < 0, size));
        }
        i64::try_from(self.rounding.divide(sum, self.under)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(base: i64, over: i128, under: i128) -> Result<(), TestCaseError> {
        for (rounding, _) in Rounding::ALL {
            let rate = Rate::new(over, under).expect("positive");
            let scale = Scale::new(Rate::ONE, rate, rounding).expect("fits");
            prop_assert_eq!(scale.apply(base), rate.apply(base, rounding).ok());
            let common = Common::new(&[rate], rounding).expect("fits");
            let share = common.share(0, base).expect("fits");
            prop_assert_eq!(common.round(share), rate.apply(base, rounding).ok());
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn agrees_with_the_kernel(base in any::<i64>(), over in -1000_i64..1000, under in 1_i64..100_000) {
            check(base, i128::from(over), i128::from(under))?;
        }

        #[test]
        fn agrees_on_ties_and_their_neighbours(whole in -1_000_000_i64..1_000_000, half in 1_i64..50_000, off in -1_i64..=1) {
            check(whole * half * 2 + half + off, 1, i128::from(half) * 2)?;
        }

        #[test]
        fn agrees_with_large_divisors(base in any::<i64>(), bits in 1_u32..63, off in -1_i128..=1, over in -3_i128..=3) {
            check(base, over, ((1_i128 << bits) + off).max(1))?;
            check(base >> (bits % 63), over, ((1_i128 << bits) + off).max(1))?;
        }
    }
}
