//! Payouts and their files, as JSON.

use app::settlements as feature;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::runs::wire::Person;

/// A payout.
#[derive(Serialize, ToSchema)]
pub struct Payout {
    /// Id.
    id: Uuid,
    /// `ST-000012/3`.
    code: String,
    /// The settlement.
    settlement: Uuid,
    /// Who is paid; none in one's own list.
    member: Option<Person>,
    /// Exact decimal.
    amount: String,
    /// ISO code.
    currency: String,
    /// `pending`, `sent`, `confirmed`, `failed`, `unknown`.
    state: String,
    /// The file or order it left with.
    sent_with: Option<String>,
    /// What the bank called the movement.
    confirmed_by: Option<String>,
    /// Why it failed.
    failed_because: Option<String>,
    /// The last step.
    #[schema(value_type = String, format = DateTime)]
    changed_at: jiff::Timestamp,
}

impl Payout {
    pub(super) fn new(row: feature::PayoutRow, person: Option<Person>, amount: String) -> Self {
        Self {
            id: row.id,
            code: row.code,
            settlement: row.settlement,
            member: person,
            amount,
            currency: row.currency,
            state: row.state,
            sent_with: row.sent_with,
            confirmed_by: row.confirmed_by,
            failed_because: row.failed_because,
            changed_at: row.changed_at,
        }
    }
}

impl From<feature::PayoutItem> for Payout {
    fn from(item: feature::PayoutItem) -> Self {
        let person = item.person.map(|one| Person { id: one.id, code: one.code, name: one.name });
        Self::new(item.row, person, item.amount)
    }
}

/// A page of payouts.
#[derive(Serialize, ToSchema)]
pub struct Payouts {
    /// In the order of their numbers.
    pub items: Vec<Payout>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// What is said of a payout, or of every payout of a file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkPayout {
    /// `sent` (a payout by itself), `confirmed`, `failed`, `returned` (after it was confirmed) or `unknown`.
    pub to: String,
    /// The order, the bank's name of the movement, or why; not for `unknown`.
    #[serde(default)]
    pub reference: String,
}

impl From<MarkPayout> for feature::Mark {
    fn from(body: MarkPayout) -> Self {
        Self { to: body.to, reference: body.reference }
    }
}

/// A payout file.
#[derive(Serialize, ToSchema)]
pub struct PayoutFile {
    /// Id.
    id: Uuid,
    /// `ST-000012-1`.
    code: String,
    /// `pain` (pain.001.001.09) or `csv`.
    kind: String,
    /// How many payouts stand in it.
    payouts: i64,
    /// Their sum, exact decimal.
    total: String,
    /// ISO code.
    currency: String,
    /// The day on which the bank is to pay.
    execute_on: Option<String>,
    /// SHA-256 of the content.
    sha256: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
    /// Who made it.
    by: Option<String>,
    /// In the answer to making it: payouts that stay pending, since nobody said where they go in a file of this kind.
    left: usize,
}

impl From<feature::FileItem> for PayoutFile {
    fn from(item: feature::FileItem) -> Self {
        Self {
            id: item.id,
            code: item.code,
            kind: item.kind,
            payouts: item.payouts,
            total: item.total,
            currency: item.currency,
            execute_on: item.execute_on,
            sha256: item.sha256,
            at: item.at,
            by: item.by,
            left: item.left,
        }
    }
}

/// The files of a settlement.
#[derive(Serialize, ToSchema)]
pub struct PayoutFiles {
    /// In the order they were made.
    pub items: Vec<PayoutFile>,
    /// The cursor of the next page.
    pub next: Option<String>,
}
