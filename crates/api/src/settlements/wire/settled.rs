//! Payees of a settlement, one payee's statement, and the own ones of a seller, as JSON.

use std::collections::BTreeMap;

use app::settlements::{self as feature, Told};
use kernel::Money;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Payout, Settlement};
use crate::runs::wire::Person;

/// A payee of a settlement, exact decimals.
#[derive(Serialize, ToSchema)]
pub struct SettledPayee {
    /// Who; none in one's own list.
    member: Option<Person>,
    /// `active` or `inactive`: a debt stays whatever becomes of the member.
    status: String,
    /// `paid`, `held`, `below_minimum`, `nothing`, `owing`.
    outcome: String,
    /// Credits.
    gross: String,
    /// Fees, what is withheld and debts taken back.
    deducted: String,
    /// What leaves.
    payout: String,
    /// What is owed afterwards; below zero the payee owes.
    balance: String,
    /// What became of the payout, once there is one.
    paid_out: Option<Payout>,
}

impl From<feature::PayeeItem> for SettledPayee {
    fn from(item: feature::PayeeItem) -> Self {
        let (amount, person) = (item.payout.clone(), item.person);
        Self {
            status: person.as_ref().map(|one| one.status.clone()).unwrap_or_default(),
            member: person.map(|one| Person { id: one.id, code: one.code, name: one.name }),
            outcome: item.row.outcome,
            gross: item.gross,
            deducted: item.deducted,
            payout: item.payout,
            balance: item.balance,
            paid_out: item.paid.map(|row| Payout::new(row, None, amount)),
        }
    }
}

/// A page of payees.
#[derive(Serialize, ToSchema)]
pub struct SettledPayees {
    /// The highest payout first.
    items: Vec<SettledPayee>,
    /// The cursor of the next page.
    next: Option<String>,
    /// ISO code of every amount.
    currency: String,
}

impl From<feature::PayeesPage> for SettledPayees {
    fn from(page: feature::PayeesPage) -> Self {
        Self {
            items: page.items.into_iter().map(Into::into).collect(),
            next: page.next.map(|(amount, member)| format!("{amount}_{member}")),
            currency: page.currency,
        }
    }
}

/// A sentence: a key of the words of settlements, and what fills them.
#[derive(Serialize, ToSchema)]
pub struct SettlementReason {
    /// Such as `settle-why-below-minimum`.
    key: String,
    /// Such as `minimum = 25.00`; amounts, rates, names, never words.
    params: BTreeMap<String, String>,
}

impl From<Told> for SettlementReason {
    fn from(told: Told) -> Self {
        Self { key: told.key, params: told.params }
    }
}

/// One amount of a statement.
#[derive(Serialize, ToSchema)]
pub struct StatementLine {
    /// `credit`, `kept`, `top_up`, `recovery`, `fee`, `withheld`.
    kind: String,
    /// The kind of credit, the code of the fee or withholding, the kind of debt.
    name: String,
    /// The run, the earlier settlement or the debt.
    source: Option<String>,
    /// What was counted on, exact decimal.
    base: Option<String>,
    /// The rate, where one says it all: `19%`.
    rate: Option<String>,
    /// With its sign, exact decimal.
    amount: String,
    /// How it came about.
    why: Vec<SettlementReason>,
}

/// What stays for the next settlement.
#[derive(Serialize, ToSchema)]
pub struct KeptCredit {
    /// Where it comes from.
    source: String,
    /// Its kind.
    kind: String,
    /// Exact decimal.
    amount: String,
}

/// What the payee owes afterwards.
#[derive(Serialize, ToSchema)]
pub struct OpenDebt {
    /// What names it.
    id: String,
    /// `clawback`, `draw`, `other`.
    kind: String,
    /// Since when.
    since: String,
    /// Exact decimal.
    open: String,
}

/// One payee of one settlement, with every deduction explained.
#[derive(Serialize, ToSchema)]
pub struct SettlementStatement {
    /// The settlement.
    settlement: Settlement,
    /// The payee.
    payee: SettledPayee,
    /// Credits, then deductions in the order in which they were taken; they sum to what is paid and what is kept.
    lines: Vec<StatementLine>,
    /// Why nothing is paid, where nothing is.
    why: Vec<SettlementReason>,
    /// What stays for the next settlement.
    kept: Vec<KeptCredit>,
    /// What the payee owes afterwards.
    debts: Vec<OpenDebt>,
}

impl From<feature::Statement> for SettlementStatement {
    fn from(one: feature::Statement) -> Self {
        let line = |line: feature::Line| StatementLine {
            kind: line.kind.name().replace('-', "_"),
            name: line.name,
            source: line.source,
            base: line.base.map(Money::decimal),
            rate: line.rate.map(kernel::Rate::percent),
            amount: line.amount.decimal(),
            why: line.why.into_iter().map(Into::into).collect(),
        };
        let kept = one.kept.into_iter().map(|credit| KeptCredit {
            source: credit.source,
            kind: credit.kind,
            amount: credit.amount.decimal(),
        });
        let debts = one.debts.into_iter().map(|debt| OpenDebt {
            kind: debt.kind.name().to_owned(),
            since: debt.since.to_string(),
            open: debt.open.decimal(),
            id: debt.id,
        });
        Self {
            settlement: one.settlement.into(),
            payee: one.payee.into(),
            lines: one.lines.into_iter().map(line).collect(),
            why: one.why.into_iter().map(Into::into).collect(),
            kept: kept.collect(),
            debts: debts.collect(),
        }
    }
}

/// A posted settlement as its payee sees it.
#[derive(Serialize, ToSchema)]
pub struct OwnSettlement {
    /// The settlement's id.
    id: Uuid,
    /// `ST-000012`.
    code: String,
    /// Its day.
    on: String,
    /// ISO code.
    currency: String,
    /// The payee's own part.
    own: SettledPayee,
}

/// A page of them.
#[derive(Serialize, ToSchema)]
pub struct OwnSettlements {
    /// Whose.
    member: Uuid,
    /// The newest first.
    items: Vec<OwnSettlement>,
    /// The cursor of the next page.
    next: Option<String>,
}

impl From<feature::MinePage> for OwnSettlements {
    fn from(page: feature::MinePage) -> Self {
        let one = |item: feature::MineItem| OwnSettlement {
            id: item.settlement.row.id,
            code: item.settlement.row.code,
            on: item.settlement.row.on,
            currency: item.settlement.row.currency,
            own: item.payee.into(),
        };
        Self {
            member: page.member.uuid(),
            items: page.items.into_iter().map(one).collect(),
            next: page.next.map(|id| id.to_string()),
        }
    }
}
