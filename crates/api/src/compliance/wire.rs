//! The statement as JSON: amounts as exact decimals, shares as decimals of four places. Holds no rules.

use app::compliance::{ByCause, FEWEST, JOINING_DAYS, PERCENTILES, Question, Spread, Statement, share};
use kernel::{Currency, Money, Period, Problem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which months.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ComplianceQuestion {
    /// The first month, `2026-01`; eleven months before the last when absent. At most 24 months.
    from: Option<String>,
    /// The last month, `2026-10`; the newest posted one when absent.
    to: Option<String>,
}

impl ComplianceQuestion {
    /// As the use case asks it.
    pub(super) fn read(&self) -> Result<Question, app::Error> {
        let month = |text: &Option<String>, field: &'static str| {
            let read = |text: &str| {
                text.parse().map_err(|problem: Problem| app::Error::refused(problem.field(field)))
            };
            text.as_deref().map(read).transpose()
        };
        Ok(Question { from: month(&self.from, "from")?, to: month(&self.to, "to")? })
    }
}

/// One cause.
#[derive(Serialize, ToSchema)]
pub struct Caused {
    /// Exact decimal.
    amount: String,
    /// The part of the whole, `0.6250`; none where the whole is nothing or the part below nothing.
    share: Option<String>,
}

/// Sums by cause.
#[derive(Serialize, ToSchema)]
pub struct Causes {
    /// Purchases of end customers.
    customers: Caused,
    /// Sellers' own purchases.
    own: Caused,
    /// Sellers' own purchases soon after joining.
    joining: Caused,
    /// Nobody bought in the month what it was paid for.
    unknown: Caused,
    /// Everything, exact decimal.
    total: String,
}

/// Earnings at a percentile.
#[derive(Serialize, ToSchema)]
pub struct Percentile {
    /// Percent of members who earned this or less.
    percent: u32,
    /// Exact decimal.
    amount: String,
}

/// How earnings are spread over some members. Amounts are left out where the members are few enough to be known.
#[derive(Serialize, ToSchema)]
pub struct EarningsSpread {
    /// The rank; none for all of a kind.
    rank: Option<String>,
    /// How many members.
    members: u64,
    /// How many of them earned nothing.
    nothing: u64,
    /// How many earned more than they bought.
    ahead: u64,
    /// What they earned, exact decimal.
    earned: Option<String>,
    /// What they bought, exact decimal.
    bought: Option<String>,
    /// What one earned on average, exact decimal.
    mean: Option<String>,
    /// From the lowest to the highest.
    percentiles: Vec<Percentile>,
    /// What the best paid hundredth earned, exact decimal.
    top: Option<String>,
    /// The part of everything that the best paid hundredth earned.
    top_share: Option<String>,
}

/// What payouts were caused by, and how earnings were spread.
#[derive(Serialize, ToSchema)]
pub struct ComplianceStatement {
    /// The first month asked for.
    from: String,
    /// The last.
    to: String,
    /// The months with a posted run, which the figures are of.
    months: Vec<String>,
    /// Months without one.
    open: Vec<String>,
    /// The currency of every amount; none without a month.
    currency: Option<String>,
    /// Purchases this soon after joining count as joining, days.
    joining_days: i32,
    /// Groups of fewer members show no amounts.
    fewest: u64,
    /// What was sold.
    sold: Causes,
    /// What was paid.
    paid: Causes,
    /// Everybody.
    all: EarningsSpread,
    /// Those who were active.
    active: EarningsSpread,
    /// By rank, the lowest first.
    ranks: Vec<EarningsSpread>,
}

fn decimal(currency: Option<Currency>, minor: i64) -> String {
    currency.map_or_else(|| minor.to_string(), |currency| Money::from_minor(minor, currency).decimal())
}

fn part(part: i64, whole: i64) -> Option<String> {
    share(part, whole).map(|share| format!("{}.{:04}", share / 10_000, share % 10_000))
}

fn causes(currency: Option<Currency>, sums: &ByCause) -> Causes {
    let whole = sums.total().unwrap_or(0);
    let caused = |minor: i64| Caused { amount: decimal(currency, minor), share: part(minor, whole) };
    Causes {
        customers: caused(sums.customers),
        own: caused(sums.own),
        joining: caused(sums.joining),
        unknown: caused(sums.unknown),
        total: decimal(currency, whole),
    }
}

fn spread(currency: Option<Currency>, rank: Option<String>, of: &Spread) -> EarningsSpread {
    let amount = |minor: i64| decimal(currency, minor);
    let percentiles = of.percentiles.iter().flatten().zip(PERCENTILES);
    EarningsSpread {
        rank,
        members: of.members,
        nothing: of.nothing,
        ahead: of.ahead,
        earned: of.earned.map(amount),
        bought: of.bought.map(amount),
        mean: of.mean.map(amount),
        percentiles: percentiles
            .map(|(minor, percent)| Percentile { percent, amount: amount(*minor) })
            .collect(),
        top: of.top.map(amount),
        top_share: of.top.zip(of.earned).and_then(|(top, earned)| part(top, earned)),
    }
}

impl From<Statement> for ComplianceStatement {
    fn from(found: Statement) -> Self {
        let currency = found.currency;
        let names = |months: &[Period]| months.iter().map(ToString::to_string).collect();
        Self {
            from: found.from.to_string(),
            to: found.to.to_string(),
            months: names(&found.months),
            open: names(&found.open),
            currency: currency.map(|currency| currency.to_string()),
            joining_days: JOINING_DAYS,
            fewest: FEWEST,
            sold: causes(currency, &found.sold),
            paid: causes(currency, &found.paid),
            all: spread(currency, None, &found.all),
            active: spread(currency, None, &found.active),
            ranks: found.ranks.iter().map(|of| spread(currency, Some(of.rank.clone()), &of.spread)).collect(),
        }
    }
}
