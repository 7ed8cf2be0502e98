//! The rules of payment as JSON; holds no rules of its own.

use app::settlements as feature;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{SettledAmount, across};
use crate::problem::ApiError;

/// The least that is worth paying.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayoutMinimum {
    /// Only for payees of this country.
    #[serde(default)]
    pub country: Option<String>,
    /// A smaller payout waits.
    pub amount: SettledAmount,
}

/// A rounding of one line.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineRounding {
    /// `half_up`, `half_even`, `half_down`, `down`, `up`, `floor`, `ceiling`.
    pub mode: String,
    /// To a multiple of this amount; none: to the minor unit.
    #[serde(default)]
    pub to: Option<String>,
}

/// A row of the table of fees: `fixed + percent × base`, not under `least`, not over `most`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayoutFee {
    /// Of rows with one code the first that matches the payee is charged.
    pub code: String,
    /// Of every amount of the row.
    pub currency: String,
    /// Only for payees of this country.
    #[serde(default)]
    pub country: Option<String>,
    /// Only for this way of being paid.
    #[serde(default)]
    pub method: Option<String>,
    /// A fixed part.
    #[serde(default)]
    pub fixed: Option<String>,
    /// A part of the base: `1.5%`.
    #[serde(default)]
    pub percent: Option<String>,
    /// `gross` or `left`.
    #[serde(default = "gross")]
    pub base: String,
    /// The least fee.
    #[serde(default)]
    pub least: Option<String>,
    /// The largest fee.
    #[serde(default)]
    pub most: Option<String>,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<LineRounding>,
}

/// The rate on what lies above `from`, up to the next bracket.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxBracket {
    /// Where it begins; the first at zero.
    pub from: String,
    /// `19%`.
    pub rate: String,
}

/// A rule of withholding for a country and a tax profile.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithholdingRule {
    /// Of rules with one code the first that matches the payee is taken.
    pub code: String,
    /// The country whose tax it is.
    pub country: String,
    /// Only for this tax profile.
    #[serde(default)]
    pub profile: Option<String>,
    /// Of every amount of the rule.
    pub currency: String,
    /// `gross` or `left`.
    #[serde(default = "gross")]
    pub base: String,
    /// Only these kinds of credits: `commission`, `adjustment` …; none: all.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The part of the base that is taxed, after flat-rate costs.
    #[serde(default = "whole")]
    pub share: String,
    /// Rates by bracket; one from zero is a flat rate.
    pub brackets: Vec<TaxBracket>,
    /// Whether brackets go on from what was taxed earlier in the year.
    #[serde(default)]
    pub yearly: bool,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<LineRounding>,
}

/// Whose account payouts leave.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Debtor {
    /// The holder.
    pub name: String,
    /// The account.
    pub iban: String,
    /// Its bank; not needed inside SEPA.
    #[serde(default)]
    pub bic: Option<String>,
}

/// What the company declares about paying out. Nothing is implied: a step that is not listed does not happen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRules {
    /// The deductions in their order: `debts`, `fees`, `withholding`.
    pub steps: Vec<String>,
    /// How a line is rounded that states nothing of its own: `half_up` …
    pub rounding: String,
    /// The largest part of the gross that goes to debts in one settlement.
    #[serde(default = "whole")]
    pub recovery: String,
    /// The least that is worth paying.
    #[serde(default)]
    pub minimum: Vec<PayoutMinimum>,
    /// The table of fees.
    #[serde(default)]
    pub fees: Vec<PayoutFee>,
    /// The rules of withholding.
    #[serde(default)]
    pub withholding: Vec<WithholdingRule>,
    /// Whose account payouts leave; needed for files by SEPA.
    #[serde(default)]
    pub debtor: Option<Debtor>,
    /// Whether the bank shows one sum instead of every transfer.
    #[serde(default)]
    pub batch_booking: bool,
    /// What payees read on their statements, before the code of the settlement.
    #[serde(default)]
    pub remittance: String,
}

fn gross() -> String {
    "gross".to_owned()
}

fn whole() -> String {
    "100%".to_owned()
}

impl SettlementRules {
    pub(in crate::settlements) fn into_app(self) -> Result<feature::RulesText, ApiError> {
        across(&self)
    }
}

/// A new version of the rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveSettlementRules {
    /// `YYYY-MM-DD`: the first day it is in force.
    pub from: String,
    /// What it says.
    pub rules: SettlementRules,
}

/// A version of the rules.
#[derive(Serialize, ToSchema)]
pub struct SettlementRulesVersion {
    /// From 1.
    version: i64,
    /// The first day it is in force.
    from: String,
    /// Whether it is what counts today.
    in_force: bool,
    /// What it says.
    rules: SettlementRules,
    /// Who made it.
    by: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
}

/// Every version, the newest first.
#[derive(Serialize, ToSchema)]
pub struct SettlementRulesVersions {
    /// The last version, for `If-Match`; 0 before the first.
    version: i64,
    /// The versions.
    items: Vec<SettlementRulesVersion>,
}

impl SettlementRulesVersions {
    pub(in crate::settlements) fn new(views: Vec<feature::RulesView>) -> Result<Self, ApiError> {
        let version = views.first().map_or(0, |view| view.version);
        let one = |view: feature::RulesView| -> Result<SettlementRulesVersion, ApiError> {
            Ok(SettlementRulesVersion {
                version: view.version,
                from: view.from,
                in_force: view.in_force,
                rules: across(&view.rules)?,
                by: view.by,
                at: view.at,
            })
        };
        Ok(Self { version, items: views.into_iter().map(one).collect::<Result<_, _>>()? })
    }
}
