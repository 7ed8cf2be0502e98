//! What is settled: payees with their balances, holds, debts and guarantees. Data only; `check.rs` refuses what
//! stands twice or is of the wrong sign or currency.

use std::collections::BTreeMap;

use kernel::{Currency, Date, Money};
use serde::{Deserialize, Serialize};

/// Everything one settlement works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// What names the settlement, such as `S-2026-10`; debts that arise carry it.
    pub reference: String,
    /// The day on which it is made: holds and debts are read on this day.
    pub on: Date,
    /// Who may be paid, in any order.
    pub payees: Vec<Payee>,
}

/// One payee: profile and money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payee {
    /// Who it is, as the caller names payees.
    pub id: String,
    /// The country of residence for tax and fees.
    pub country: String,
    /// The tax profile, such as `individual` or `company`.
    #[serde(default)]
    pub profile: Option<String>,
    /// The way of being paid, such as `sepa`.
    #[serde(default)]
    pub method: Option<String>,
    /// Why nothing may be paid.
    #[serde(default)]
    pub holds: Vec<Hold>,
    /// What stands in the way beside what a person entered.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// One account a currency.
    #[serde(default)]
    pub accounts: Vec<Account>,
}

/// What keeps money back until it is mended, without anybody's word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Nobody has said where the money goes.
    NoAccount,
    /// Nobody knows what became of this payout: a further one might pay twice.
    PayoutUnknown(String),
}

/// Why nothing is paid, from a day, until a day that is free again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// What a person entered.
    pub reason: String,
    /// The first day.
    pub from: Date,
    /// The first day that is free again; without one it holds until it is lifted.
    #[serde(default)]
    pub until: Option<Date>,
}

impl Hold {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }
}

/// The money of one payee in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Of everything in it.
    pub currency: Currency,
    /// What the payee earned since the last settlement; corrections may be negative.
    #[serde(default)]
    pub credits: Vec<Credit>,
    /// What earlier settlements kept, as they gave it back.
    #[serde(default)]
    pub kept: Vec<Credit>,
    /// What the payee owes.
    #[serde(default)]
    pub debts: Vec<Debt>,
    /// What the payee is sure to get of the period.
    #[serde(default)]
    pub guarantee: Option<Guarantee>,
    /// A minimum of the payee's own; the larger one counts.
    #[serde(default)]
    pub minimum: Option<Money>,
    /// By code of withholding: the bases of the lines paid earlier in the year.
    #[serde(default)]
    pub taxed: BTreeMap<String, Money>,
}

/// An amount with where it comes from. Source and kind together stand once in an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// The run or settlement.
    pub source: String,
    /// The kind of bonus, as withholding rules name it.
    pub kind: String,
    /// How much.
    pub amount: Money,
}

/// What somebody owes since a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debt {
    /// Since when; the oldest is taken back first.
    pub since: Date,
    /// What names it.
    pub id: String,
    /// How it arose.
    pub kind: DebtKind,
    /// What is still open.
    pub open: Money,
}

impl DebtKind {
    /// The name in settlements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clawback => "clawback",
            Self::Draw => "draw",
            Self::Other => "other",
        }
    }
}

/// How a debt arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtKind {
    /// Commission was taken back after it was paid.
    Clawback,
    /// An advance: a draw on commission not earned yet.
    Draw,
    /// Anything else, such as goods or a loan.
    Other,
}

/// What a payee is sure to get of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    /// How much.
    pub amount: Money,
    /// Whether the top-up is an advance, owed afterwards (a recoverable draw).
    pub recoverable: bool,
}
