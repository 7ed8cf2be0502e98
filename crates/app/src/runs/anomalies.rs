//! The anomalies of a run, page by page, and that a person has looked at one; refuses a second look at the same one and
//! a look without a word.

use access::{Action, Principal};
use kernel::{Problem, RunId};
use serde_json::json;
use store::runs::looks::{self, LookRow};
use store::runs::record;
use uuid::Uuid;

use super::watch::{self, Item, Limits};
use super::{OBJECT, payees, visible};
use crate::{Cx, Error};

/// Most rows of a page.
const PAGE_MAX: usize = 200;
/// Most characters of a note.
const NOTE_MAX: usize = 1000;

/// An anomaly with whoever looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnomalyItem {
    /// Counts from 0 within the run.
    pub number: u32,
    /// What is odd.
    pub item: Item,
    /// How much, exact decimal.
    pub amount: Option<String>,
    /// Compared with, exact decimal.
    pub against: Option<String>,
    /// Who looked at it.
    pub look: Option<LookRow>,
}

/// A page of anomalies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnomaliesPage {
    /// In the order of their numbers.
    pub items: Vec<AnomalyItem>,
    /// Where the next page begins.
    pub next: Option<u32>,
    /// How many there are, and how many nobody has looked at.
    pub count: usize,
    /// Not looked at.
    pub open: usize,
    /// Kinds of which only the first are told, with how many there are.
    pub more: Vec<(String, u64)>,
    /// What the run was held against, amounts as exact decimals: `least` and `large`.
    pub limits: (Limits, String, String),
    /// Codes and names of the members.
    pub people: Vec<(Uuid, String, String)>,
    /// The currency of the amounts.
    pub currency: String,
}

/// Which anomalies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnomaliesQuestion {
    /// Only those nobody has looked at.
    pub open: bool,
    /// The number at which the page begins.
    pub from: u32,
    /// Rows of a page.
    pub limit: usize,
}

/// What the page of a run says of it at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glance {
    /// How many anomalies there are.
    pub count: usize,
    /// How many of them nobody has looked at.
    pub open: usize,
    /// Payees and exact decimal sum of each tenth of the payees, the highest amounts first.
    pub spread: Vec<(u64, String)>,
}

/// How odd a run is, how far people have come with it, and how its amounts are spread.
pub(super) async fn glance(cx: &Cx, who: &Principal, run: &record::RunRow) -> Result<Glance, Error> {
    let watched = watch::watched(cx, who.tenant, run).await?;
    let count = watched.items.len();
    let seen = looks::of_run(&mut cx.db.read(), who.tenant, run.id).await?.len();
    let spread = watched.spread.iter().map(|(payees, sum)| (*payees, payees::money(run, *sum)));
    Ok(Glance { count, open: count.saturating_sub(seen), spread: spread.collect() })
}

/// Names for the ids that stand in problems: members with code and name, sales with their code alone.
pub(super) async fn names(
    cx: &Cx,
    who: &Principal,
    wanted: &[Uuid],
) -> Result<Vec<(Uuid, String, String)>, Error> {
    let mut db = cx.db.read();
    let mut names = record::names(&mut db, who.tenant, wanted).await?;
    let known = |id: &Uuid| names.binary_search_by_key(id, |(id, ..)| *id).is_ok();
    let rest: Vec<Uuid> = wanted.iter().copied().filter(|id| !known(id)).collect();
    let sales = record::sale_heads(&mut db, who.tenant, &rest).await?;
    names.extend(sales.into_iter().map(|sale| (sale.id, sale.code, String::new())));
    Ok(names)
}

/// The ids that stand among the values of a problem: those of members and sales.
pub(super) fn ids(problem: &Problem) -> impl Iterator<Item = Uuid> {
    problem.params.values().filter_map(|value| Uuid::parse_str(value).ok())
}

/// A page of a run's anomalies.
///
/// # Errors
/// `access-denied`, `not-found`.
pub async fn anomalies(
    cx: &Cx,
    who: &Principal,
    id: RunId,
    asked: AnomaliesQuestion,
) -> Result<AnomaliesPage, Error> {
    let run = visible(cx, who, id).await?;
    let watched = watch::watched(cx, who.tenant, &run).await?;
    let mut looks = looks::of_run(&mut cx.db.read(), who.tenant, id).await?;
    let (count, open) = (watched.items.len(), watched.items.len().saturating_sub(looks.len()));
    let limit = asked.limit.clamp(1, PAGE_MAX);
    let mut items = Vec::with_capacity(limit);
    let mut next = None;
    for (number, item) in (0u32..).zip(watched.items).skip(asked.from as usize) {
        let at = looks.iter().position(|look| look.number == i64::from(number));
        let look = at.map(|at| looks.swap_remove(at));
        if asked.open && look.is_some() {
            continue;
        }
        if items.len() == limit {
            next = Some(number);
            break;
        }
        let money = |minor: Option<i64>| minor.map(|minor| payees::money(&run, minor));
        items.push(AnomalyItem {
            number,
            amount: money(item.amount),
            against: money(item.against),
            item,
            look,
        });
    }
    let people: Vec<Uuid> = items
        .iter()
        .flat_map(|one| one.item.member.into_iter().chain(one.item.problem.iter().flat_map(ids)))
        .collect();
    let people = names(cx, who, &people).await?;
    let (least, large) =
        (payees::money(&run, watched.limits.least), payees::money(&run, watched.limits.large));
    let currency = run.currency.clone().unwrap_or_default();
    Ok(AnomaliesPage {
        items,
        next,
        count,
        open,
        more: watched.more,
        limits: (watched.limits, least, large),
        people,
        currency,
    })
}

/// Notes that the person has looked at an anomaly, and what it turned out to be.
///
/// # Errors
/// `access-denied`, `not-found`, `run-look-note` without a word or with too many, `run-look-taken` where somebody has
/// looked already.
pub async fn look(cx: &Cx, who: &Principal, id: RunId, number: u32, note: &str) -> Result<(), Error> {
    who.require(OBJECT, Action::Approve)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let run = visible(cx, who, id).await?;
    let watched = watch::watched(cx, who.tenant, &run).await?;
    let item = watched.items.get(number as usize).ok_or(Error::NotFound)?;
    let note = note.trim();
    if note.is_empty() || note.chars().count() > NOTE_MAX {
        return Err(Problem::new("run-look-note").with("max", NOTE_MAX).field("note").into());
    }
    let look =
        LookRow { number: i64::from(number), user, name: String::new(), note: note.to_owned(), at: cx.now() };
    let diff = json!({ "anomaly": number, "key": item.key, "member": item.member, "note": note });
    cx.db
        .write(async |tx: &mut store::Tx| -> Result<(), Error> {
            looks::add(tx, who.tenant, id, &look).await.map_err(|error| match error {
                store::Error::Unique { .. } => Error::Conflict(Problem::new("run-look-taken")),
                other => other.into(),
            })?;
            super::audit(cx, tx, who, id, "looked", &diff).await
        })
        .await
}
