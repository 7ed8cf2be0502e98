//! What a run is held against when it is finished: earlier posted runs and the ledger, and the anomalies that come of it,
//! stored with the run as one of its parts. Refuses nothing: an anomaly stops no run, a person decides.

use commission::anomalies::{self, Bounds, Oddity, Past, Subjects};
use commission::comparison::Paid;
use kernel::{Points, Problem, Rate, Rounding, RunId, TenantId};
use plan::{Inputs, Kind, Plan, Run};
use serde::{Deserialize, Serialize};
use store::runs::parts::{self, Chunk, Part};
use store::runs::record::{self, RunRow};
use store::runs::{codec, members};
use uuid::Uuid;

use super::{Report, view};
use crate::{Cx, Error};

/// So many anomalies of a kind are kept, the largest; the rest are counted.
pub const KEPT: usize = 100;

/// From where on something was odd in a run, as it is kept with it; amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Limits {
    /// Codes of the earlier runs it was held against, newest first.
    pub runs: Vec<String>,
    /// A jump is more than so many tenths of the median …
    pub times_tenths: u32,
    /// … and above this.
    pub least: i64,
    /// So many highest amounts are the top.
    pub top: u32,
    /// A first payment above this is large.
    pub large: i64,
    /// So many percent of the plan's ceiling are nearly all of it.
    pub ceiling_percent: u32,
}

impl Limits {
    /// The factor of a jump, `3` or `2.5`.
    pub fn times(&self) -> String {
        times(self.times_tenths)
    }
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// `run-anomaly-jump-payee` and the like, which has words.
    pub key: String,
    /// Values of the words.
    #[serde(default)]
    pub params: kernel::Params,
    /// The member it concerns.
    #[serde(default)]
    pub member: Option<Uuid>,
    /// How much, minor units.
    #[serde(default)]
    pub amount: Option<i64>,
    /// Compared with, minor units.
    #[serde(default)]
    pub against: Option<i64>,
    /// What the independent check found, whose words take the place of the key's.
    #[serde(default)]
    pub problem: Option<Problem>,
}

/// Everything there is to look at in a run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Watched {
    /// What it was held against.
    pub limits: Limits,
    /// Payees and sum of each tenth of the payees, the highest amounts first.
    #[serde(default)]
    pub spread: Vec<(u64, i64)>,
    /// Key and number of the anomalies of which not all were kept.
    pub more: Vec<(String, u64)>,
    /// The anomalies; the place in this list is an anomaly's number.
    pub items: Vec<Item>,
}

/// What there was before a run.
#[derive(Debug, Default)]
pub(super) struct Before {
    runs: Vec<(String, Vec<Paid>)>,
    owed: Vec<(Uuid, i64)>,
}

/// Reads what a run of `plan` is held against.
pub(super) async fn before(cx: &Cx, tenant: TenantId, row: &RunRow, plan: &Plan) -> Result<Before, Error> {
    let currency = plan.currency.code();
    let limit = i64::from(Bounds::proposed(&[]).runs);
    let mut db = cx.db.read();
    let mut out =
        Before { owed: store::ledger::owed_all(&mut db, tenant, currency).await?, ..Before::default() };
    for run in record::posted(&mut db, tenant, &row.period, currency, None, limit).await? {
        out.runs.push((run.code, amounts(cx, tenant, run.id).await?));
    }
    Ok(out)
}

/// What a published run paid everybody it knew, in the order of the ids.
pub(super) async fn amounts(cx: &Cx, tenant: TenantId, run: RunId) -> Result<Vec<Paid>, Error> {
    let dictionary = view::dictionary(cx, tenant, run).await?;
    let chunks = parts::all(&mut cx.db.read(), tenant, run, Part::Members).await?;
    let read = move || {
        let mut out: Vec<Paid> = Vec::with_capacity(chunks.len() * codec::MEMBERS);
        for (number, chunk) in chunks.iter().enumerate() {
            let rows = members::unpack(chunk, &dictionary, number * codec::MEMBERS)?;
            out.extend(rows.into_iter().map(|row| (row.id, row.earned)));
        }
        Ok::<_, Problem>(out)
    };
    let read = tokio::task::spawn_blocking(read).await.map_err(Error::internal)?;
    read.map_err(|problem| Error::internal(format!("a run's parts are damaged: {problem}")))
}

/// What is odd about a finished run.
pub(super) fn find(
    plan: &Plan,
    inputs: &Inputs,
    run: &Run,
    before: &Before,
    report: &Report,
) -> Result<Watched, Problem> {
    let bounds = Bounds::proposed(&run.members.earned);
    let mut out = Watched {
        limits: Limits {
            runs: before.runs.iter().map(|(code, _)| code.clone()).collect(),
            times_tenths: bounds.times_tenths,
            least: bounds.least,
            top: bounds.top,
            large: bounds.large,
            ceiling_percent: bounds.ceiling_percent,
        },
        spread: anomalies::tenths(&run.members.earned)?,
        ..of_report(report)
    };
    out.items.extend(ceiling(plan, run, &bounds)?);
    out.items.extend(caps(plan, run)?);
    let found = anomalies::anomalies(&subjects(inputs, run, before, &bounds), &bounds)?;
    for oddity in Oddity::ALL {
        let own = || found.iter().filter(move |one| one.oddity == oddity);
        for one in own().take(KEPT) {
            let mut item = item(key(oddity), Some(one.amount), one.against);
            item.member = inputs.members.ids.uuid(one.row).map(Uuid::from_bytes);
            item.params.insert("times".into(), times(bounds.times_tenths));
            item.params.insert("runs".into(), before.runs.len().to_string());
            item.params.insert("top".into(), bounds.top.to_string());
            out.items.push(item);
        }
        let count = own().count();
        if count > KEPT {
            out.more.push((key(oddity).to_owned(), count as u64));
        }
    }
    Ok(out)
}

/// As the part of a run that says it.
pub(super) fn chunk(watched: &Watched) -> Result<Chunk, Problem> {
    let bytes = serde_json::to_vec(watched).map_err(|_| Problem::new("run-dictionary"))?;
    Ok(Chunk { part: Part::Anomalies, number: 0, rows: watched.items.len() as i64, first: None, bytes })
}

/// The anomalies of a published run; those of one from before they were a part stand in its report.
pub(super) async fn watched(cx: &Cx, tenant: TenantId, row: &RunRow) -> Result<Watched, Error> {
    match parts::one(&mut cx.db.read(), tenant, row.id, Part::Anomalies, 0).await? {
        Some(bytes) => serde_json::from_slice(&bytes).map_err(Error::internal),
        None if row.published => {
            let report: Report = serde_json::from_value(row.report.clone()).map_err(Error::internal)?;
            Ok(of_report(&report))
        }
        None => Ok(Watched::default()),
    }
}

/// What the report says of the run as a whole, and what the independent check found.
fn of_report(report: &Report) -> Watched {
    let found = report.recheck.problems.iter().take(KEPT).map(|problem| {
        let member = ["member", "payee"].iter().find_map(|key| problem.params.get(*key)?.parse().ok());
        Item { member, problem: Some(problem.clone()), ..item("run-anomaly-recheck", None, None) }
    });
    let whole = report.anomalies.iter().map(|one| {
        let params = one.params.clone();
        Item { params, member: one.member, ..item(&one.key, None, None) }
    });
    let mut out = Watched { items: found.chain(whole).collect(), ..Watched::default() };
    if report.recheck.found > KEPT as u64 {
        out.more.push(("run-anomaly-recheck".to_owned(), report.recheck.found));
    }
    out
}

fn item(key: &str, amount: Option<i64>, against: Option<i64>) -> Item {
    let params = kernel::Params::new();
    Item { key: key.to_owned(), params, member: None, amount, against, problem: None }
}

const fn key(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::Negative => "run-anomaly-below",
        Oddity::Owes => "run-anomaly-owes",
        Oddity::Left => "run-anomaly-left",
        Oddity::Jump => "run-anomaly-jump-payee",
        Oddity::NewTop => "run-anomaly-top",
        Oddity::FirstLarge => "run-anomaly-first",
    }
}

/// `3` or `2.5`.
fn times(tenths: u32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// The columns of the engine, rows as in the run.
fn subjects(inputs: &Inputs, run: &Run, before: &Before, bounds: &Bounds) -> Subjects {
    let ids = &inputs.members.ids;
    let place = |id: &[u8]| view::row_of(ids, id);
    let status = &inputs.members.status;
    let active = |code: &u32| {
        let word = status.words.get(*code as usize).map(String::as_str);
        matches!(word, None | Some("" | "active"))
    };
    let mut owed = vec![None; ids.len()];
    for (member, amount) in &before.owed {
        if let Some(row) = place(member.as_bytes()) {
            owed[row] = Some(*amount);
        }
    }
    let past = before.runs.iter().map(|(_, paid)| {
        let mut amounts = vec![None; ids.len()];
        for (member, amount) in paid {
            if let Some(row) = place(member) {
                amounts[row] = Some(*amount);
            }
        }
        Past { amounts, threshold: anomalies::threshold(paid.iter().map(|(_, amount)| *amount), bounds.top) }
    });
    Subjects {
        earned: run.members.earned.clone(),
        left: status.codes.iter().map(|code| !active(code)).collect(),
        owed,
        past: past.collect(),
    }
}

/// The plan's stated ceiling, where nearly all of it is paid.
fn ceiling(plan: &Plan, run: &Run, bounds: &Bounds) -> Result<Option<Item>, Problem> {
    let Some((rate, volume)) = plan.ceiling else { return Ok(None) };
    let Some(volume) = plan.volumes.get(volume) else { return Ok(None) };
    let Some(figure) = run.members.figures.iter().find(|figure| figure.name == volume.name) else {
        return Ok(None);
    };
    let units = sum(figure.values.iter().copied())?;
    let money = Rate::new(i128::from(plan.currency.unit()), i128::from(Points::UNIT))?;
    let allowed = rate.checked_mul(money)?.apply(units, Rounding::default())?;
    let paid = sum(run.totals.iter().map(|total| total.amount))?;
    if allowed <= 0 || i128::from(paid) * 100 < i128::from(allowed) * i128::from(bounds.ceiling_percent) {
        return Ok(None);
    }
    let mut item = item("run-anomaly-ceiling", Some(paid), Some(allowed));
    item.params.insert("percent".into(), (i128::from(paid) * 100 / i128::from(allowed)).to_string());
    Ok(Some(item))
}

/// Limits that took something.
fn caps(plan: &Plan, run: &Run) -> Result<Vec<Item>, Problem> {
    let mut out = Vec::new();
    for (total, bonus) in run.totals.iter().zip(&plan.bonuses) {
        if !matches!(bonus.kind, Kind::Limit(_)) || total.amount == 0 {
            continue;
        }
        let cut = total.amount.checked_neg().ok_or_else(|| Problem::new("money-overflow"))?;
        let mut item = item("run-anomaly-cap", Some(cut), None);
        let title = bonus.title.clone().unwrap_or_else(|| bonus.name.clone());
        item.params.insert("bonus".into(), title);
        item.params.insert("count".into(), total.payees.to_string());
        out.push(item);
    }
    Ok(out)
}

fn sum(mut amounts: impl Iterator<Item = i64>) -> Result<i64, Problem> {
    let sum = amounts.try_fold(0i64, |sum, amount| sum.checked_add(amount));
    sum.ok_or_else(|| Problem::new("money-overflow"))
}
