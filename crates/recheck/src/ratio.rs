//! Exact fractions of this checker's own: products stay unreduced until they no longer fit, comparisons
//! multiply crosswise, rounding follows its definition. Refuses overflow by returning `None`.

use std::cmp::Ordering;

use kernel::{Rate, Rounding};

/// `n / d` with `d > 0`, not necessarily reduced.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    n: i128,
    d: i128,
}

impl Default for Ratio {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ratio {
    pub const ZERO: Self = Self { n: 0, d: 1 };

    pub const fn whole(n: i128) -> Self {
        Self { n, d: 1 }
    }

    /// Ten-thousandths of a point.
    pub const fn points(units: i64) -> Self {
        Self { n: units as i128, d: kernel::Points::UNIT as i128 }
    }

    /// A value of a plan; its denominator is positive.
    pub fn of(rate: Rate) -> Self {
        Self { n: rate.numerator(), d: rate.denominator() }
    }

    pub const fn sign(self) -> i128 {
        self.n.signum()
    }

    /// Whether both count the same parts, so that adding them is one addition.
    pub const fn same_parts(self, other: Self) -> bool {
        self.d == other.d
    }

    pub fn add(self, other: Self) -> Option<Self> {
        if self.d == other.d {
            return Some(Self { n: self.n.checked_add(other.n)?, d: self.d });
        }
        // In lowest terms at once: long sums of mixed parts must not grow their denominators.
        retry(self, other, |a, b| {
            let (x, y) = (a.n.checked_mul(b.d)?, b.n.checked_mul(a.d)?);
            Some(Self { n: x.checked_add(y)?, d: a.d.checked_mul(b.d)? }.reduced())
        })
    }

    /// The least number of parts, at least `parts`, in which this value is a whole number of them.
    pub fn common_parts(self, parts: i128) -> Option<i128> {
        // In lowest terms, d over parts leaves the factor that parts lacks.
        parts.checked_mul(Self { n: self.reduced().d, d: parts }.reduced().n)
    }

    /// The same value counted in so many parts, where that goes up exactly: sums of values that count the
    /// same parts are plain additions.
    pub fn counted_in(self, parts: i128) -> Self {
        let lowest = self.reduced();
        let scaled = || lowest.n.checked_mul(parts.checked_div(lowest.d)?);
        match scaled() {
            Some(n) if parts % lowest.d == 0 => Self { n, d: parts },
            _ => self,
        }
    }

    pub fn sub(self, other: Self) -> Option<Self> {
        self.add(Self { n: other.n.checked_neg()?, d: other.d })
    }

    pub fn mul(self, other: Self) -> Option<Self> {
        retry(self, other, |a, b| Some(Self { n: a.n.checked_mul(b.n)?, d: a.d.checked_mul(b.d)? }))
    }

    /// The product with a whole number: the denominator stays.
    pub fn times(self, other: i64) -> Option<Self> {
        Some(Self { n: self.n.checked_mul(other.into())?, d: self.d })
    }

    pub fn div(self, other: Self) -> Option<Self> {
        let flipped = match other.n {
            0 => return None,
            n if n > 0 => Self { n: other.d, d: n },
            n => Self { n: other.d.checked_neg()?, d: n.checked_neg()? },
        };
        self.mul(flipped)
    }

    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.d == other.d {
            return Some(self.n.cmp(&other.n));
        }
        let cross = |a: Self, b: Self| Some(a.n.checked_mul(b.d)?.cmp(&b.n.checked_mul(a.d)?));
        cross(self, other).or_else(|| cross(self.reduced(), other.reduced()))
    }

    pub fn reduced(self) -> Self {
        let (mut a, mut b) = (self.n.unsigned_abs(), self.d.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        match i128::try_from(a) {
            Ok(divisor) if divisor > 1 => Self { n: self.n / divisor, d: self.d / divisor },
            _ => self,
        }
    }

    /// The value as a rate, for comparing with what a run states; `None` when it does not fit.
    pub fn rate(self) -> Option<Rate> {
        let lowest = self.reduced();
        Rate::new(lowest.n, lowest.d).ok()
    }

    /// The integer that `mode` chooses, from the definition: the floor, and how far above it we are.
    pub fn round(self, mode: Rounding) -> Option<i64> {
        // Divisions of 64 bits are several times faster, and nearly all amounts fit.
        let (floor, above) = match (i64::try_from(self.n), i64::try_from(self.d)) {
            (Ok(n), Ok(d)) if n != i64::MIN => (n.div_euclid(d).into(), n.rem_euclid(d).into()),
            _ => (self.n.div_euclid(self.d), self.n.rem_euclid(self.d)),
        };
        if above == 0 {
            return i64::try_from(floor).ok();
        }
        let half = above.cmp(&(self.d - above));
        let positive = self.n > 0;
        let up = match mode {
            Rounding::Floor => false,
            Rounding::Ceiling => true,
            Rounding::Down => !positive,
            Rounding::Up => positive,
            Rounding::HalfUp => half.is_gt() || (half.is_eq() && positive),
            Rounding::HalfDown => half.is_gt() || (half.is_eq() && !positive),
            Rounding::HalfEven => half.is_gt() || (half.is_eq() && floor.rem_euclid(2) == 1),
        };
        i64::try_from(floor + i128::from(up)).ok()
    }

    /// Ten-thousandths, rounded half up (away from zero): how a volume is kept.
    pub fn units(self) -> Option<i64> {
        let unit = i128::from(kernel::Points::UNIT);
        if self.d == unit {
            return i64::try_from(self.n).ok();
        }
        let scaled = Self { n: self.n.checked_mul(unit)?, d: self.d };
        scaled.round(Rounding::HalfUp)
    }
}

/// Tries with the fractions as they are, and once more in lowest terms.
fn retry(a: Ratio, b: Ratio, f: impl Fn(Ratio, Ratio) -> Option<Ratio>) -> Option<Ratio> {
    f(a, b).or_else(|| f(a.reduced(), b.reduced()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Our rounding, made from the definition, agrees with the kernel's, made from truncation.
        #[test]
        fn rounds_as_the_kernel_does(n in -1_000i128..1_000, d in 1i128..40) {
            for (mode, _) in Rounding::ALL {
                let theirs = mode.divide(n, d).map(|w| i64::try_from(w).unwrap());
                prop_assert_eq!(Ratio { n, d }.round(mode), theirs, "{:?}", mode);
            }
        }

        #[test]
        fn arithmetic_agrees_with_the_kernel(a in -99i128..99, b in 1i128..60, c in -99i128..99, d in 1i128..60) {
            let (x, y) = (Ratio { n: a, d: b }, Ratio { n: c, d });
            let (rx, ry) = (Rate::new(a, b).unwrap(), Rate::new(c, d).unwrap());
            prop_assert_eq!(x.add(y).and_then(Ratio::rate), rx.checked_add(ry).ok());
            prop_assert_eq!(x.sub(y).and_then(Ratio::rate), rx.checked_sub(ry).ok());
            prop_assert_eq!(x.mul(y).and_then(Ratio::rate), rx.checked_mul(ry).ok());
            prop_assert_eq!(x.compare(y), Some(rx.cmp(&ry)));
            match x.div(y) {
                None => prop_assert_eq!(c, 0),
                Some(q) => prop_assert_eq!(q.mul(y).and_then(Ratio::rate), Some(rx)),
            }
        }
    }

    #[test]
    fn common_parts_and_long_mixed_sums() {
        let (third, half) = (Ratio { n: 1, d: 3 }, Ratio { n: 2, d: 4 });
        let parts = third.common_parts(1).and_then(|parts| half.common_parts(parts));
        assert_eq!(parts, Some(6));
        let (a, b) = (third.counted_in(6), half.counted_in(6));
        assert_eq!((a.n, a.d, b.n, b.d), (2, 6, 3, 6));
        assert_eq!((third.counted_in(4).n, third.counted_in(4).d), (1, 3));
        let mut sum = Ratio::ZERO;
        for k in 0..100_000i64 {
            let part = Ratio { n: 7, d: if k % 2 == 0 { 5_000 } else { 9_999 } };
            sum = sum.add(part.times(k).unwrap()).unwrap();
        }
        assert!(sum.d <= 5_000 * 9_999);
    }

    #[test]
    fn overflow_is_none_and_reduction_saves_what_fits() {
        let huge = Ratio::whole(i128::MAX);
        assert!(huge.add(huge).is_none() && huge.mul(huge).is_none());
        let tower = Ratio { n: 6_i128.pow(40), d: 6_i128.pow(40) };
        assert_eq!(tower.mul(tower).and_then(Ratio::rate), Some(Rate::ONE));
        assert_eq!(Ratio::whole(i128::from(i64::MAX) + 1).round(Rounding::Down), None);
        assert!(Ratio::ZERO.div(Ratio::ZERO).is_none());
    }
}
