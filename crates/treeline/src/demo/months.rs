//! The demo's plan, its two closed months and their settlement: asked for by finance, approved by the administrator,
//! posted by finance.

use access::Principal;
use anyhow::{Context as _, Result, anyhow, bail};
use app::{Cx, plans, runs};
use jiff::civil::Date;
use kernel::{Period, PlanId, RunId};
use serde_json::json;
use uuid::Uuid;

use super::load::{create, month_before, principal, said};
use super::payouts;

/// The plan as it stands in the repository.
const PLAN: &str = include_str!("../../../../data/demo/plan.txt");

/// Closes the two months before today's; gives a member with a downline and earnings, for the distributor's sign-in.
///
/// # Errors
/// The first refusal of a use case.
pub async fn close(cx: &Cx, today: Date) -> Result<Uuid> {
    let administrator = principal(cx, "administrator").await?;
    let finance = principal(cx, "finance").await?;
    let plan = create(cx, &administrator, "plan", json!({"name": "Demo plan", "source": PLAN})).await?;
    let plan = PlanId::from_uuid(plan);
    let from = month_before(today, 12)?.to_string();
    plans::release(cx, &finance, plan, &from).await.map_err(|error| said(&error))?;
    let mut last = None;
    for months in [2, 1] {
        let day = month_before(today, months)?;
        let period: Period = day.strftime("%Y-%m").to_string().parse()?;
        last = Some(month(cx, &finance, &administrator, runs::Request { period, plan }).await?);
    }
    let last = last.context("no month was closed")?;
    let day: kernel::Date =
        today.to_string().parse().map_err(|problem: kernel::Problem| anyhow!("{problem}"))?;
    payouts::settle(cx, &finance, &administrator, last, day).await?;
    distributor(cx, &finance, last).await
}

/// A short while, in which the job runner gets on.
pub(super) async fn wait() {
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
}

/// One month from the request to the ledger.
async fn month(cx: &Cx, finance: &Principal, second: &Principal, request: runs::Request) -> Result<RunId> {
    let run = runs::request(cx, finance, request).await.map_err(|error| said(&error))?.run;
    loop {
        let state = runs::get(cx, finance, run).await.map_err(|error| said(&error))?.item.row.state;
        match state.as_str() {
            "calculating" => wait().await,
            "calculated" => break,
            state => bail!("the run of {} is {state}", request.period),
        }
    }
    let yes = runs::Decide { approve: true, comment: "Demo".to_owned() };
    runs::decide(cx, second, run, &yes).await.map_err(|error| said(&error))?;
    runs::post(cx, finance, run).await.map_err(|error| said(&error))?;
    Ok(run)
}

/// A payee near the top: enough of everything to look at, and still somebody's downline.
async fn distributor(cx: &Cx, finance: &Principal, run: RunId) -> Result<Uuid> {
    let page = runs::payees(cx, finance, run, None, 0, 10).await.map_err(|error| said(&error))?;
    let payee = page.items.get(4).or_else(|| page.items.first()).context("nobody earned anything")?;
    Ok(payee.member)
}
