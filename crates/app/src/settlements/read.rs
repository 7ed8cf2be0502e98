//! Settlements, their payees and one payee's statement as people see them; a seller sees the own ones that are posted.
//! Refuses whoever has no right to settlements, and members out of sight.

use std::collections::BTreeMap;

use access::{Action, Principal};
use flow::SettlementState;
use kernel::{Currency, MemberId, Money, Params, Problem, Rate};
use serde::Deserialize;
use serde_json::Value as Json;
use settle::{Credit, Debt, LineKind, Outcome};
use store::settlements::payees::{self, Person};
use store::settlements::rows::{self, PayeeRow};
use store::settlements::{self as kept, SettlementRow, payouts};
use uuid::Uuid;

use super::compute::Totals;
use super::request::state;
use super::{OBJECT, currency, decide, decimal, may, page_size, require, visible};
use crate::{Cx, Error, earnings};

/// Members a fragment may find.
const FOUND_MAX: i64 = 200;

/// What the engine said of a payee, as it is kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Detail {
    pub lines: Vec<Line>,
    pub why: Vec<Told>,
    pub kept: Vec<Credit>,
    pub debts: Vec<Debt>,
}

impl Detail {
    pub(super) fn read(json: &Json) -> Result<Self, Error> {
        serde_json::from_value(json.clone()).map_err(Error::internal)
    }
}

/// One amount of a statement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Line {
    /// What it is.
    #[serde(deserialize_with = "line_kind")]
    pub kind: LineKind,
    /// The kind of credit, the code of the fee or withholding, the kind of debt.
    pub name: String,
    /// The run, the earlier settlement or the debt.
    pub source: Option<String>,
    /// What was counted on.
    pub base: Option<Money>,
    /// The rate, where one says it all.
    pub rate: Option<Rate>,
    /// With its sign.
    pub amount: Money,
    /// How it came about.
    pub why: Vec<Told>,
}

/// A sentence: the key of its words and their values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Told {
    /// A key of `settle.ftl`.
    pub key: String,
    /// Amounts, rates, names; never words.
    pub params: Params,
}

const LINE_KINDS: [LineKind; 6] = [
    LineKind::Credit,
    LineKind::Kept,
    LineKind::TopUp,
    LineKind::Recovery,
    LineKind::Fee,
    LineKind::Withheld,
];
/// How a settlement of one payee can end.
const OUTCOMES: [Outcome; 5] =
    [Outcome::Paid, Outcome::Held, Outcome::BelowMinimum, Outcome::Nothing, Outcome::Owing];

fn line_kind<'de, D: serde::Deserializer<'de>>(from: D) -> Result<LineKind, D::Error> {
    let word = String::deserialize(from)?;
    let known = LINE_KINDS.into_iter().find(|kind| kind.name().replace('-', "_") == word);
    known.ok_or_else(|| serde::de::Error::custom("a line of an unknown kind"))
}

/// A settlement in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct SettlementItem {
    /// The stored row.
    pub row: SettlementRow,
    /// What is paid, exact decimal.
    pub paid: String,
}

/// A page of settlements.
#[derive(Debug, Clone, PartialEq)]
pub struct SettlementsPage {
    /// The newest first.
    pub items: Vec<SettlementItem>,
    /// Where the next page begins.
    pub next: Option<Uuid>,
}

/// Count and sums of an outcome, exact decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// `paid`, `held`, `below_minimum`, `nothing`, `owing`.
    pub outcome: String,
    /// Payees.
    pub count: i64,
    /// Credits.
    pub gross: String,
    /// Fees.
    pub fees: String,
    /// Withheld.
    pub withheld: String,
    /// Debts taken back.
    pub recovered: String,
    /// What leaves.
    pub payout: String,
    /// What the books owe afterwards; below zero payees owe.
    pub balance: String,
}

/// Count and sum of payouts in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// A state of payouts.
    pub state: String,
    /// Payouts.
    pub count: i64,
    /// Exact decimal.
    pub amount: String,
}

/// One decision, or the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Who.
    pub name: String,
    /// `asked`, `approve`, `reject`, `cancel`.
    pub verdict: String,
    /// Why.
    pub comment: String,
    /// Which computing it is about.
    pub round: i64,
    /// When.
    pub at: jiff::Timestamp,
}

/// What the reader may do with a settlement now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Can {
    /// Approve it.
    pub approve: bool,
    /// Reject it.
    pub reject: bool,
    /// Post it.
    pub post: bool,
    /// Compute it anew.
    pub recompute: bool,
    /// Take it back.
    pub cancel: bool,
    /// Make files and say what became of payouts.
    pub pay: bool,
    /// Take it away as a file.
    pub export: bool,
}

/// A settlement with everything on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct SettlementDetail {
    /// The settlement.
    pub item: SettlementItem,
    /// By outcome.
    pub totals: Vec<Total>,
    /// Payouts by state; none before it is posted.
    pub payouts: Vec<Paid>,
    /// Who asked and decided.
    pub approvals: Vec<Approval>,
    /// Why it could not be computed.
    pub problem: Option<Problem>,
    /// What the reader may do.
    pub can: Can,
}

fn item(row: SettlementRow) -> Result<SettlementItem, Error> {
    Ok(SettlementItem { paid: decimal(row.paid, currency(&row.currency)?), row })
}

/// Settlements, the newest first.
///
/// # Errors
/// `access-denied`.
pub async fn list(
    cx: &Cx,
    who: &Principal,
    before: Option<Uuid>,
    limit: Option<usize>,
) -> Result<SettlementsPage, Error> {
    require(who, OBJECT, Action::Read)?;
    let limit = page_size(limit);
    let mut found = kept::list(&mut cx.db.read(), who.tenant, before, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|row| row.id);
    Ok(SettlementsPage { items: found.into_iter().map(item).collect::<Result<_, _>>()?, next })
}

/// One settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, id: Uuid) -> Result<SettlementDetail, Error> {
    let row = visible(cx, who, id).await?;
    let mut db = cx.db.read();
    let decisions = kept::decisions(&mut db, who.tenant, id).await?;
    let asker = store::session::by_id(&mut db, who.tenant, row.asked_by).await?;
    let currency = currency(&row.currency)?;
    let own = row.asked_by;
    let open = decide::approval(&row, &decisions)?;
    let undecided =
        who.user.is_some_and(|user| open.may_decide(&user).is_ok()) && !who.stands_for(own.uuid());
    let mut approvals = vec![Approval {
        name: asker.map_or_else(String::new, |user| user.name),
        verdict: "asked".into(),
        comment: String::new(),
        round: row.round,
        at: row.asked_at,
    }];
    approvals.extend(decisions.into_iter().map(|one| Approval {
        name: one.name,
        verdict: one.verdict,
        comment: one.comment,
        round: one.round,
        at: one.at,
    }));
    let money = |minor: i64| decimal(minor, currency);
    let totals: Totals = serde_json::from_value(row.totals.clone()).map_err(Error::internal)?;
    let totals = totals.into_iter().map(|(outcome, sums)| Total {
        outcome,
        count: sums.count,
        gross: money(sums.gross),
        fees: money(sums.fees),
        withheld: money(sums.withheld),
        recovered: money(sums.recovered),
        payout: money(sums.payout),
        balance: money(sums.balance),
    });
    let totals = totals.collect();
    let paid = payouts::totals(&mut db, who.tenant, id).await?;
    let paid = paid.into_iter().map(|(state, count, sum)| Paid { state, count, amount: money(sum) });
    let payouts = paid.collect();
    let problem = row.problem.clone().and_then(|problem| serde_json::from_value(problem).ok());
    let can = can(who, state(&row)?, undecided);
    Ok(SettlementDetail { item: item(row)?, totals, payouts, approvals, problem, can })
}

fn can(who: &Principal, state: SettlementState, undecided: bool) -> Can {
    use SettlementState::{Approved, Computing, Posted, Proposed};
    let (creator, approver) = (may(who, OBJECT, Action::Create), may(who, OBJECT, Action::Approve));
    let poster = may(who, OBJECT, Action::Post);
    Can {
        approve: approver && undecided && state == Proposed,
        reject: approver && (undecided && state == Proposed || state == Approved),
        post: poster && state == Approved,
        recompute: creator && matches!(state, Proposed | Approved),
        cancel: creator && matches!(state, Computing | Proposed | Approved),
        pay: poster && state == Posted,
        export: may(who, OBJECT, Action::Export),
    }
}

/// Which payees of a settlement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Only this outcome.
    pub outcome: Option<String>,
    /// A fragment of name or code.
    pub q: Option<String>,
    /// After this row: amount and member.
    pub after: Option<(i64, Uuid)>,
    /// Rows, at most 200.
    pub limit: Option<usize>,
}

/// A payee in a list, exact decimals.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeItem {
    /// The stored row.
    pub row: PayeeRow,
    /// Code, name and status.
    pub person: Option<Person>,
    /// Credits.
    pub gross: String,
    /// Fees, what is withheld, debts taken back.
    pub deducted: String,
    /// What leaves.
    pub payout: String,
    /// What the books owe afterwards; below zero the payee owes.
    pub balance: String,
    /// What became of the payout, once there is one.
    pub paid: Option<payouts::PayoutRow>,
}

/// A page of payees.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeesPage {
    /// The highest payout first.
    pub items: Vec<PayeeItem>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
    /// ISO code.
    pub currency: String,
}

/// The payees of a settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `settlement-choice`.
pub async fn payees(cx: &Cx, who: &Principal, id: Uuid, asked: &Question) -> Result<PayeesPage, Error> {
    let row = visible(cx, who, id).await?;
    let outcome = asked.outcome.as_deref();
    if let Some(word) =
        outcome.filter(|word| !OUTCOMES.iter().any(|one| one.name().replace('-', "_") == *word))
    {
        return Err(Problem::new("settlement-choice").token(word).field("outcome").into());
    }
    let limit = page_size(asked.limit);
    let mut db = cx.db.read();
    let found = match asked.q.as_deref().filter(|q| !q.trim().is_empty()) {
        Some(q) => Some(store::runs::record::find_members(&mut db, who.tenant, q, FOUND_MAX).await?),
        None => None,
    };
    let among = (outcome, found.as_deref());
    let mut rows = rows::page(&mut db, who.tenant, id, among, asked.after, limit + 1).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| (row.payout, row.member));
    let currency = currency(&row.currency)?;
    let people = people(&mut db, who, &rows).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let paid = payouts::of_payee(&mut db, who.tenant, id, row.member).await?;
        items.push(shown(row, &people, currency, paid)?);
    }
    Ok(PayeesPage { items, next, currency: currency.to_string() })
}

async fn people(
    db: &mut impl store::Read,
    who: &Principal,
    rows: &[PayeeRow],
) -> Result<BTreeMap<Uuid, Person>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.member).collect();
    let found = payees::people(db, who.tenant, &ids).await?;
    Ok(found.into_iter().map(|person| (person.id, person)).collect())
}

fn shown(
    row: PayeeRow,
    people: &BTreeMap<Uuid, Person>,
    currency: Currency,
    paid: Option<payouts::PayoutRow>,
) -> Result<PayeeItem, Error> {
    let deducted = [row.fees, row.withheld, row.recovered].into_iter().try_fold(0i64, i64::checked_add);
    Ok(PayeeItem {
        person: people.get(&row.member).cloned(),
        gross: decimal(row.gross, currency),
        deducted: decimal(deducted.ok_or_else(super::overflow)?, currency),
        payout: decimal(row.payout, currency),
        balance: decimal(row.balance, currency),
        paid,
        row,
    })
}

/// One payee of one settlement, with every deduction explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The settlement.
    pub settlement: SettlementItem,
    /// The payee.
    pub payee: PayeeItem,
    /// Credits, then deductions in the order in which they were taken.
    pub lines: Vec<Line>,
    /// Why nothing is paid, where nothing is.
    pub why: Vec<Told>,
    /// What stays for the next settlement.
    pub kept: Vec<Credit>,
    /// What the payee owes afterwards.
    pub debts: Vec<Debt>,
}

/// One payee of a settlement.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn statement(cx: &Cx, who: &Principal, id: Uuid, member: MemberId) -> Result<Statement, Error> {
    let row = visible(cx, who, id).await?;
    told(cx, who, row, member).await
}

pub(super) async fn told(
    cx: &Cx,
    who: &Principal,
    settlement: SettlementRow,
    member: MemberId,
) -> Result<Statement, Error> {
    let mut db = cx.db.read();
    let row = rows::get(&mut db, who.tenant, settlement.id, member.uuid()).await?.ok_or(Error::NotFound)?;
    let detail = Detail::read(&row.detail)?;
    let people = people(&mut db, who, std::slice::from_ref(&row)).await?;
    let paid = payouts::of_payee(&mut db, who.tenant, settlement.id, member.uuid()).await?;
    let payee = shown(row, &people, currency(&settlement.currency)?, paid)?;
    let Detail { lines, why, kept, debts } = detail;
    Ok(Statement { settlement: item(settlement)?, payee, lines, why, kept, debts })
}

/// A posted settlement as its payee sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct MineItem {
    /// The settlement.
    pub settlement: SettlementItem,
    /// The payee's own part.
    pub payee: PayeeItem,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct MinePage {
    /// Whose.
    pub member: MemberId,
    /// The newest first.
    pub items: Vec<MineItem>,
    /// Where the next page begins.
    pub next: Option<Uuid>,
}

/// The posted settlements of the caller, or of a member whose earnings the caller may see.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn mine(
    cx: &Cx,
    who: &Principal,
    member: Option<MemberId>,
    before: Option<Uuid>,
    limit: Option<usize>,
) -> Result<MinePage, Error> {
    let member = earnings::subject(cx, who, member).await?;
    let limit = page_size(limit);
    let mut db = cx.db.read();
    let mut found = rows::of_member(&mut db, who.tenant, member.uuid(), before, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|(settlement, _)| settlement.id);
    let mut items = Vec::with_capacity(found.len());
    for (settlement, row) in found {
        let paid = payouts::of_payee(&mut db, who.tenant, settlement.id, row.member).await?;
        let payee = shown(row, &BTreeMap::new(), currency(&settlement.currency)?, paid)?;
        items.push(MineItem { settlement: item(settlement)?, payee });
    }
    Ok(MinePage { member, items, next })
}

/// One of them with every deduction explained; what is not posted yet is nobody's business but the office's.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn mine_one(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    member: Option<MemberId>,
) -> Result<Statement, Error> {
    let member = earnings::subject(cx, who, member).await?;
    let row = kept::get(&mut cx.db.read(), who.tenant, id).await?;
    let posted = row.filter(|row| row.state == SettlementState::Posted.as_str()).ok_or(Error::NotFound)?;
    told(cx, who, posted, member).await
}
