//! Volumes as fixed-point integers with four decimals; refuses finer values and overflow.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Problem, decimal};

/// A volume (PV, BV, CV …) in ten-thousandths. Serialises as a decimal string: `"120.5"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Points(i64);

impl Points {
    /// Decimals kept.
    pub const DIGITS: u32 = 4;
    /// Units in one point.
    pub const UNIT: i64 = 10_000;
    /// No points.
    pub const ZERO: Self = Self(0);

    /// From ten-thousandths of a point.
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// From whole points; `None` on overflow.
    pub const fn from_whole(points: i64) -> Option<Self> {
        match points.checked_mul(Self::UNIT) {
            Some(units) => Some(Self(units)),
            None => None,
        }
    }

    /// Ten-thousandths of a point.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The sum; refuses overflow.
    pub fn checked_add(self, other: Self) -> Result<Self, Problem> {
        self.0.checked_add(other.0).map(Self).ok_or_else(overflow)
    }

    /// The difference; refuses overflow.
    pub fn checked_sub(self, other: Self) -> Result<Self, Problem> {
        self.0.checked_sub(other.0).map(Self).ok_or_else(overflow)
    }

    /// The opposite; refuses overflow.
    pub fn checked_neg(self) -> Result<Self, Problem> {
        self.0.checked_neg().map(Self).ok_or_else(overflow)
    }

    /// A whole number of times; refuses overflow.
    pub fn checked_mul(self, times: i64) -> Result<Self, Problem> {
        self.0.checked_mul(times).map(Self).ok_or_else(overflow)
    }
}

fn overflow() -> Problem {
    Problem::new("points-overflow")
}

impl FromStr for Points {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        decimal::parse_i64(text, Self::DIGITS).map(Self)
    }
}

impl TryFrom<String> for Points {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Points> for String {
    fn from(points: Points) -> Self {
        points.to_string()
    }
}

/// Without needless zeros: `120.5`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal::print_short(i128::from(self.0), Self::DIGITS))
    }
}
