//! Plans as documents: checked before they are saved for use, released by a second person from a day.
//! Refuses the release of a plan with problems, by its author, or twice.

use access::{Action, Principal};
use kernel::{Date, Period, PlanId, Problem, TenantId};
use serde_json::json;
use store::plans::{self, PlanRow};

use crate::{Cx, Error};

/// The object of access decisions.
pub const OBJECT: &str = "plan";

/// The longest plan text that is checked, in bytes.
pub const SOURCE_MAX: usize = 1_000_000;

/// What the checker says of a plan text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Errors: the plan cannot be used. `at` points into the text.
    pub problems: Vec<Problem>,
    /// Lints: it can be used, and a person should look.
    pub lints: Vec<Problem>,
    /// Worth knowing of a plan in order: the ceiling that is proved, or that none is.
    pub notes: Vec<Problem>,
    /// The plan in short, when it can be read.
    pub summary: Option<Summary>,
}

/// A plan in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its currency.
    pub currency: String,
    /// Names of its volumes.
    pub volumes: Vec<String>,
    /// Names of its ranks, lowest first.
    pub ranks: Vec<String>,
    /// Name and title of its bonuses.
    pub bonuses: Vec<(String, String)>,
}

/// Checks a plan text, on a thread of its own: a proof may take long, and others wait for answers meanwhile.
///
/// # Errors
/// `access-denied`, `plan-too-long`; everything wrong with the text is in the answer.
pub async fn check(who: &Principal, source: &str) -> Result<Checked, Error> {
    who.require(OBJECT, Action::Read)?;
    if source.len() > SOURCE_MAX {
        return Err(Problem::new("plan-too-long").with("max", SOURCE_MAX).field("source").into());
    }
    let source = source.to_owned();
    tokio::task::spawn_blocking(move || examined(&source)).await.map_err(Error::internal)
}

/// What the checker and the prover say of a text.
fn examined(source: &str) -> Checked {
    let plan = match plan::parse(source) {
        Ok(plan) => plan,
        Err(problems) => {
            return Checked { problems, lints: Vec::new(), notes: Vec::new(), summary: None };
        }
    };
    let found = prove::check(&plan, source).into_iter();
    let (lints, notes): (Vec<Problem>, Vec<Problem>) =
        found.partition(|problem| prove::severity(problem) == prove::Severity::Warning);
    let bonuses = plan.bonuses.iter();
    let summary = Summary {
        name: plan.name.clone(),
        version: plan.version.clone(),
        currency: plan.currency.to_string(),
        volumes: plan.volumes.iter().map(|volume| volume.name.clone()).collect(),
        ranks: plan.ranks.ladder.iter().map(|rank| rank.name.clone()).collect(),
        bonuses: bonuses
            .map(|bonus| (bonus.name.clone(), bonus.title.clone().unwrap_or_else(|| bonus.name.clone())))
            .collect(),
    };
    Checked { problems: Vec::new(), lints, notes, summary: Some(summary) }
}

/// The ranks of the plan in force this month, lowest first; empty without a plan or without ranks.
///
/// # Errors
/// Faults of the database.
pub async fn ladder(cx: &Cx, tenant: TenantId) -> Result<Vec<String>, Error> {
    let today = crate::company::today(cx, tenant).await?;
    let month = Period::of(today)?;
    let Some(source) = plans::in_force(&mut cx.db.read(), tenant, month).await? else {
        return Ok(Vec::new());
    };
    // A released plan was checked; one that an older release took is no reason to hide the network.
    let ranks = plan::parse(&source).map(|plan| plan.ranks.ladder).unwrap_or_default();
    Ok(ranks.into_iter().map(|rank| rank.name).collect())
}

/// Puts a plan in force from a day: whoever last changed it may not.
///
/// # Errors
/// `access-denied`, `not-found`, `plan-released`, `plan-own`, the plan's own problems.
pub async fn release(cx: &Cx, who: &Principal, id: PlanId, from: &str) -> Result<(), Error> {
    who.require(OBJECT, Action::Approve)?;
    let from: Date = from.parse().map_err(|problem: Problem| problem.field("from"))?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.db
        .write(async |tx| -> Result<(), Error> {
            let plan: PlanRow = plans::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if plan.state == "released" {
                return Err(Error::Conflict(Problem::new("plan-released").with("plan", &plan.name)));
            }
            if plan.changed_by.is_some_and(|by| who.stands_for(by.uuid())) {
                return Err(Error::Conflict(Problem::new("plan-own").with("plan", &plan.name)));
            }
            plan::parse(&plan.source).map_err(Error::from)?;
            if !plans::release(tx, who.tenant, &plan, from, user, cx.now()).await? {
                return Err(Error::Stale { current: plan.version + 1 });
            }
            let diff = json!({ "state": [plan.state, "released"], "valid_from": [null, from] });
            crate::trail::note(cx, tx, who, OBJECT, Some(id.uuid()), "release", &diff).await
        })
        .await
}
