//! A published run in memory, rebuilt from its parts, so that a line can be explained and two runs
//! compared; refuses parts that do not fit each other. The last few are kept.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Currency, Period, Problem, Rate, RunId, TenantId};
use plan::run::Digest;
use plan::{Adjustment, Ids, Inputs, Line, Lot, MemberResults, Members, Plan, Run};
use store::runs::members::Dictionary;
use store::runs::parts::{self, Part};
use store::runs::record::RunRow;
use store::runs::{carry, codec, load, members, sales, undone};

use crate::{Cx, Error};

/// How many runs are kept in memory.
const KEPT: usize = 3;

/// Plan, inputs and result of one run.
#[derive(Debug)]
pub struct View {
    /// The plan it was computed with.
    pub plan: Plan,
    /// What it was computed from.
    pub inputs: Inputs,
    /// What came out.
    pub run: Run,
    /// What late returns take back of closed lines.
    pub undone: Vec<Adjustment>,
    /// Its lines, for estimates, which are not stored.
    pub lines: Option<Vec<Line>>,
}

/// The runs opened last.
#[derive(Debug, Clone, Default)]
pub struct Cache(Arc<Mutex<Kept>>);

type Kept = Vec<(RunId, Arc<View>)>;

impl Cache {
    /// The run, if it is kept.
    pub fn find(&self, run: RunId) -> Option<Arc<View>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(id, _)| *id == run).map(|(_, view)| view.clone())
    }

    /// Keeps a run in the place of the one kept longest.
    pub fn keep(&self, run: RunId, view: Arc<View>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(id, _)| *id != run);
        kept.push((run, view));
        if kept.len() > KEPT {
            kept.remove(0);
        }
    }
}

/// The run in memory, from the cache or from its parts.
///
/// # Errors
/// Faults only: a published run has all its parts.
pub async fn load(cx: &Cx, tenant: TenantId, row: &RunRow) -> Result<Arc<View>, Error> {
    if let Some(view) = cx.runs.find(row.id) {
        return Ok(view);
    }
    let view = Arc::new(apart(cx, tenant, row).await?);
    cx.runs.keep(row.id, view.clone());
    Ok(view)
}

/// The run from its parts, for whoever goes through many: it takes the place of no other in the cache.
///
/// # Errors
/// Faults only: a published run has all its parts.
pub(crate) async fn apart(cx: &Cx, tenant: TenantId, row: &RunRow) -> Result<View, Error> {
    let mut db = cx.db.read();
    let dictionary = dictionary(cx, tenant, row.id).await?;
    let member_chunks = parts::all(&mut db, tenant, row.id, Part::Members).await?;
    let sale_chunks = parts::all(&mut db, tenant, row.id, Part::Sales).await?;
    let brought = parts::all(&mut db, tenant, row.id, Part::Brought).await?;
    let carried = parts::all(&mut db, tenant, row.id, Part::Carried).await?;
    let taken = parts::all(&mut db, tenant, row.id, Part::Undone).await?;
    let row = row.clone();
    let rebuilt = move || {
        let lots = (carry::unpack(&brought)?, carry::unpack(&carried)?);
        let mut view = rebuild(&row, &dictionary, &member_chunks, &sale_chunks, lots)?;
        view.undone = undone::unpack(&taken)?;
        Ok::<_, Problem>(view)
    };
    tokio::task::spawn_blocking(rebuilt)
        .await
        .map_err(Error::internal)?
        .map_err(|problem| Error::internal(format!("a run's parts are damaged: {problem}")))
}

/// The dictionary of a published run.
pub(super) async fn dictionary(cx: &Cx, tenant: TenantId, run: RunId) -> Result<Dictionary, Error> {
    let bytes =
        parts::one(&mut cx.db.read(), tenant, run, Part::Dictionary, 0).await?.ok_or(Error::NotFound)?;
    serde_json::from_slice(&bytes).map_err(Error::internal)
}

fn rebuild(
    row: &RunRow,
    dictionary: &Dictionary,
    member_chunks: &[Vec<u8>],
    sale_chunks: &[Vec<u8>],
    (brought, carried): (Vec<Lot>, Vec<Lot>),
) -> Result<View, Problem> {
    let plan = plan::parse(&row.plan_source).map_err(|mut problems| problems.swap_remove(0))?;
    let (members, results) = rebuild_members(&plan, dictionary, member_chunks)?;
    let period: Period = row.period.parse()?;
    let currency: Currency = row.currency.as_deref().unwrap_or_default().parse()?;
    let rates = dictionary.rates.iter().map(|rate| rate.parse::<Rate>()).collect::<Result<Vec<_>, _>>()?;
    let run = Run {
        plan: plan.name.clone(),
        version: plan.version.clone(),
        plan_digest: plan.digest(),
        period,
        currency,
        input_digest: digest(row.input_digest.as_deref()),
        result_hash: digest(row.result_hash.as_deref()),
        rates,
        totals: Vec::new(),
        members: results,
        carry: carried,
    };
    let inputs = Inputs { period, members, sales: sales::unpack(sale_chunks)?, carry: brought };
    Ok(View { plan, inputs, run, undone: Vec::new(), lines: None })
}

/// The row of a member among ids that ascend, as those of a stored run do.
pub(crate) fn row_of(ids: &Ids, id: &[u8]) -> Option<usize> {
    let (mut low, mut high) = (0, ids.len());
    while low < high {
        let middle = low.midpoint(high);
        match ids.bytes(middle).cmp(id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn digest(hex: Option<&str>) -> Digest {
    let mut out = [0u8; 32];
    for (at, byte) in out.iter_mut().enumerate() {
        let pair = hex.and_then(|hex| hex.get(at * 2..at * 2 + 2));
        *byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    }
    Digest(out)
}

fn rebuild_members(
    plan: &Plan,
    dictionary: &Dictionary,
    chunks: &[Vec<u8>],
) -> Result<(Members, MemberResults), Problem> {
    let mut found = Members { ids: Ids::uuids(), ..Members::default() };
    let mut results =
        MemberResults { figures: members::empty_figures(dictionary), ..MemberResults::default() };
    let mut codes: [Vec<u32>; 3] = Default::default();
    for (number, bytes) in chunks.iter().enumerate() {
        for row in members::unpack(bytes, dictionary, number * codec::MEMBERS)? {
            found.ids.push_uuid(row.id);
            found.sponsor.push(row.sponsor);
            if dictionary.placement {
                found.placement.push(row.placement);
                found.leg.push(row.leg);
            }
            found.joined.push(row.joined);
            for (codes, code) in codes.iter_mut().zip(row.codes) {
                codes.push(code);
            }
            for (figure, value) in results.figures.iter_mut().zip(row.figures) {
                figure.values.push(value);
            }
            if !plan.ranks.ladder.is_empty() {
                results.rank.push(row.rank);
                results.paid_as.push(row.paid_as);
            }
            results.active.push(row.active);
            results.earned.push(row.earned);
        }
    }
    let [status, rank, country] = codes;
    found.status = load::texts(&dictionary.statuses, status.into_iter());
    found.rank = load::texts(&dictionary.given_ranks, rank.into_iter());
    found.country = load::texts(&dictionary.countries, country.into_iter());
    Ok((found, results))
}
