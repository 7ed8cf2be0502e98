//! Asking for a settlement: claims the currency and puts the computing in the queue; whoever asks second for the same day
//! gets the first one's settlement. Refuses a day to come, and a day without rules.

use access::{Action, Principal};
use flow::{SettlementEvent, SettlementState};
use kernel::{Currency, Date, JobId, Problem};
use serde_json::json;
use store::settlements::{self as rows, SettlementRow};
use uuid::Uuid;

use super::{OBJECT, note, require};
use crate::once::Once;
use crate::{Cx, Error, jobs};

/// Of which day, in which currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// What was booked on or before this day is in it.
    pub on: Date,
    /// The currency.
    pub currency: Currency,
}

/// The settlement that holds the currency, and its job where this request started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Requested {
    /// The settlement.
    pub settlement: Uuid,
    /// The job; none when it was there already.
    pub job: Option<Uuid>,
}

/// Starts a settlement, or gives the one of the same day that is under way.
///
/// # Errors
/// `access-denied`, `settlement-future`, `settlement-rules-missing`, `settlement-live` while one of another day is under way.
pub async fn request(cx: &Cx, who: &Principal, cmd: Request, once: &Once) -> Result<Requested, Error> {
    require(who, OBJECT, Action::Create)?;
    let asked_by = who.user.ok_or(Error::NotSignedIn)?;
    let today = crate::company::today(cx, who.tenant).await?;
    if cmd.on > today {
        return Err(Problem::new("settlement-future").with("on", cmd.on).field("on").into());
    }
    let begun = cx
        .db
        .write(async |tx| -> Result<Requested, Error> {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            if let Some(live) = rows::live(tx, who.tenant, cmd.currency.code()).await? {
                return same(&live, cmd);
            }
            let rules = rows::rules::in_force(tx, who.tenant, cmd.on).await?;
            let rules = rules.ok_or_else(|| {
                Error::Conflict(Problem::new("settlement-rules-missing").with("on", cmd.on).field("on"))
            })?;
            let number = store::counter::next(tx, who.tenant, OBJECT).await?;
            let id = cx.new_id();
            let code = store::counter::code("ST-", number);
            let job = enqueue(cx, tx, who, (id, 1, &code)).await?;
            let row = SettlementRow {
                id,
                version: 1,
                code,
                currency: cmd.currency.code().to_owned(),
                on: cmd.on.to_string(),
                state: SettlementState::Computing.as_str().to_owned(),
                round: 1,
                rules: rules.version,
                job: Some(job.uuid()),
                asked_by,
                asked_at: cx.now(),
                payees: 0,
                payouts: 0,
                paid: 0,
                totals: json!({}),
                problem: None,
                changed_at: cx.now(),
                posted_at: None,
            };
            rows::begin(tx, who.tenant, &row).await?;
            note(cx, tx, who, id, "ask", &json!({ "on": row.on, "currency": row.currency })).await?;
            let out = Requested { settlement: id, job: Some(job.uuid()) };
            once.after(cx, tx, who, &out).await?;
            Ok(out)
        })
        .await;
    match begun {
        Err(Error::Internal(cause)) if lost_claim(&*cause) => {
            let live = rows::live(&mut cx.db.read(), who.tenant, cmd.currency.code()).await?;
            same(&live.ok_or(Error::NotReady("the currency is being claimed"))?, cmd)
        }
        other => other,
    }
}

fn same(live: &SettlementRow, cmd: Request) -> Result<Requested, Error> {
    if live.on == cmd.on.to_string() {
        return Ok(Requested { settlement: live.id, job: None });
    }
    let problem = Problem::new("settlement-live").with("code", &live.code).with("on", &live.on);
    Err(Error::Conflict(problem))
}

async fn enqueue(
    cx: &Cx,
    tx: &mut store::Tx,
    who: &Principal,
    (id, round, code): (Uuid, i64, &str),
) -> Result<JobId, Error> {
    let params = json!({ "settlement": id, "round": round, "code": code });
    jobs::enqueue(cx, tx, who, "settlement", "jobs-title-settlement", &params).await
}

/// Whether the claim failed because another request claimed the currency at the same moment.
fn lost_claim(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<store::Error>().is_some_and(|error| error.is_unique("settlement", "currency"))
}

/// Computes a settlement anew, by the rules and balances of now; an approval of before says nothing any more.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `flow-step` unless it is proposed or approved.
pub async fn recompute(cx: &Cx, who: &Principal, id: Uuid) -> Result<Requested, Error> {
    require(who, OBJECT, Action::Create)?;
    let asked_by = who.user.ok_or(Error::NotSignedIn)?;
    cx.db
        .write(async |tx| -> Result<Requested, Error> {
            let row = rows::hold(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            state(&row)?
                .after(SettlementEvent::Recompute)
                .map_err(|problem| Error::Conflict(problem.into()))?;
            let on: Date = row.on.parse().map_err(super::fault)?;
            let rules = rows::rules::in_force(tx, who.tenant, on).await?;
            let rules = rules.ok_or_else(|| Error::internal("the rules of a settlement are gone"))?;
            let job = enqueue(cx, tx, who, (id, row.round + 1, &row.code)).await?;
            if !rows::again(tx, who.tenant, &row, (rules.version, job.uuid(), asked_by), cx.now()).await? {
                return Err(Error::Stale { current: row.version + 1 });
            }
            rows::items::clear(tx, who.tenant, id).await?;
            note(cx, tx, who, id, "recompute", &json!({ "round": [row.round, row.round + 1] })).await?;
            Ok(Requested { settlement: id, job: Some(job.uuid()) })
        })
        .await
}

/// The state of a stored row.
pub(super) fn state(row: &SettlementRow) -> Result<SettlementState, Error> {
    SettlementState::parse(&row.state).ok_or_else(|| Error::internal("a settlement in an unknown state"))
}
