//! A payee in a list, on an own page and line by line, reasons in words; holds no rules.

use std::collections::BTreeMap;

use app::{Cx, Language, runs};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Check, Person, checks, say};

/// A payee in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payee {
    /// Who.
    pub member: Person,
    /// Title.
    pub rank: String,
    /// Rank paid as.
    pub paid_as: String,
    /// Exact decimal.
    pub amount: String,
    /// What the compared run paid.
    pub previous: Option<String>,
}

impl From<runs::PayeeItem> for Payee {
    fn from(item: runs::PayeeItem) -> Self {
        Self {
            member: Person { id: item.member, code: item.code, name: item.name },
            rank: item.rank,
            paid_as: item.paid_as,
            amount: item.amount,
            previous: item.previous,
        }
    }
}

/// A page of payees.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payees {
    /// Highest amount first.
    pub items: Vec<Payee>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many there are.
    pub count: i64,
    /// ISO code.
    pub currency: String,
}

/// A number a member has.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figure {
    /// `PV`, `group.gross`.
    pub name: String,
    /// Exact decimal.
    pub value: String,
    /// Whether it is money.
    pub money: bool,
}

/// What a bonus paid a member.
#[derive(Debug, Serialize, ToSchema)]
pub struct BonusAmount {
    /// Name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// How many lines.
    pub lines: u32,
    /// Exact decimal.
    pub amount: String,
}

/// What a late return takes back of a closed month.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taken {
    /// Bonus whose line is taken back.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// The closed month, `2026-10`.
    pub period: String,
    /// Code of the return.
    #[serde(rename = "return")]
    pub returned: String,
    /// Code of the sale it takes back.
    pub sale: String,
    /// Exact decimal, never above zero.
    pub amount: String,
    /// Why, in words.
    pub why: Vec<String>,
}

/// What late returns take back of closed months.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenBack {
    /// All together, exact decimal.
    pub amount: String,
    /// How many there are.
    pub count: u64,
    /// The first 200.
    pub items: Vec<Taken>,
}

impl TakenBack {
    fn new(cx: &Cx, language: Language, found: runs::TakenBack) -> Self {
        let item = |one: runs::Taken| Taken {
            period: one.since.to_string().chars().take(7).collect(),
            why: one.why.iter().map(|why| say(cx, language, why, &BTreeMap::new())).collect(),
            bonus: one.bonus,
            title: one.title,
            returned: one.returned,
            sale: one.sale,
            amount: one.amount,
        };
        Self { amount: found.amount, count: found.count, items: found.items.into_iter().map(item).collect() }
    }
}

/// The next rank.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextRank {
    /// Its name.
    pub rank: String,
    /// What it asks.
    pub conditions: Vec<Check>,
}

/// One member in a run.
#[derive(Debug, Serialize, ToSchema)]
pub struct PayeeDetail {
    /// Who, and the amount.
    #[serde(flatten)]
    pub payee: Payee,
    /// Whether active in the period.
    pub active: bool,
    /// Volumes and other figures.
    pub figures: Vec<Figure>,
    /// One a bonus.
    pub bonuses: Vec<BonusAmount>,
    /// What late returns take back of closed months: the amount is what is left of the bonuses after it.
    pub taken_back: Option<TakenBack>,
    /// Conditions of being active and of the title.
    pub checks: Vec<Check>,
    /// The next rank.
    pub next_rank: Option<NextRank>,
    /// Why there is nothing, in words.
    pub reasons: Vec<String>,
    /// ISO code.
    pub currency: String,
}

impl PayeeDetail {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, detail: runs::PayeeDetail) -> Self {
        Self {
            payee: detail.item.into(),
            active: detail.active,
            figures: detail
                .figures
                .into_iter()
                .map(|(name, value, money)| Figure { name, value, money })
                .collect(),
            bonuses: detail
                .bonuses
                .into_iter()
                .map(|(bonus, title, lines, amount)| BonusAmount { bonus, title, lines, amount })
                .collect(),
            taken_back: detail.taken_back.map(|found| TakenBack::new(cx, language, found)),
            checks: checks(detail.checks),
            next_rank: detail.next_rank.map(|(rank, list)| NextRank { rank, conditions: checks(list) }),
            reasons: detail
                .reasons
                .iter()
                .map(|reason| say(cx, language, reason, &BTreeMap::new()))
                .collect(),
            currency: detail.currency,
        }
    }
}

/// The sale behind a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct SaleRef {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// A line of a payee.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineItem {
    /// Its number in the run.
    pub no: u32,
    /// Bonus.
    pub bonus: String,
    /// Level, 0 without.
    pub level: u16,
    /// The sale.
    pub sale: Option<SaleRef>,
    /// The member behind it.
    pub source: Option<Person>,
    /// Volume, decimal points.
    pub base: String,
    /// Rate, decimal or fraction.
    pub rate: String,
    /// Exact decimal.
    pub amount: String,
}

/// A page of lines.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lines {
    /// In the run's order.
    pub items: Vec<LineItem>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many there are.
    pub count: u64,
    /// ISO code.
    pub currency: String,
}

impl From<runs::LinesPage> for Lines {
    fn from(page: runs::LinesPage) -> Self {
        let item = |line: runs::LineItem| LineItem {
            no: line.no,
            bonus: line.bonus,
            level: line.level,
            sale: line.sale.map(|(id, code, date)| SaleRef { id, code, date }),
            source: line.source.map(Person::from),
            base: line.base,
            rate: line.rate,
            amount: line.amount,
        };
        Self {
            items: page.items.into_iter().map(item).collect(),
            next: page.next.map(|next| next.to_string()),
            count: page.count,
            currency: page.currency,
        }
    }
}
