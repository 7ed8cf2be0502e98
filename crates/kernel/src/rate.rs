//! Exact rates as reduced fractions, so that products are folded before the one rounding; refuses
//! floats, zero denominators and overflow.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Problem, Rounding, decimal};

/// A reduced fraction with a positive denominator. `5%`, `0.05` and `1/20` are the same rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate {
    numerator: i128,
    denominator: i128,
}

/// Finest decimal read: enough for any published plan and its products of three.
const DIGITS: u32 = 12;

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator`, reduced; refuses a zero denominator.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, Problem> {
        if denominator == 0 {
            return Err(Problem::new("rate-zero-denominator"));
        }
        if numerator == i128::MIN || denominator == i128::MIN {
            return Err(overflow());
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        // Both fit: neither is i128::MIN, so the divisor is at most i128::MAX.
        let divisor = i128::try_from(divisor).map_err(|_| overflow())? * denominator.signum();
        Ok(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The numerator of the reduced fraction.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator of the reduced fraction, at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The exact product.
    pub fn checked_mul(self, other: Self) -> Result<Self, Problem> {
        // Reducing across first keeps the intermediate products as small as they can be.
        let one = Self::new(self.numerator, other.denominator)?;
        let two = Self::new(other.numerator, self.denominator)?;
        let numerator = one.numerator.checked_mul(two.numerator).ok_or_else(overflow)?;
        let denominator = one.denominator.checked_mul(two.denominator).ok_or_else(overflow)?;
        Self::new(numerator, denominator)
    }

    /// The exact sum.
    pub fn checked_add(self, other: Self) -> Result<Self, Problem> {
        let left = self.numerator.checked_mul(other.denominator).ok_or_else(overflow)?;
        let right = other.numerator.checked_mul(self.denominator).ok_or_else(overflow)?;
        let denominator = self.denominator.checked_mul(other.denominator).ok_or_else(overflow)?;
        Self::new(left.checked_add(right).ok_or_else(overflow)?, denominator)
    }

    /// The exact difference.
    pub fn checked_sub(self, other: Self) -> Result<Self, Problem> {
        self.checked_add(Self { numerator: -other.numerator, ..other })
    }

    /// `amount × rate`, rounded once.
    pub fn apply(self, amount: i64, rounding: Rounding) -> Result<i64, Problem> {
        let product = i128::from(amount).checked_mul(self.numerator).ok_or_else(overflow)?;
        let whole = rounding.divide(product, self.denominator).ok_or_else(overflow)?;
        i64::try_from(whole).map_err(|_| overflow())
    }

    /// As a percentage such as `12.5%`; a rate that is no short decimal prints as `1/3`.
    pub fn percent(self) -> String {
        match self.numerator.checked_mul(100).and_then(|n| Self::new(n, self.denominator).ok()) {
            Some(hundredfold) if hundredfold.decimal().is_some() => format!("{hundredfold}%"),
            _ => self.to_string(),
        }
    }

    /// The exact decimal, if it has one of at most twelve digits.
    fn decimal(self) -> Option<String> {
        let scale = 10_i128.pow(DIGITS);
        if scale % self.denominator != 0 {
            return None;
        }
        let scaled = self.numerator.checked_mul(scale / self.denominator)?;
        Some(decimal::print_short(scaled, DIGITS))
    }
}

fn overflow() -> Problem {
    Problem::new("rate-overflow")
}

fn gcd(mut one: u128, mut two: u128) -> u128 {
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one.max(1)
}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rate {
    /// Exact for every pair: continued fractions instead of a product that could overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut one, mut two) = (*self, *other);
        let mut flipped = false;
        loop {
            let whole =
                (one.numerator.div_euclid(one.denominator), two.numerator.div_euclid(two.denominator));
            let rest = (one.numerator.rem_euclid(one.denominator), two.numerator.rem_euclid(two.denominator));
            let order = match whole.0.cmp(&whole.1) {
                Ordering::Equal => match rest {
                    (0, 0) => Ordering::Equal,
                    (0, _) => Ordering::Less,
                    (_, 0) => Ordering::Greater,
                    _ => {
                        one = Self { numerator: one.denominator, denominator: rest.0 };
                        two = Self { numerator: two.denominator, denominator: rest.1 };
                        flipped = !flipped;
                        continue;
                    }
                },
                order => order,
            };
            return if flipped { order.reverse() } else { order };
        }
    }
}

impl FromStr for Rate {
    type Err = Problem;

    /// Reads `0.05`, `5%` or `1/20`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let problem = || Problem::new("rate-malformed").with("value", text).token(text);
        if let Some((numerator, denominator)) = text.split_once('/') {
            let whole = |text: &str| decimal::parse(text, 0).map_err(|_| problem());
            return Self::new(whole(numerator)?, whole(denominator)?).map_err(|_| problem());
        }
        let (digits, hundred) = match text.strip_suffix('%') {
            Some(digits) => (digits, 100),
            None => (text, 1),
        };
        let scaled = decimal::parse(digits, DIGITS).map_err(|_| problem())?;
        Self::new(scaled, 10_i128.pow(DIGITS) * hundred).map_err(|_| problem())
    }
}

impl TryFrom<String> for Rate {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> Self {
        rate.to_string()
    }
}

/// The exact decimal, or the fraction where no short decimal exists.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimal() {
            Some(text) => f.write_str(&text),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}
