//! Volume times rate to minor units: one exact product, one declared rounding; refuses overflow.

use kernel::{Problem, Rate, Rounding};

/// A folded rate (minor units for one unit of volume) ready to be applied many times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub rate: Rate,
    rounding: Rounding,
    /// The fraction in 64 bits, when it fits: almost always.
    small: Option<(i64, i64)>,
    /// Largest volume whose product stays in 64 bits.
    safe: i64,
}

impl Scale {
    pub fn new(unit: Rate, rate: Rate, rounding: Rounding) -> Result<Self, Problem> {
        let rate = unit.checked_mul(rate)?;
        let over = i64::try_from(rate.numerator()).ok();
        let small = over.zip(i64::try_from(rate.denominator()).ok());
        // The rounding doubles a remainder, so the divisor keeps one bit free.
        let small = small.filter(|(over, under)| *over != i64::MIN && *under < i64::MAX / 2);
        let safe = small.map_or(-1, |(over, _)| i64::MAX / over.abs().max(1));
        Ok(Self { rate, rounding, small, safe })
    }

    /// The amount in minor units; `None` on overflow.
    #[inline]
    pub fn apply(&self, base: i64) -> Option<i64> {
        if let Some((over, under)) = self.small
            && base >= -self.safe
            && base <= self.safe
        {
            return Some(divide(base * over, under, self.rounding));
        }
        let product = i128::from(base).checked_mul(self.rate.numerator())?;
        let whole = self.rounding.divide(product, self.rate.denominator())?;
        i64::try_from(whole).ok()
    }
}

/// Several rates over one denominator, so that exact shares add up as integers.
pub(crate) struct Common {
    over: Vec<i128>,
    /// The same in 64 bits, where all fit: almost always.
    small: Vec<i64>,
    under: i128,
    rounding: Rounding,
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
        Ok(Self { over, small: small.unwrap_or_default(), under, rounding })
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

    /// A sum of shares rounded once to minor units; `None` on overflow.
    #[inline]
    pub fn round(&self, sum: i128) -> Option<i64> {
        if let (Ok(over), Ok(under)) = (i64::try_from(sum), i64::try_from(self.under))
            && under < i64::MAX / 2
        {
            return Some(divide(over, under, self.rounding));
        }
        i64::try_from(self.rounding.divide(sum, self.under)?).ok()
    }
}

/// `Rounding::divide` in 64 bits, for a positive divisor below a half of the range.
#[inline(always)]
fn divide(over: i64, under: i64, rounding: Rounding) -> i64 {
    let (quotient, rest) = (over / under, over % under);
    if rest == 0 {
        return quotient;
    }
    let twice = rest.abs() * 2;
    let away = match rounding {
        Rounding::HalfUp => twice >= under,
        Rounding::HalfEven => twice > under || (twice == under && quotient % 2 != 0),
        Rounding::HalfDown => twice > under,
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Floor => over < 0,
        Rounding::Ceiling => over > 0,
    };
    quotient + i64::from(away) * over.signum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_kernel(base in any::<i64>(), over in -1000_i64..1000, under in 1_i64..100_000) {
            for (rounding, _) in Rounding::ALL {
                let rate = Rate::new(i128::from(over), i128::from(under)).expect("positive");
                let scale = Scale::new(Rate::ONE, rate, rounding).expect("fits");
                prop_assert_eq!(scale.apply(base), rate.apply(base, rounding).ok());
            }
        }
    }
}
