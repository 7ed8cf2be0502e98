//! Exact money: minor units and a currency; refuses to mix currencies, to overflow and to round
//! without a declared mode.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Currency, Problem, decimal};

/// An amount in minor units (cents) of one currency. Serialises as `{"amount":"12.30","currency":"EUR"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Money {
    minor: i64,
    currency: Currency,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    amount: String,
    currency: Currency,
}

impl From<Money> for Wire {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency }
    }
}

impl TryFrom<Wire> for Money {
    type Error = Problem;
    fn try_from(wire: Wire) -> Result<Self, Problem> {
        Self::parse(&wire.amount, wire.currency)
    }
}

impl Money {
    /// An amount from minor units.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Reads an exact decimal such as `-12.30`; more decimals than the currency has are refused.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Problem> {
        decimal::parse_i64(text, currency.digits()).map(|minor| Self { minor, currency })
    }

    /// Minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount alone with all its decimals: `12.30`.
    pub fn decimal(self) -> String {
        decimal::print(i128::from(self.minor), self.currency.digits())
    }

    /// Whether it is exactly zero.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The sum; refuses another currency and overflow.
    pub fn checked_add(self, other: Self) -> Result<Self, Problem> {
        self.same(other)?;
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self }).ok_or_else(overflow)
    }

    /// The difference; refuses another currency and overflow.
    pub fn checked_sub(self, other: Self) -> Result<Self, Problem> {
        self.same(other)?;
        self.minor.checked_sub(other.minor).map(|minor| Self { minor, ..self }).ok_or_else(overflow)
    }

    /// The amount a whole number of times; refuses overflow.
    pub fn checked_mul(self, times: i64) -> Result<Self, Problem> {
        self.minor.checked_mul(times).map(|minor| Self { minor, ..self }).ok_or_else(overflow)
    }

    /// The opposite amount; refuses overflow.
    pub fn checked_neg(self) -> Result<Self, Problem> {
        self.minor.checked_neg().map(|minor| Self { minor, ..self }).ok_or_else(overflow)
    }

    fn same(self, other: Self) -> Result<(), Problem> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Problem::new("money-currencies-differ").with("one", self.currency).with("other", other.currency))
    }
}

fn overflow() -> Problem {
    Problem::new("money-overflow")
}

/// `12.30 EUR`, for logs; screens format by language.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}
