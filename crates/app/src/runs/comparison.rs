//! Two runs side by side: totals, bonuses, and whose amount moved, the largest difference first. Computed from the stored
//! members of both runs and kept in memory, since published runs never change; refuses runs in different currencies.

use std::sync::{Arc, Mutex, PoisonError};

use access::{Action, Principal};
use commission::comparison::{self, Comparison, Sum, Way};
use kernel::{Currency, Money, Problem, RunId};
use serde_json::json;
use store::runs::record::{self, RunRow};
use uuid::Uuid;

use super::{OBJECT, Report, payees, visible, watch};
use crate::imports::values::neutralised;
use crate::{Cx, Error};

/// How many comparisons are kept in memory: 48 bytes a member who moved.
const COMPARED: usize = 4;
/// Most rows of a page.
const PAGE_MAX: usize = 200;
/// Rows of a file that are written at a time.
const FILE_ROWS: usize = 2000;

/// The comparisons made last.
#[derive(Debug, Clone, Default)]
pub struct Comparisons(Arc<Mutex<Kept>>);

type Kept = Vec<((RunId, RunId), Arc<Comparison>)>;

impl Comparisons {
    fn find(&self, runs: (RunId, RunId)) -> Option<Arc<Comparison>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(pair, _)| *pair == runs).map(|(_, made)| made.clone())
    }

    fn keep(&self, runs: (RunId, RunId), made: Arc<Comparison>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(pair, _)| *pair != runs);
        kept.push((runs, made));
        if kept.len() > COMPARED {
            kept.remove(0);
        }
    }
}

/// What to compare, and which page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ComparisonQuestion {
    /// The other run; none: the last posted one of the same plan, else of any.
    pub with: Option<RunId>,
    /// Only members who moved this way.
    pub way: Option<Way>,
    /// Where the page begins.
    pub from: u32,
    /// Rows of a page.
    pub limit: usize,
}

/// A bonus in both runs, exact decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusMove {
    /// Its name in the plan; none: what late returns took back.
    pub bonus: Option<String>,
    /// What people read.
    pub title: String,
    /// Before.
    pub old: String,
    /// Now.
    pub new: String,
    /// New less old.
    pub change: String,
}

/// A member whose amount moved, exact decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberMove {
    /// Id, code and name.
    pub member: (Uuid, String, String),
    /// How.
    pub way: Way,
    /// Before.
    pub old: String,
    /// Now.
    pub new: String,
    /// New less old.
    pub change: String,
}

/// Two runs side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonPage {
    /// The other run; none: there is nothing to compare with, and nothing else is said.
    pub with: Option<RunRow>,
    /// Runs it can be compared with: id, code, period; the newest first.
    pub choices: Vec<(Uuid, String, String)>,
    /// Old, new, and the change, exact decimals.
    pub totals: [String; 3],
    /// One a bonus of either run.
    pub bonuses: Vec<BonusMove>,
    /// How many moved each way, and by how much together.
    pub ways: Vec<(Way, u64, String)>,
    /// Members who got the same.
    pub same: u64,
    /// The largest difference first.
    pub items: Vec<MemberMove>,
    /// Where the next page begins.
    pub next: Option<u32>,
    /// How many rows there are in all.
    pub count: usize,
    /// The currency of the amounts.
    pub currency: String,
}

/// How many runs are offered to compare with.
const CHOICES: i64 = 24;

/// The run to compare with, and those that could be.
async fn other(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    with: Option<RunId>,
) -> Result<(Option<RunRow>, Vec<RunRow>), Error> {
    let currency = run.currency.clone().unwrap_or_default();
    let mut db = cx.db.read();
    let posted = record::posted(&mut db, who.tenant, &run.period, &currency, None, CHOICES).await?;
    let Some(id) = with else {
        let of_plan = record::posted(&mut db, who.tenant, &run.period, &currency, Some(run.plan), 1).await?;
        let last = of_plan.into_iter().next().or_else(|| posted.first().cloned());
        return Ok((last, posted));
    };
    let found = record::get(&mut db, who.tenant, id).await?;
    let found = found.filter(|other| other.published).ok_or(Error::NotFound)?;
    if found.currency != run.currency {
        let problem = Problem::new("money-currencies-differ").field("with");
        let other = found.currency.unwrap_or_default();
        return Err(problem.with("one", currency).with("other", other).into());
    }
    Ok((Some(found), posted))
}

/// The comparison of two published runs, from memory or from their members.
async fn made(cx: &Cx, who: &Principal, old: &RunRow, new: &RunRow) -> Result<Arc<Comparison>, Error> {
    let pair = (old.id, new.id);
    if let Some(made) = cx.comparisons.find(pair) {
        return Ok(made);
    }
    let before = watch::amounts(cx, who.tenant, old.id).await?;
    let after = watch::amounts(cx, who.tenant, new.id).await?;
    let work = tokio::task::spawn_blocking(move || comparison::compare(&before, &after));
    let made = Arc::new(work.await.map_err(Error::internal)??);
    cx.comparisons.keep(pair, made.clone());
    Ok(made)
}

/// A run compared with another one.
///
/// # Errors
/// `access-denied`, `not-found` also for a run that is not calculated yet, `money-currencies-differ`.
pub async fn compare(
    cx: &Cx,
    who: &Principal,
    id: RunId,
    asked: ComparisonQuestion,
) -> Result<ComparisonPage, Error> {
    let run = visible(cx, who, id).await?;
    if !run.published {
        return Err(Error::NotFound);
    }
    let (with, choices) = other(cx, who, &run, asked.with).await?;
    let choices = choices.into_iter().map(|run| (run.id.uuid(), run.code, run.period)).collect();
    let currency = run.currency.clone().unwrap_or_default();
    let money = |minor: i64| payees::money(&run, minor);
    let zero = || [money(0), money(0), money(0)];
    let Some(with) = with else {
        let (bonuses, ways, items) = (Vec::new(), Vec::new(), Vec::new());
        let page = ComparisonPage {
            with: None,
            choices,
            totals: zero(),
            bonuses,
            ways,
            same: 0,
            items,
            next: None,
            count: 0,
            currency,
        };
        return Ok(page);
    };
    let made = made(cx, who, &with, &run).await?;
    let (old, new) = made.totals;
    let change = new.checked_sub(old).ok_or_else(|| Problem::new("money-overflow"))?;
    let rows: Vec<usize> =
        (0..made.moves.len()).filter(|at| asked.way.is_none_or(|way| made.moves[*at].way == way)).collect();
    let limit = asked.limit.clamp(1, PAGE_MAX);
    let from = (asked.from as usize).min(rows.len());
    let until = (from + limit).min(rows.len());
    let items = members(cx, who, &run, &made, &rows[from..until]).await?;
    let next = u32::try_from(until).ok().filter(|_| until < rows.len());
    let sum = |way: Way, sum: &Sum| (way, sum.count, money(sum.amount));
    Ok(ComparisonPage {
        bonuses: bonuses(&with, &run)?,
        with: Some(with),
        choices,
        totals: [money(old), money(new), money(change)],
        ways: Way::ALL.iter().zip(&made.sums).map(|(way, one)| sum(*way, one)).collect(),
        same: made.same,
        items,
        next,
        count: rows.len(),
        currency,
    })
}

async fn members(
    cx: &Cx,
    who: &Principal,
    run: &RunRow,
    made: &Comparison,
    rows: &[usize],
) -> Result<Vec<MemberMove>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|at| Uuid::from_bytes(made.moves[*at].member)).collect();
    let names = record::names(&mut cx.db.read(), who.tenant, &ids).await?;
    let item = |at: &usize| {
        let one = made.moves[*at];
        let id = Uuid::from_bytes(one.member);
        let known = names.binary_search_by_key(&id, |(id, ..)| *id).ok();
        let member = known.map_or_else(|| (id, id.to_string(), String::new()), |at| names[at].clone());
        // The engine has subtracted the two already, within range.
        let change = payees::money(run, one.new - one.old);
        MemberMove {
            member,
            way: one.way,
            old: payees::money(run, one.old),
            new: payees::money(run, one.new),
            change,
        }
    };
    Ok(rows.iter().map(item).collect())
}

/// The bonuses of both runs by name, those of the new one first, and what late returns took back.
fn bonuses(old: &RunRow, new: &RunRow) -> Result<Vec<BonusMove>, Error> {
    let currency: Currency = new.currency.as_deref().unwrap_or_default().parse().map_err(Error::from)?;
    let mut rows: Vec<(Option<String>, String, [i64; 2])> = Vec::new();
    let mut add = |name: Option<&str>, title: &str, side: usize, amount: &str| -> Result<(), Problem> {
        let amount = Money::parse(amount, currency)?.minor();
        let known = rows.iter().position(|(known, ..)| known.as_deref() == name);
        let at = known.unwrap_or_else(|| {
            rows.push((name.map(str::to_owned), title.to_owned(), [0, 0]));
            rows.len() - 1
        });
        let sum = &mut rows[at].2[side];
        *sum = sum.checked_add(amount).ok_or_else(|| Problem::new("money-overflow"))?;
        Ok(())
    };
    let report = |run: &RunRow| serde_json::from_value::<Report>(run.report.clone()).map_err(Error::internal);
    let sides = [(report(new)?, 1), (report(old)?, 0)];
    for (report, side) in &sides {
        for total in &report.totals {
            add(Some(&total.bonus), &total.title, *side, &total.amount)?;
        }
    }
    for (report, side) in &sides {
        for one in &report.undone {
            add(None, "", *side, &one.amount)?;
        }
    }
    let money = |minor: i64| Money::from_minor(minor, currency).decimal();
    let row = |(bonus, title, [old, new]): (Option<String>, String, [i64; 2])| {
        let change = new.checked_sub(old).ok_or_else(|| Problem::new("money-overflow"))?;
        Ok(BonusMove { bonus, title, old: money(old), new: money(new), change: money(change) })
    };
    rows.into_iter().map(row).collect()
}

/// The members of a comparison as CSV: a byte order mark, codes of fields, one row a member, formulas neutralised. It
/// leaves a trace.
///
/// # Errors
/// `access-denied`, also without the right to export; what [`compare`] refuses.
pub async fn compare_file(
    cx: &Cx,
    who: &Principal,
    id: RunId,
    with: Option<RunId>,
) -> Result<Vec<u8>, Error> {
    who.require(OBJECT, Action::Export)?;
    let run = visible(cx, who, id).await?;
    if !run.published {
        return Err(Error::NotFound);
    }
    let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    out.write_record(["code", "name", "way", "before", "now", "change", "currency"])
        .map_err(Error::internal)?;
    let (with, _) = other(cx, who, &run, with).await?;
    if let Some(with) = &with {
        let made = made(cx, who, with, &run).await?;
        let rows: Vec<usize> = (0..made.moves.len()).collect();
        let currency = run.currency.as_deref().unwrap_or_default();
        for page in rows.chunks(FILE_ROWS) {
            for one in members(cx, who, &run, &made, page).await? {
                let (_, code, name) = &one.member;
                let cells = [code, name, one.way.as_str(), &one.old, &one.new, &one.change, currency];
                // Amounts below zero are figures, and no formulas.
                let safe = |(at, cell): (usize, &str)| match at {
                    0 | 1 => neutralised(cell).into_owned(),
                    _ => cell.to_owned(),
                };
                out.write_record(cells.into_iter().enumerate().map(safe)).map_err(Error::internal)?;
            }
        }
    }
    let asked = json!({ "comparison": with.map(|run| run.id) });
    cx.db
        .write(async |tx: &mut store::Tx| {
            crate::trail::audit(cx, tx, who, OBJECT, Some(id.uuid()), "export", &asked).await
        })
        .await?;
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}
