//! What settlements look like as JSON, one file a screen: amounts are exact decimals with the currency beside them, reasons are
//! keys of `settle.ftl` with their values. These shapes are the promise to scripts. Holds no rules.

mod payee;
mod payout;
mod rules;
mod settled;
mod settlement;

use kernel::Money;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::problem::ApiError;

pub(crate) use payee::{PayeeData, PayeeView};
pub(crate) use payout::{MarkPayout, Payout, PayoutFile, PayoutFiles, Payouts};
pub(crate) use rules::{SaveSettlementRules, SettlementRulesVersions};
pub(crate) use settled::{OwnSettlements, SettledPayees, SettlementStatement};
pub(crate) use settlement::{Settlement, SettlementDetail, Settlements};

/// The same values in the type of the other room: both sides write the same JSON.
fn across<T: DeserializeOwned>(from: &impl Serialize) -> Result<T, ApiError> {
    let json = serde_json::to_value(from).map_err(app::Error::internal)?;
    Ok(serde_json::from_value(json).map_err(app::Error::internal)?)
}

/// An amount with its currency.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettledAmount {
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
}

impl From<Money> for SettledAmount {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency().to_string() }
    }
}
