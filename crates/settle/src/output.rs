//! What a settlement says: lines with the reason of every amount, what is paid, what stays. Data only.

use kernel::{Money, Params, Rate};
use serde::Serialize;

use crate::input::{Credit, Debt};

/// One payee in one currency.
///
/// Invariant: the lines sum to `payout` plus what `kept` sums to. Debts before, less the lines that take them back, plus
/// a recoverable top-up, are `debts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// Who.
    pub payee: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it ended so; nothing when it is paid.
    pub why: Vec<Reason>,
    /// Credits, then deductions in the order in which they were taken. Nothing is deducted where nothing is paid.
    pub lines: Vec<Line>,
    /// What leaves for the payee: never below zero.
    pub payout: Money,
    /// What stays, for the next settlement.
    pub kept: Vec<Credit>,
    /// What the payee owes afterwards.
    pub debts: Vec<Debt>,
    /// What is kept less what is owed: below zero the payee owes the company.
    pub balance: Money,
}

/// How a settlement ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Money leaves.
    Paid,
    /// Something holds it; nothing is deducted.
    Held,
    /// Too little to be worth it.
    BelowMinimum,
    /// The deductions leave nothing to pay; no more is owed than there is.
    Nothing,
    /// The payee owes more than there is.
    Owing,
}

impl Outcome {
    /// The name in settlements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Held => "held",
            Self::BelowMinimum => "below-minimum",
            Self::Nothing => "nothing",
            Self::Owing => "owing",
        }
    }
}

/// One amount of a settlement: credits above zero, deductions below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The kind of bonus, the code of the fee or withholding, the kind of debt.
    pub name: String,
    /// The run, the earlier settlement or the debt.
    pub source: Option<String>,
    /// What was counted on.
    pub base: Option<Money>,
    /// The rate, where one rate says it all.
    pub rate: Option<Rate>,
    /// The amount with its sign.
    pub amount: Money,
    /// How it came about.
    pub why: Vec<Reason>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Earned since the last settlement.
    Credit,
    /// Kept by an earlier settlement.
    Kept,
    /// What lifts the period's credits to the guarantee.
    TopUp,
    /// A debt taken back.
    Recovery,
    /// A fee.
    Fee,
    /// Withheld for a tax office or the like.
    Withheld,
}

impl LineKind {
    /// The name in settlements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Kept => "kept",
            Self::TopUp => "top-up",
            Self::Recovery => "recovery",
            Self::Fee => "fee",
            Self::Withheld => "withheld",
        }
    }
}

/// One sentence: a key of `settle.ftl` and its values (amounts, rates, names; never words).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Such as `settle-why-below-minimum`.
    pub key: &'static str,
    /// Such as `minimum = 25.00`.
    pub params: Params,
}

impl Reason {
    /// A reason without values.
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, params: Params::new() }
    }

    /// Adds a value.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
