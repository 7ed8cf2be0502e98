//! What a company declares about paying out: order of deductions, fees, withholding, minimum, rounding. Data only;
//! `check.rs` refuses rules that contradict themselves.

use kernel::{Currency, Money, Rate, Rounding};
use serde::{Deserialize, Serialize};

/// The rules of one settlement. Nothing is implied: a step that is not listed does not happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The deductions in the order in which they are taken.
    pub steps: Vec<Step>,
    /// How a line that states nothing of its own is rounded.
    pub rounding: Rounding,
    /// The least that is worth paying.
    #[serde(default)]
    pub minimum: Vec<Minimum>,
    /// Fees, in order. Of the rows with one code the first that matches the payee is charged.
    #[serde(default)]
    pub fees: Vec<Fee>,
    /// Withholding, in order. Of the rows with one code the first that matches the payee is taken.
    #[serde(default)]
    pub withholding: Vec<Withholding>,
    /// How debts are taken back.
    #[serde(default)]
    pub recovery: Recovery,
}

/// One kind of deduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Debts, the oldest first.
    Debts,
    /// Fees, as the table lists them.
    Fees,
    /// Withholding, as the rules list it.
    Withholding,
}

impl Step {
    /// The name in rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Debts => "debts",
            Self::Fees => "fees",
            Self::Withholding => "withholding",
        }
    }
}

/// What a fee or a withholding is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// All credits, before any deduction.
    #[default]
    Gross,
    /// What the deductions before this one left.
    Left,
}

/// The least that is paid in a currency, in a country or everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// Only for payees of this country; it goes before a row for every country.
    #[serde(default)]
    pub country: Option<String>,
    /// A smaller payout waits.
    pub amount: Money,
}

/// One row of the fee table: `fixed + percent × base`, not under `least`, not over `most`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Rows with the same code stand for each other.
    pub code: String,
    /// The currency of everything in the row.
    pub currency: Currency,
    /// Only for payees of this country.
    #[serde(default)]
    pub country: Option<String>,
    /// Only for this way of being paid.
    #[serde(default)]
    pub method: Option<String>,
    /// A fixed part.
    #[serde(default)]
    pub fixed: Option<Money>,
    /// A part of the base.
    #[serde(default)]
    pub percent: Option<Rate>,
    /// What the percentage is counted on.
    #[serde(default)]
    pub base: Base,
    /// The least fee.
    #[serde(default)]
    pub least: Option<Money>,
    /// The largest fee.
    #[serde(default)]
    pub most: Option<Money>,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<Round>,
}

/// One rule of withholding for a country and a tax profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    /// Rules with the same code stand for each other.
    pub code: String,
    /// The country whose tax it is.
    pub country: String,
    /// The tax profile, such as `individual`; without one, everybody in the country.
    #[serde(default)]
    pub profile: Option<String>,
    /// The currency of its brackets and its step.
    pub currency: Currency,
    /// What it is counted on.
    #[serde(default)]
    pub base: Base,
    /// Only these kinds of credits; without any, all. Needs `base = "gross"`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The part of the base that is taxed, after flat-rate costs.
    #[serde(default = "whole")]
    pub share: Rate,
    /// Rates by bracket; one bracket from zero is a flat rate.
    pub brackets: Vec<Bracket>,
    /// Whether brackets go on from what was taxed earlier in the year.
    #[serde(default)]
    pub yearly: bool,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<Round>,
}

/// The rate on the part of a base above `from`, up to the next bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// Where the bracket begins.
    pub from: Money,
    /// What is taken of what lies above.
    pub rate: Rate,
}

/// How one line is rounded: to a multiple of `to`, or to the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The mode.
    pub mode: Rounding,
    /// A coarser unit, such as one whole zloty.
    #[serde(default)]
    pub to: Option<Money>,
}

/// How debts are taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recovery {
    /// The largest part of the gross that goes to debts in one settlement.
    pub share: Rate,
}

impl Default for Recovery {
    fn default() -> Self {
        Self { share: Rate::ONE }
    }
}

fn whole() -> Rate {
    Rate::ONE
}
