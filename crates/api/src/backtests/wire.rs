//! Back-tests as they go over the wire.

use app::backtests::{Backtest, Detail, MembersPage, Order};
use app::words::problem as title;
use app::{Language, Words};
use kernel::Problem;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The order of members by its word.
///
/// # Errors
/// `backtest-order`.
pub(super) fn order(word: Option<&str>) -> Result<Order, app::Error> {
    match word {
        None | Some("gain") => Ok(Order::Gain),
        Some("loss") => Ok(Order::Loss),
        Some("member") => Ok(Order::Member),
        Some(other) => Err(app::Error::refused(Problem::new("backtest-order").token(other).field("order"))),
    }
}

/// A plan by name.
#[derive(Serialize, ToSchema)]
pub struct BacktestPlan {
    /// Its id.
    id: Uuid,
    /// Its name.
    name: String,
}

/// A back-test in a list. Amounts are null until it is done, and for whoever may not see those of runs.
#[derive(Serialize, ToSchema)]
pub struct BacktestItem {
    /// Its id.
    id: Uuid,
    /// The plan.
    plan: BacktestPlan,
    /// The plan it is compared with; null for what was really paid.
    against: Option<BacktestPlan>,
    /// First month.
    from: String,
    /// Last month.
    to: String,
    /// ISO code.
    currency: String,
    /// `queued`, `running`, `done` or `failed`.
    state: String,
    /// Months done.
    done: i64,
    /// Months in all; 0 while unknown.
    total: i64,
    /// The job, for whoever asked: `POST /jobs/{id}/cancel` calls it off.
    job: Option<Uuid>,
    /// Who asked.
    asked_by: String,
    /// When, RFC 3339 UTC.
    asked_at: String,
    /// Why it failed, in words.
    problem: Option<String>,
    /// What was paid before, exact decimal.
    before: Option<String>,
    /// What the plan pays.
    after: Option<String>,
    /// `after` less `before`.
    difference: Option<String>,
    /// Members who get more.
    winners: u64,
    /// Members who get less.
    losers: u64,
    /// Whether the reader may delete it now.
    can_delete: bool,
}

impl BacktestItem {
    /// In the reader's language.
    pub(super) fn new(words: &Words, language: Language, item: Backtest) -> Self {
        let plan = |(plan, name): (kernel::PlanId, String)| BacktestPlan { id: plan.uuid(), name };
        Self {
            id: item.id,
            plan: plan(item.plan),
            against: item.against.map(plan),
            from: item.from,
            to: item.to,
            currency: item.currency,
            state: item.state,
            done: item.done,
            total: item.total,
            job: item.job.map(kernel::JobId::uuid),
            asked_by: item.asked_by,
            asked_at: item.asked_at.to_string(),
            problem: item.problem.map(|problem| title(words, language, &problem)),
            before: item.before,
            after: item.after,
            difference: item.difference,
            winners: item.winners,
            losers: item.losers,
            can_delete: item.can_delete,
        }
    }
}

/// Some of a plan's back-tests.
#[derive(Serialize, ToSchema)]
pub struct Backtests {
    /// The newest first.
    pub(super) items: Vec<BacktestItem>,
    /// The next page's cursor.
    pub(super) next: Option<String>,
}

/// A month.
#[derive(Serialize, ToSchema)]
pub struct BacktestMonth {
    /// `2026-10`.
    period: String,
    /// What was sold.
    volume: Option<String>,
    /// What was paid before.
    before: Option<String>,
    /// What the plan pays.
    after: Option<String>,
    /// `before` as a part of what was sold, `0.4213`; null without sales.
    ratio_before: Option<String>,
    /// `after` as a part of what was sold.
    ratio_after: Option<String>,
    /// Members paid before.
    paid_before: u64,
    /// Members paid under the plan.
    paid_after: u64,
}

/// Members whose difference has one size.
#[derive(Serialize, ToSchema)]
pub struct BacktestBucket {
    /// The end nearer to zero, exact decimal; below zero for losses.
    from: String,
    /// The farther end; null for the open one.
    to: Option<String>,
    /// -1 for losses, 0 for nobody's change, 1 for gains.
    sign: i8,
    /// How many.
    count: u64,
    /// Their differences together.
    sum: Option<String>,
}

/// A tenth of those who are paid.
#[derive(Serialize, ToSchema)]
pub struct BacktestTenth {
    /// What it was paid before.
    before: Option<String>,
    /// What it is paid under the plan.
    after: Option<String>,
}

/// A bonus.
#[derive(Serialize, ToSchema)]
pub struct BacktestBonus {
    /// Its name in the plan.
    bonus: String,
    /// What people read.
    title: String,
    /// Its kind in the plan language.
    kind: String,
    /// Before; null where that side does not have it.
    before: Option<String>,
    /// Under the plan; null where it does not have it.
    after: Option<String>,
}

/// A rank.
#[derive(Serialize, ToSchema)]
pub struct BacktestRank {
    /// Its name.
    rank: String,
    /// Members who bear it after the last month before.
    before: u64,
    /// And under the plan.
    after: u64,
}

/// A back-test with everything but its members; empty until it is done.
#[derive(Serialize, ToSchema)]
pub struct BacktestDetail {
    /// As in a list.
    #[serde(flatten)]
    item: BacktestItem,
    /// Members with something on either side.
    members: u64,
    /// What the winners get more, together.
    won: Option<String>,
    /// What the losers get less, together.
    lost: Option<String>,
    /// Month by month.
    months: Vec<BacktestMonth>,
    /// From the largest loss to the largest gain.
    buckets: Vec<BacktestBucket>,
    /// What each tenth of those paid gets, the best paid first.
    tenths: Vec<BacktestTenth>,
    /// One a bonus of either side.
    bonuses: Vec<BacktestBonus>,
    /// Lowest first.
    ranks: Vec<BacktestRank>,
    /// Lots of legs nobody takes on under the plan.
    lapsed: u64,
    /// Whether amounts are masked for the reader.
    masked: bool,
}

impl BacktestDetail {
    /// In the reader's language.
    pub(super) fn new(words: &Words, language: Language, detail: Detail) -> Self {
        let months = detail.months.into_iter().map(|month| BacktestMonth {
            period: month.period,
            volume: month.volume,
            before: month.before,
            after: month.after,
            ratio_before: month.ratio_before,
            ratio_after: month.ratio_after,
            paid_before: month.paid_before,
            paid_after: month.paid_after,
        });
        let buckets = detail.buckets.into_iter().map(|bucket| BacktestBucket {
            from: bucket.from,
            to: bucket.to,
            sign: bucket.sign,
            count: bucket.count,
            sum: bucket.sum,
        });
        let tenths = detail.tenths.into_iter();
        let tenths = tenths.map(|tenth| BacktestTenth { before: tenth.before, after: tenth.after });
        let bonuses = detail.bonuses.into_iter().map(|bonus| BacktestBonus {
            bonus: bonus.bonus,
            title: bonus.title,
            kind: bonus.kind,
            before: bonus.before,
            after: bonus.after,
        });
        let ranks = detail.ranks.into_iter();
        let ranks =
            ranks.map(|rank| BacktestRank { rank: rank.rank, before: rank.before, after: rank.after });
        Self {
            item: BacktestItem::new(words, language, detail.item),
            members: detail.members,
            won: detail.won,
            lost: detail.lost,
            months: months.collect(),
            buckets: buckets.collect(),
            tenths: tenths.collect(),
            bonuses: bonuses.collect(),
            ranks: ranks.collect(),
            lapsed: detail.lapsed,
            masked: detail.masked,
        }
    }
}

/// Somebody.
#[derive(Serialize, ToSchema)]
pub struct BacktestPerson {
    /// The member.
    id: Uuid,
    /// The member's code.
    code: String,
    /// The member's name.
    name: String,
}

/// A member of a back-test, all months together.
#[derive(Serialize, ToSchema)]
pub struct BacktestMember {
    /// Who.
    member: BacktestPerson,
    /// Paid before.
    before: Option<String>,
    /// Paid under the plan.
    after: Option<String>,
    /// `after` less `before`.
    difference: Option<String>,
    /// Title after the last month before; empty without ranks.
    rank_before: String,
    /// Title after the last month under the plan.
    rank_after: String,
}

/// A page of members.
#[derive(Serialize, ToSchema)]
pub struct BacktestMembers {
    /// In the order asked for; without amounts always by member.
    items: Vec<BacktestMember>,
    /// The next page's cursor.
    next: Option<String>,
    /// ISO code.
    currency: String,
}

impl From<MembersPage> for BacktestMembers {
    fn from(page: MembersPage) -> Self {
        let items = page.items.into_iter().map(|item| BacktestMember {
            member: BacktestPerson { id: item.member, code: item.code, name: item.name },
            before: item.before,
            after: item.after,
            difference: item.difference,
            rank_before: item.rank_before,
            rank_after: item.rank_after,
        });
        Self { items: items.collect(), next: page.next, currency: page.currency }
    }
}
