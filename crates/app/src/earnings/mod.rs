//! What a member earns: the fact of a published run, or an estimate of an open month computed now and
//! marked with its moment. Refuses members out of the caller's sight.

mod ask;
mod estimate;
mod what_if;

use access::{Action, Predicate, Principal};
use flow::RunState;
use jiff::Timestamp;
use kernel::{MemberId, Period, RunId};
use store::runs::record::{self, RunRow};

use crate::runs::{self, Explained, LinesPage, PayeeDetail, month_of};
use crate::{Cx, Error};

pub use ask::{Asked, ask};
pub use estimate::{Estimate, Estimates};
pub use what_if::{Supposed, Supposing, what_if};

/// The object of access decisions.
pub const OBJECT: &str = "earnings";

/// Fact or estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Posted: it stands in the ledger.
    Fact,
    /// Calculated and waiting for approval or posting.
    Pending,
    /// Computed now for an open month.
    Estimate,
    /// No plan is in force, or the month is unknown.
    Nothing,
}

impl Kind {
    /// The word for the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Pending => "pending",
            Self::Estimate => "estimate",
            Self::Nothing => "nothing",
        }
    }
}

/// A member's month.
#[derive(Debug, Clone, PartialEq)]
pub struct Earnings {
    /// Whose.
    pub member: MemberId,
    /// Which month.
    pub period: Period,
    /// Fact or estimate.
    pub kind: Kind,
    /// When it was computed.
    pub as_of: Option<Timestamp>,
    /// Figures, bonuses, conditions, reasons; none when there is nothing to compute.
    pub detail: Option<PayeeDetail>,
    /// Totals of the last months with a run, oldest first: month and exact decimal.
    pub history: Vec<(String, String)>,
}

/// Whose earnings are asked for: the caller's own, or a member in sight.
pub(crate) async fn subject(cx: &Cx, who: &Principal, member: Option<MemberId>) -> Result<MemberId, Error> {
    who.require(OBJECT, Action::Read)?;
    let member = member.or(who.member).ok_or(Error::NotFound)?;
    let predicate = who.predicate(OBJECT, Action::Read);
    if who.member == Some(member) || predicate == Predicate::All {
        return Ok(member);
    }
    let object = who.catalog.get("member").ok_or_else(|| Error::internal("no definition of members"))?;
    let seen =
        store::records::exists(&mut cx.db.read(), who.tenant, object, &predicate, member.uuid()).await?;
    if seen { Ok(member) } else { Err(Error::NotFound) }
}

/// The published run of a month, unless it was rejected.
async fn run_of(cx: &Cx, who: &Principal, period: Period) -> Result<Option<RunRow>, Error> {
    let mut db = cx.db.read();
    let Some(id) = record::holder(&mut db, who.tenant, &period.to_string()).await? else { return Ok(None) };
    let row = record::get(&mut db, who.tenant, id).await?;
    // A disputed run's figures are not to be trusted: its month shows an estimate.
    Ok(row.filter(|row| row.published && row.state != RunState::Disputed.as_str()))
}

/// A member's month: the present one when none is named.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn get(
    cx: &Cx,
    who: &Principal,
    member: Option<MemberId>,
    period: Option<Period>,
) -> Result<Earnings, Error> {
    let member = subject(cx, who, member).await?;
    let period = match period {
        Some(period) => period,
        None => month_of(crate::company::today(cx, who.tenant).await?)
            .map_err(|problem| Error::internal(problem.to_string()))?,
    };
    let history = history(cx, who, member).await?;
    if let Some(run) = run_of(cx, who, period).await? {
        let kind = if run.state == RunState::Posted.as_str() { Kind::Fact } else { Kind::Pending };
        let detail = match runs::detail(cx, who, &run, member).await {
            Ok(detail) => Some(detail),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        };
        return Ok(Earnings { member, period, kind, as_of: Some(run.cut_at), detail, history });
    }
    let Some(estimate) = estimate::of(cx, who.tenant, period).await? else {
        return Ok(Earnings { member, period, kind: Kind::Nothing, as_of: None, detail: None, history });
    };
    let detail = estimate.detail(cx, who, member).await?;
    Ok(Earnings { member, period, kind: Kind::Estimate, as_of: Some(estimate.as_of), detail, history })
}

/// The last posted months of a member.
async fn history(cx: &Cx, who: &Principal, member: MemberId) -> Result<Vec<(String, String)>, Error> {
    let runs = record::list(&mut cx.db.read(), who.tenant, 24).await?;
    let mut out = Vec::new();
    for run in runs.iter().filter(|run| run.state == RunState::Posted.as_str()).take(12) {
        if let Some(amount) = runs::earned(cx, who, run, member).await? {
            out.push((run.period.clone(), amount));
        }
    }
    out.reverse();
    Ok(out)
}

/// A page of a member's lines in a month.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn lines(
    cx: &Cx,
    who: &Principal,
    member: Option<MemberId>,
    period: Period,
    bonus: Option<&str>,
    from: u32,
    limit: usize,
) -> Result<LinesPage, Error> {
    let member = subject(cx, who, member).await?;
    if let Some(run) = run_of(cx, who, period).await? {
        return runs::page(cx, who, &run, member, bonus, from, limit).await;
    }
    let estimate = estimate::of(cx, who.tenant, period).await?.ok_or(Error::NotFound)?;
    estimate.lines(cx, who, member, bonus, from, limit).await
}

/// One of a member's lines opened.
///
/// # Errors
/// `access-denied`, `not-found`: also for a line of somebody else.
pub async fn explain(
    cx: &Cx,
    who: &Principal,
    member: Option<MemberId>,
    period: Period,
    no: u32,
) -> Result<Explained, Error> {
    let member = subject(cx, who, member).await?;
    if let Some(run) = run_of(cx, who, period).await? {
        return runs::of_run(cx, who, &run, no, Some(member)).await;
    }
    let estimate = estimate::of(cx, who.tenant, period).await?.ok_or(Error::NotFound)?;
    estimate.explain(cx, who, member, no).await
}

/// The id of the run behind a month, for links; none for an estimate.
///
/// # Errors
/// Faults of the database.
pub async fn run_id(cx: &Cx, who: &Principal, period: Period) -> Result<Option<RunId>, Error> {
    Ok(run_of(cx, who, period).await?.map(|run| run.id))
}
