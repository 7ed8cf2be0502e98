//! Back-tests as people see them: the list of a plan, one with everything, its members page by page. Amounts are masked for whoever
//! may not see those of runs, names for whoever may not see those of members.

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::{Currency, JobId, Money, PlanId, Problem};
use store::backtests::{self, BacktestRow, MemberRow, Order};
use store::records::MASK;
use uuid::Uuid;

use super::report::{Ranked, Report, Side};
use super::{is_at_work, is_void, require, visible};
use crate::{Cx, Error, plans, runs};

/// Most rows of a page.
const PAGE_MAX: usize = 200;

/// Exact decimal; none where the reader may not see amounts.
pub type Amount = Option<String>;

/// A back-test in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// Its id.
    pub id: Uuid,
    /// The plan, and its name.
    pub plan: (PlanId, String),
    /// The plan it is compared with, and its name; none for what was really paid.
    pub against: Option<(PlanId, String)>,
    /// First month, `2026-01`.
    pub from: String,
    /// Last month.
    pub to: String,
    /// The currency of the amounts.
    pub currency: String,
    /// `queued`, `running`, `done` or `failed`.
    pub state: String,
    /// Months done.
    pub done: i64,
    /// Months in all; 0 while unknown.
    pub total: i64,
    /// The job, for whoever asked.
    pub job: Option<JobId>,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Why it failed.
    pub problem: Option<Problem>,
    /// What was paid before.
    pub before: Amount,
    /// What the plan pays.
    pub after: Amount,
    /// `after` less `before`.
    pub difference: Amount,
    /// Members who get more.
    pub winners: u64,
    /// Members who get less.
    pub losers: u64,
    /// Whether the reader may delete it now.
    pub can_delete: bool,
}

/// Some of them, the newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The back-tests.
    pub items: Vec<Backtest>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A month of a back-test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthItem {
    /// `2026-10`.
    pub period: String,
    /// What was sold.
    pub volume: Amount,
    /// What was paid before.
    pub before: Amount,
    /// What the plan pays.
    pub after: Amount,
    /// `before` as a part of what was sold: `0.4213`; none without sales.
    pub ratio_before: Amount,
    /// `after` as a part of what was sold.
    pub ratio_after: Amount,
    /// Members paid before.
    pub paid_before: u64,
    /// Members paid under the plan.
    pub paid_after: u64,
}

/// Differences of one size: `from` is the end nearer to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BucketItem {
    /// Exact decimal.
    pub from: String,
    /// Exact decimal; none for the open end.
    pub to: Option<String>,
    /// Below zero, zero or above.
    pub sign: i8,
    /// How many members.
    pub count: u64,
    /// Their differences together.
    pub sum: Amount,
}

/// A tenth of those who are paid, the best paid first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenthItem {
    /// Before.
    pub before: Amount,
    /// Under the plan.
    pub after: Amount,
}

/// A bonus of either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusItem {
    /// Its name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Its kind in the plan language.
    pub kind: String,
    /// Before; none where that side does not have it.
    pub before: Amount,
    /// Under the plan; none where it does not have it.
    pub after: Amount,
}

/// A back-test with everything.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// As in a list.
    pub item: Backtest,
    /// Members with something on either side; none until it is done, nor the rest.
    pub members: u64,
    /// What the winners get more, together.
    pub won: Amount,
    /// What the losers get less, together.
    pub lost: Amount,
    /// Month by month.
    pub months: Vec<MonthItem>,
    /// From the largest loss to the largest gain.
    pub buckets: Vec<BucketItem>,
    /// The best paid first.
    pub tenths: Vec<TenthItem>,
    /// One a bonus.
    pub bonuses: Vec<BonusItem>,
    /// After the last month, lowest first.
    pub ranks: Vec<Ranked>,
    /// Lots of legs nobody takes on under the plan.
    pub lapsed: u64,
    /// Whether amounts are masked.
    pub masked: bool,
}

/// A member of a back-test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberItem {
    /// Who.
    pub member: Uuid,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Paid before.
    pub before: Amount,
    /// Paid under the plan.
    pub after: Amount,
    /// `after` less `before`.
    pub difference: Amount,
    /// Title after the last month before; empty without ranks.
    pub rank_before: String,
    /// Title after the last month under the plan.
    pub rank_after: String,
}

/// Which members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Their order.
    pub order: Order,
    /// A fragment of name or code.
    pub q: Option<String>,
    /// Where the page begins.
    pub cursor: Option<String>,
    /// Rows of the page.
    pub limit: Option<u16>,
}

/// A page of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersPage {
    /// The members.
    pub items: Vec<MemberItem>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// The currency of the amounts.
    pub currency: String,
}

/// How amounts are shown to a reader.
#[derive(Clone, Copy)]
pub(super) struct Show {
    currency: Option<Currency>,
    sees: bool,
}

impl Show {
    /// For a reader of a back-test.
    pub fn new(who: &Principal, row: &BacktestRow) -> Self {
        Self { currency: row.currency.parse().ok(), sees: who.field(runs::OBJECT, "total").reads() }
    }

    /// Whether amounts are shown.
    pub fn sees(self) -> bool {
        self.sees
    }

    fn decimal(self, minor: i64) -> String {
        let money = |currency| Money::from_minor(minor, currency).decimal();
        self.currency.map_or_else(|| minor.to_string(), money)
    }

    fn amount(self, minor: i64) -> Amount {
        self.sees.then(|| self.decimal(minor))
    }

    fn ratio(self, part: i64, whole: i64) -> Amount {
        self.sees.then(|| ratio(part, whole)).flatten()
    }
}

/// A part of a whole with four decimals, cut off; none of a whole that is not above zero.
fn ratio(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    let units = i128::from(part) * 10_000 / i128::from(whole);
    let (sign, size) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
    Some(format!("{sign}{}.{:04}", size / 10_000, size % 10_000))
}

fn report_of(row: &BacktestRow) -> Result<Report, Error> {
    match &row.report {
        Some(report) => serde_json::from_value(report.clone()).map_err(Error::internal),
        None => Ok(Report::default()),
    }
}

async fn item(cx: &Cx, who: &Principal, row: &BacktestRow, report: &Report) -> Result<Backtest, Error> {
    let show = Show::new(who, row);
    let named = who.field(plans::OBJECT, "name").reads();
    let against = match &row.against {
        None => None,
        Some((plan, name)) => {
            let seen = named && runs::seen(cx, who, *plan).await?.is_some();
            Some((*plan, if seen { name.clone() } else { MASK.to_owned() }))
        }
    };
    let state = match (&row.problem, &row.work) {
        (Some(_), _) => "failed",
        _ if row.finished => "done",
        (None, Some((state, ..))) => state,
        (None, None) => "failed",
    };
    let sum =
        |of: fn(&super::report::Month) -> i64| report.months.iter().map(of).try_fold(0, i64::checked_add);
    let (before, after) = (sum(|month| month.before).unwrap_or(0), sum(|month| month.after).unwrap_or(0));
    let amount = |minor: i64| row.report.as_ref().and_then(|_| show.amount(minor));
    let own = who.user == Some(row.asked_by.0);
    let steps = row.work.as_ref().map_or((0, 0), |(_, done, total)| (*done, *total));
    Ok(Backtest {
        id: row.id,
        plan: (row.plan, if named { row.plan_name.clone() } else { MASK.to_owned() }),
        against,
        from: row.from.clone(),
        to: row.to.clone(),
        currency: row.currency.clone(),
        state: state.to_owned(),
        done: steps.0,
        total: steps.1,
        job: own.then_some(row.job),
        asked_by: row.asked_by.1.clone(),
        asked_at: row.asked_at,
        problem: row.problem.clone().and_then(|problem| serde_json::from_value(problem).ok()),
        before: amount(before),
        after: amount(after),
        difference: amount(after.saturating_sub(before)),
        winners: report.winners.count,
        losers: report.losers.count,
        can_delete: !is_at_work(row) && super::remove::may(who, row),
    })
}

/// The back-tests of a plan, the newest first.
///
/// # Errors
/// `access-denied`, `not-found`, `cursor-malformed`.
pub async fn list(
    cx: &Cx,
    who: &Principal,
    plan: PlanId,
    cursor: Option<&str>,
    limit: usize,
) -> Result<Page, Error> {
    require(who)?;
    runs::seen(cx, who, plan).await?.ok_or(Error::NotFound)?;
    let before = cursor.map(|text| Uuid::parse_str(text).map_err(|_| malformed(text))).transpose()?;
    let limit = limit.clamp(1, PAGE_MAX);
    let mut rows = backtests::list(&mut cx.db.read(), who.tenant, plan, before, limit as i64 + 1).await?;
    let next = if rows.len() > limit { rows.get(limit - 1).map(|row| row.id.to_string()) } else { None };
    rows.truncate(limit);
    let mut items = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| !is_void(row)) {
        items.push(item(cx, who, row, &report_of(row)?).await?);
    }
    Ok(Page { items, next })
}

fn malformed(text: &str) -> Error {
    Error::refused(Problem::new("cursor-malformed").token(text).field("cursor"))
}

/// One back-test.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn get(cx: &Cx, who: &Principal, id: Uuid) -> Result<Detail, Error> {
    let row = visible(cx, who, id).await?;
    let report = report_of(&row)?;
    let item = item(cx, who, &row, &report).await?;
    let show = Show::new(who, &row);
    let sum = |side: Side| show.amount(side.sum);
    let optional = |minor: Option<i64>| minor.and_then(|minor| show.amount(minor));
    let months = report.months.iter().map(|month| MonthItem {
        period: month.period.clone(),
        volume: show.amount(month.volume),
        before: show.amount(month.before),
        after: show.amount(month.after),
        ratio_before: show.ratio(month.before, month.volume),
        ratio_after: show.ratio(month.after, month.volume),
        paid_before: month.paid_before,
        paid_after: month.paid_after,
    });
    let buckets = report.buckets.iter().map(|bucket| BucketItem {
        from: show.decimal(bucket.from),
        to: bucket.to.map(|to| show.decimal(to)),
        sign: bucket.sign,
        count: bucket.side.count,
        sum: sum(bucket.side),
    });
    let tenths = report.tenths.iter();
    let tenths =
        tenths.map(|tenth| TenthItem { before: show.amount(tenth.before), after: show.amount(tenth.after) });
    let bonuses = report.bonuses.iter().map(|bonus| BonusItem {
        bonus: bonus.bonus.clone(),
        title: bonus.title.clone(),
        kind: bonus.kind.clone(),
        before: optional(bonus.before),
        after: optional(bonus.after),
    });
    Ok(Detail {
        members: report.members,
        won: sum(report.winners),
        lost: sum(report.losers),
        months: months.collect(),
        buckets: buckets.collect(),
        tenths: tenths.collect(),
        bonuses: bonuses.collect(),
        ranks: report.ranks.clone(),
        lapsed: report.lapsed,
        masked: !show.sees(),
        item,
    })
}

/// The members of a back-test in an order, or those a fragment finds.
///
/// # Errors
/// `access-denied`, `not-found`, `cursor-malformed`.
pub async fn members(cx: &Cx, who: &Principal, id: Uuid, asked: &Question) -> Result<MembersPage, Error> {
    let row = visible(cx, who, id).await?;
    page(cx, who, &row, asked).await
}

/// As [`members`], for a back-test the caller has decided to show.
pub(super) async fn page(
    cx: &Cx,
    who: &Principal,
    row: &BacktestRow,
    asked: &Question,
) -> Result<MembersPage, Error> {
    let show = Show::new(who, row);
    // An order by what is hidden would tell of it.
    let order = if show.sees() { asked.order } else { Order::Member };
    let after = asked.cursor.as_deref().map(read_cursor).transpose()?;
    let limit = usize::from(asked.limit.unwrap_or(50)).clamp(1, PAGE_MAX);
    let currency = row.currency.clone();
    if !row.finished || row.problem.is_some() {
        return Ok(MembersPage { items: Vec::new(), next: None, currency });
    }
    let mut db = cx.db.read();
    let q = asked.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let (rows, next) = match q {
        Some(q) => {
            // What is masked is not searched either.
            let found = match sees(who, "name") && sees(who, "code") {
                true => store::runs::record::find_members(&mut db, who.tenant, q, limit as i64).await?,
                false => Vec::new(),
            };
            (backtests::of_members(&mut db, who.tenant, row.id, &found).await?, None)
        }
        None => {
            let wanted = limit as i64 + 1;
            let mut rows = backtests::members(&mut db, who.tenant, row.id, order, after, wanted).await?;
            let more = rows.len() > limit;
            rows.truncate(limit);
            // Where amounts are hidden, no cursor tells them either.
            let difference = |row: &MemberRow| if show.sees() { row.difference } else { 0 };
            let next = rows.last().filter(|_| more);
            let next = next.map(|last| format!("{}_{}", difference(last), last.member));
            (rows, next)
        }
    };
    Ok(MembersPage { items: named(cx, who, show, rows).await?, next, currency })
}

fn read_cursor(text: &str) -> Result<(i64, Uuid), Error> {
    let parts = text
        .split_once('_')
        .and_then(|(difference, member)| Some((difference.parse().ok()?, Uuid::parse_str(member).ok()?)));
    parts.ok_or_else(|| malformed(text))
}

/// Whether a reader sees a field of members.
fn sees(who: &Principal, field: &str) -> bool {
    who.may("member", Action::Read) && who.field("member", field).reads()
}

async fn named(cx: &Cx, who: &Principal, show: Show, rows: Vec<MemberRow>) -> Result<Vec<MemberItem>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.member).collect();
    let names = store::runs::record::names(&mut cx.db.read(), who.tenant, &ids).await?;
    let masked = |field: &str, text: String| if sees(who, field) { text } else { MASK.to_owned() };
    let items = rows.into_iter().map(|row| {
        let found = names.binary_search_by_key(&row.member, |(id, ..)| *id).ok();
        let (code, name) = match found {
            Some(at) => (names[at].1.clone(), names[at].2.clone()),
            None => (row.member.to_string(), String::new()),
        };
        MemberItem {
            member: row.member,
            code: masked("code", code),
            name: masked("name", name),
            before: show.amount(row.before),
            after: show.amount(row.after),
            difference: show.amount(row.difference),
            rank_before: row.rank_before,
            rank_after: row.rank_after,
        }
    });
    Ok(items.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_four_decimals_and_need_a_whole() {
        assert_eq!(ratio(4_213, 10_000).as_deref(), Some("0.4213"));
        assert_eq!(ratio(-1, 3).as_deref(), Some("-0.3333"));
        assert_eq!(ratio(i64::MAX, 1).map(|text| text.len()), Some(24));
        assert_eq!(ratio(5, 0), None);
        assert_eq!(ratio(5, -7), None);
    }

    #[test]
    fn cursors_that_are_none_are_refused() {
        let member = Uuid::from_u128(7);
        assert_eq!(read_cursor(&format!("-12_{member}")).unwrap(), (-12, member));
        for text in ["", "_", "12", "12_", "x_y", "99999999999999999999_00000000-0000-0000-0000-000000000000"]
        {
            assert_eq!(read_cursor(text).unwrap_err().code(), "cursor-malformed", "{text}");
        }
    }
}
