//! Where a member is paid, as JSON.

use app::settlements as feature;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{SettledAmount, across};
use crate::problem::ApiError;

/// Why nothing is paid for some time.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeHold {
    /// What a person entered.
    pub reason: String,
    /// `YYYY-MM-DD`: the first day.
    pub from: String,
    /// The first day that is free again; none: until it is lifted.
    #[serde(default)]
    pub until: Option<String>,
}

/// What a payee is sure to get of each settlement.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeGuarantee {
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
    /// Whether the top-up is an advance, owed afterwards.
    #[serde(default)]
    pub recoverable: bool,
}

/// Where a member is paid and on which terms.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeData {
    /// The holder of the account.
    #[serde(default)]
    pub name: String,
    /// `sepa` or `other`.
    pub method: String,
    /// Of the account; the country and the last four signs for readers without the right.
    #[serde(default)]
    pub iban: Option<String>,
    /// Of its bank.
    #[serde(default)]
    pub bic: Option<String>,
    /// An account without IBAN, in whatever form the country has.
    #[serde(default)]
    pub account: Option<String>,
    /// For tax and fees; none: as the member's record says.
    #[serde(default)]
    pub country: Option<String>,
    /// Of statements; none: as the member's record says.
    #[serde(default)]
    pub language: Option<String>,
    /// Tax profile, such as `individual`.
    #[serde(default)]
    pub profile: Option<String>,
    /// Why nothing is paid.
    #[serde(default)]
    pub holds: Vec<PayeeHold>,
    /// Minimums of the payee's own, one a currency.
    #[serde(default)]
    pub minimums: Vec<SettledAmount>,
    /// Guarantees and draws, one a currency.
    #[serde(default)]
    pub guarantees: Vec<PayeeGuarantee>,
}

impl PayeeData {
    pub(in crate::settlements) fn into_app(self) -> Result<feature::PayeeText, ApiError> {
        Ok(feature::PayeeText {
            holds: across(&self.holds)?,
            minimums: across(&self.minimums)?,
            guarantees: across(&self.guarantees)?,
            name: self.name,
            method: self.method,
            iban: self.iban,
            bic: self.bic,
            account: self.account,
            country: self.country,
            language: self.language,
            profile: self.profile,
        })
    }
}

/// A payee as the reader sees it.
#[derive(Serialize, ToSchema)]
pub struct PayeeView {
    /// Whose.
    member: Uuid,
    /// For `If-Match`; 0 where nothing was entered yet.
    version: i64,
    /// Whether the account is shown in part only.
    masked: bool,
    /// Whether the reader may change it.
    can_change: bool,
    /// What was entered.
    data: PayeeData,
}

impl PayeeView {
    pub(in crate::settlements) fn new(view: feature::PayeeView) -> Result<Self, ApiError> {
        let text = view.text;
        Ok(Self {
            member: view.member.uuid(),
            version: view.version,
            masked: view.masked,
            can_change: view.can_change,
            data: PayeeData {
                holds: across(&text.holds)?,
                minimums: across(&text.minimums)?,
                guarantees: across(&text.guarantees)?,
                name: text.name,
                method: text.method,
                iban: text.iban,
                bic: text.bic,
                account: text.account,
                country: text.country,
                language: text.language,
                profile: text.profile,
            },
        })
    }
}
