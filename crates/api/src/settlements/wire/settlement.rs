//! A settlement in a list and on its page, as JSON.

use app::settlements as feature;
use app::{Cx, Language};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::problem::FieldProblem;
use crate::runs::wire::Approval;

/// A settlement in a list.
#[derive(Serialize, ToSchema)]
pub struct Settlement {
    /// Id.
    id: Uuid,
    /// `ST-000012`.
    code: String,
    /// What was booked on or before this day is in it.
    on: String,
    /// ISO code.
    currency: String,
    /// `computing`, `proposed`, `approved`, `posted`, `rejected`, `cancelled`, `failed`.
    state: String,
    /// The version of the rules.
    rules: i64,
    /// How often it was computed.
    round: i64,
    /// Payees in it.
    payees: i64,
    /// Payees who are paid.
    payouts: i64,
    /// What they are paid, exact decimal.
    paid: String,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    asked_at: jiff::Timestamp,
    /// When it was posted.
    #[schema(value_type = Option<String>, format = DateTime)]
    posted_at: Option<jiff::Timestamp>,
}

impl From<feature::SettlementItem> for Settlement {
    fn from(item: feature::SettlementItem) -> Self {
        let row = item.row;
        Self {
            id: row.id,
            code: row.code,
            on: row.on,
            currency: row.currency,
            state: row.state,
            rules: row.rules,
            round: row.round,
            payees: row.payees,
            payouts: row.payouts,
            paid: item.paid,
            asked_at: row.asked_at,
            posted_at: row.posted_at,
        }
    }
}

/// A page of settlements.
#[derive(Serialize, ToSchema)]
pub struct Settlements {
    /// The newest first.
    pub items: Vec<Settlement>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Count and sums of an outcome, exact decimals.
#[derive(Serialize, ToSchema)]
pub struct OutcomeTotal {
    /// `paid`, `held`, `below_minimum`, `nothing`, `owing`.
    outcome: String,
    /// Payees.
    count: i64,
    /// Credits.
    gross: String,
    /// Fees.
    fees: String,
    /// Withheld.
    withheld: String,
    /// Debts taken back.
    recovered: String,
    /// What leaves.
    payout: String,
    /// What is owed afterwards; below zero the payees owe.
    balance: String,
}

/// Count and sum of payouts in a state.
#[derive(Serialize, ToSchema)]
pub struct PayoutTotal {
    /// `pending`, `sent`, `confirmed`, `failed`, `unknown`.
    state: String,
    /// Payouts.
    count: i64,
    /// Exact decimal.
    amount: String,
}

/// What the reader may do with a settlement now.
#[derive(Serialize, ToSchema)]
pub struct SettlementCan {
    /// Approve it.
    approve: bool,
    /// Reject it.
    reject: bool,
    /// Post it.
    post: bool,
    /// Compute it anew.
    recompute: bool,
    /// Take it back.
    cancel: bool,
    /// Make files and say what became of payouts.
    pay: bool,
    /// Take it away as a file.
    export: bool,
}

/// A settlement with everything on its page.
#[derive(Serialize, ToSchema)]
pub struct SettlementDetail {
    /// The settlement.
    #[serde(flatten)]
    settlement: Settlement,
    /// The job that computes it.
    job: Option<Uuid>,
    /// By outcome.
    totals: Vec<OutcomeTotal>,
    /// Payouts by state; none before it is posted.
    paid_out: Vec<PayoutTotal>,
    /// Who asked and decided.
    approvals: Vec<Approval>,
    /// Why it could not be computed, in words.
    problem: Option<FieldProblem>,
    /// What the reader may do now.
    can: SettlementCan,
}

impl SettlementDetail {
    /// Puts the words in.
    pub(in crate::settlements) fn new(
        cx: &Cx,
        language: Language,
        detail: feature::SettlementDetail,
    ) -> Self {
        let total = |one: feature::Total| OutcomeTotal {
            outcome: one.outcome,
            count: one.count,
            gross: one.gross,
            fees: one.fees,
            withheld: one.withheld,
            recovered: one.recovered,
            payout: one.payout,
            balance: one.balance,
        };
        let paid =
            |one: feature::Paid| PayoutTotal { state: one.state, count: one.count, amount: one.amount };
        let approval = |one: feature::Approval| Approval {
            name: one.name,
            verdict: one.verdict,
            comment: one.comment,
            at: one.at,
        };
        let can = detail.can;
        Self {
            job: detail.item.row.job,
            settlement: detail.item.into(),
            totals: detail.totals.into_iter().map(total).collect(),
            paid_out: detail.payouts.into_iter().map(paid).collect(),
            approvals: detail.approvals.into_iter().map(approval).collect(),
            problem: detail.problem.map(|problem| FieldProblem::of(&cx.words, language, &problem)),
            can: SettlementCan {
                approve: can.approve,
                reject: can.reject,
                post: can.post,
                recompute: can.recompute,
                cancel: can.cancel,
                pay: can.pay,
                export: can.export,
            },
        }
    }
}
