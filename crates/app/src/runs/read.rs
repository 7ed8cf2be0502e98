//! Runs and periods as people see them; refuses runs out of sight.

use access::{Action, Principal};
use flow::RunState;
use kernel::{Date, Money, Period, Problem, RunId};
use store::runs::record::{self, RunRow};

use super::{Glance, OBJECT, Report, decide, visible};
use crate::{Cx, Error};

/// How many runs and periods a list shows.
const LIST_MAX: usize = 60;

/// A run in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct RunItem {
    /// The stored row.
    pub row: RunRow,
    /// Exact decimal of the total.
    pub total: Option<String>,
}

/// One decision, or the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Who.
    pub name: String,
    /// `asked`, `approve`, `reject`.
    pub verdict: String,
    /// Why.
    pub comment: String,
    /// When.
    pub at: jiff::Timestamp,
}

/// What the reader may do with the run now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Can {
    /// Approve it.
    pub approve: bool,
    /// Reject it.
    pub reject: bool,
    /// Post it.
    pub post: bool,
    /// Nothing of that yet, since the month has not ended.
    pub wait: bool,
}

/// A run with everything on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct RunDetail {
    /// The run.
    pub item: RunItem,
    /// Totals, anomalies, differences, recheck; empty while it is calculating.
    pub report: Report,
    /// Who asked and decided.
    pub approvals: Vec<Approval>,
    /// What the reader may do.
    pub can: Can,
    /// Codes and names of the members the report speaks of.
    pub people: Vec<(uuid::Uuid, String, String)>,
    /// The residue of rounding, exact decimal.
    pub residue: String,
    /// How odd it is, how far people have come with it, how its amounts are spread.
    pub glance: Glance,
    /// Bytes and rows of the stored parts.
    pub parts: Vec<(String, i64, i64, i64)>,
}

/// A month and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodItem {
    /// The month.
    pub period: Period,
    /// `open`, or the state of its run.
    pub state: String,
    /// Its run.
    pub run: Option<RunId>,
    /// Whether the month has ended.
    pub ended: bool,
}

fn item(row: RunRow) -> RunItem {
    let currency = row.currency.as_deref().and_then(|code| code.parse().ok());
    let total = row.total.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency).decimal());
    RunItem { row, total }
}

/// The newest runs.
///
/// # Errors
/// `access-denied`.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<RunItem>, Error> {
    who.require(OBJECT, Action::Read)?;
    let rows = record::list(&mut cx.db.read(), who.tenant, LIST_MAX as i64).await?;
    Ok(rows.into_iter().map(item).collect())
}

/// One run.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn get(cx: &Cx, who: &Principal, id: RunId) -> Result<RunDetail, Error> {
    let row = visible(cx, who, id).await?;
    let mut db = cx.db.read();
    let decisions = record::decisions(&mut db, who.tenant, id).await?;
    let asker = store::session::by_id(&mut db, who.tenant, row.asked_by).await?;
    let can = can(who, &row, &decisions, crate::company::today(cx, who.tenant).await?)?;
    let mut approvals = vec![Approval {
        name: asker.map_or_else(String::new, |user| user.name),
        verdict: "asked".into(),
        comment: String::new(),
        at: row.asked_at,
    }];
    approvals.extend(decisions.into_iter().map(|decision| Approval {
        name: decision.name,
        verdict: decision.verdict,
        comment: decision.comment,
        at: decision.at,
    }));
    let report = if row.published {
        serde_json::from_value(row.report.clone()).map_err(Error::internal)?
    } else {
        Report::default()
    };
    let parts = store::runs::parts::sizes(&mut db, who.tenant, id).await?;
    let movers =
        report.difference.iter().flat_map(|difference| difference.movers.iter().map(|mover| mover.member));
    let found = report.recheck.problems.iter().flat_map(super::anomalies::ids);
    let people = movers.chain(report.anomalies.iter().filter_map(|anomaly| anomaly.member)).chain(found);
    let people: Vec<_> = people.collect();
    let people = super::anomalies::names(cx, who, &people).await?;
    let residue = super::payees::money(&row, report.residue);
    let glance = super::anomalies::glance(cx, who, &row).await?;
    Ok(RunDetail { item: item(row), report, approvals, can, people, residue, glance, parts })
}

fn can(who: &Principal, row: &RunRow, decisions: &[record::DecisionRow], today: Date) -> Result<Can, Error> {
    let state = RunState::parse(&row.state);
    let approver = who.may(OBJECT, Action::Approve);
    let open = decide::approval(row, decisions)?;
    let undecided = who.user.is_some_and(|user| open.may_decide(&user).is_ok());
    let own = who.stands_for(row.asked_by.uuid());
    let period: Period =
        row.period.parse().map_err(|problem: Problem| Error::internal(problem.to_string()))?;
    let ended = period.until() <= today;
    Ok(Can {
        wait: !ended && matches!(state, Some(RunState::Calculated | RunState::Approved)),
        approve: ended && approver && undecided && !own && state == Some(RunState::Calculated),
        reject: approver
            && (undecided && matches!(state, Some(RunState::Calculated | RunState::Disputed))
                || state == Some(RunState::Approved)),
        post: ended && who.may(OBJECT, Action::Post) && state == Some(RunState::Approved),
    })
}

/// The months with sales, newest first, up to the present one.
///
/// # Errors
/// `access-denied`.
pub async fn periods(cx: &Cx, who: &Principal) -> Result<Vec<PeriodItem>, Error> {
    who.require(OBJECT, Action::Read)?;
    let today = crate::company::today(cx, who.tenant).await?;
    let mut db = cx.db.read();
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let mut period = month_of(today).map_err(fault)?;
    let runs = record::list(&mut db, who.tenant, 10_000).await?;
    let first = store::runs::load::first_sale(&mut db, who.tenant).await?;
    let mut items = Vec::new();
    while items.len() < LIST_MAX {
        let name = period.to_string();
        let open =
            |row: &&RunRow| RunState::parse(&row.state).is_some_and(|state| !state.leaves_period_open());
        let run = runs.iter().filter(|row| row.period == name).find(open);
        let state = run.map_or_else(|| "open".to_owned(), |row| row.state.clone());
        items.push(PeriodItem { period, state, run: run.map(|row| row.id), ended: period.until() <= today });
        if first.is_none_or(|first| first >= period.from()) {
            break;
        }
        period = period.previous_month().map_err(fault)?;
    }
    Ok(items)
}

/// The month of a day.
pub(crate) fn month_of(day: kernel::Date) -> Result<Period, Problem> {
    day.to_string()[..7].parse()
}
