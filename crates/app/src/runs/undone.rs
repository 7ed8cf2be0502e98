//! Late returns of a run: the closed months behind them, what they take back of closed lines, its independent
//! check, what it leaves of everybody's amount, and why. Refuses a return whose sale no closed month knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::{Date, MemberId, Period, Problem, TenantId};
use plan::run::Digest;
use plan::{Adjustment, Closed, Inputs, Line, Lot, Message, Plan, Run, Undone};
use sha2::{Digest as _, Sha256};
use store::runs::parts::{self, Part};
use store::runs::record::{self, RunRow};
use store::runs::{codec, undone};
use uuid::Uuid;

use super::{View, carry, view};
use crate::{Cx, Error};

/// Most adjustments of a payee that are told one by one.
pub const TOLD_MAX: usize = 200;

/// A closed month with every line it paid; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Month {
    view: Arc<View>,
    lines: Arc<Vec<Line>>,
    /// Its result without the lots of members who are no more.
    rest: Option<Run>,
}

/// What late returns do to closed months.
#[derive(Debug, Default)]
pub(crate) struct Late {
    /// Oldest first, without a gap; none when nothing is undone.
    months: Vec<Month>,
    /// What is taken back, and the lots the open month begins with.
    undone: Undone,
}

/// What is taken back of one closed line of a payee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Name of the bonus.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// First day of the closed month.
    pub since: Date,
    /// Code of the return.
    pub returned: String,
    /// Code of the sale it takes back.
    pub sale: String,
    /// Exact decimal, never above zero.
    pub amount: String,
    /// Why, in the order in which one asks.
    pub why: Vec<Message>,
}

/// Everything that is taken back from a payee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// All together, exact decimal.
    pub amount: String,
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub items: Vec<Taken>,
}

/// Undoes the late returns of a month after the run `from`, with the merges until `cut`: gives plan and inputs
/// back, the inputs with the lots they begin with.
///
/// # Errors
/// `run-undo-sale`, `run-undo-member` and `run-undo-history`, with codes in place of ids.
pub(crate) async fn undo(
    cx: &Cx,
    tenant: TenantId,
    plan: Plan,
    inputs: Inputs,
    after: (Option<&RunRow>, Timestamp),
) -> Result<(Plan, Inputs, Late), Error> {
    let (plan, inputs, late) = attempt(cx, tenant, plan, inputs, after).await?;
    match late {
        Ok(late) => Ok((plan, inputs, late)),
        Err(problem) => Err(named(cx, tenant, problem).await?.into()),
    }
}

/// As [`undo`], with the engine's refusal as a value: nothing is taken back then, and the inputs stay.
pub(crate) async fn attempt(
    cx: &Cx,
    tenant: TenantId,
    plan: Plan,
    inputs: Inputs,
    after: (Option<&RunRow>, Timestamp),
) -> Result<(Plan, Inputs, Result<Late, Problem>), Error> {
    attempt_on(cx, tenant, plan, inputs, &[], after).await
}

/// As [`attempt`], on months that were computed anew, oldest first; `from` is the posted run before the first of them.
pub(crate) async fn attempt_on(
    cx: &Cx,
    tenant: TenantId,
    plan: Plan,
    mut inputs: Inputs,
    own: &[Month],
    (from, cut): (Option<&RunRow>, Timestamp),
) -> Result<(Plan, Inputs, Result<Late, Problem>), Error> {
    if !carry::undoes(&plan) || inputs.late().is_empty() {
        return Ok((plan, inputs, Ok(Late::default())));
    }
    let mut months = months(cx, tenant, &inputs, own, from).await?;
    let merged = store::merges::until(&mut cx.db.read(), tenant, "member", cut).await?;
    let moved = moved(&plan, &inputs, &mut months, &merged)?;
    let worked = tokio::task::spawn_blocking(move || {
        let found = commission::undo(&closed(&months), &plan, &inputs);
        let found = found.and_then(|undone| Ok((together(undone.carry.iter().chain(&moved))?, undone)));
        let late = found.map(|(carry, undone)| {
            inputs.carry = carry;
            Late { months, undone }
        });
        (plan, inputs, late)
    });
    worked.await.map_err(Error::internal)
}

fn closed(months: &[Month]) -> Vec<Closed<'_>> {
    let mut out = Vec::with_capacity(months.len());
    for Month { view, lines, rest } in months {
        let run = rest.as_ref().unwrap_or(&view.run);
        out.push(Closed { plan: &view.plan, inputs: &view.inputs, run, lines });
    }
    out
}

/// Takes the lots of members who were merged or are gone out of the last closed month, and gives those that
/// somebody else takes on.
fn moved(
    plan: &Plan,
    open: &Inputs,
    months: &mut [Month],
    merged: &BTreeMap<Uuid, Uuid>,
) -> Result<Vec<Lot>, Error> {
    let Some(last) = months.last_mut() else { return Ok(Vec::new()) };
    let ids = &last.view.inputs.members.ids;
    let stays = |lot: &Lot| {
        let row = lot.member as usize;
        let lost = ids.uuid(row).is_some_and(|id| merged.contains_key(&Uuid::from_bytes(id)));
        !lost && view::row_of(&open.members.ids, ids.bytes(row)).is_some()
    };
    let (rest, others): (Vec<Lot>, Vec<Lot>) = last.view.run.carry.iter().partition(|lot| stays(lot));
    if others.is_empty() {
        return Ok(others);
    }
    let moved = carry::take_over(&last.view, &others, plan, open, merged)?.lots;
    last.rest = Some(Run { carry: rest, ..last.view.run.clone() });
    Ok(moved)
}

/// Lots of one member, leg and month as one.
fn together<'l>(lots: impl Iterator<Item = &'l Lot>) -> Result<Vec<Lot>, Problem> {
    let mut sums: BTreeMap<(u16, u32, u16, i32), i64> = BTreeMap::new();
    for lot in lots {
        let sum = sums.entry((lot.bonus, lot.member, lot.leg, lot.since)).or_default();
        *sum = sum.checked_add(lot.units).ok_or_else(|| Problem::new("points-overflow"))?;
    }
    let lots = sums.into_iter().filter(|(_, units)| *units != 0);
    Ok(lots.map(|((bonus, member, leg, since), units)| Lot { bonus, member, leg, since, units }).collect())
}

/// The closed months from the one before back to the oldest sale that a return of theirs or of the open month
/// takes back: what arose earlier stands in no line that could be touched.
async fn months(
    cx: &Cx,
    tenant: TenantId,
    open: &Inputs,
    own: &[Month],
    from: Option<&RunRow>,
) -> Result<Vec<Month>, Error> {
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let (mut out, mut row) = (Vec::new(), from.cloned());
    let mut oldest = first_day(cx, tenant, open).await?;
    for month in own.iter().rev() {
        oldest = earlier(cx, tenant, &month.view, oldest).await?;
        out.push(month.clone());
        if oldest.is_none_or(|oldest| month.view.inputs.period.from() <= oldest) {
            row = None;
            break;
        }
    }
    while let Some(run) = row {
        let view = view::load(cx, tenant, &run).await?;
        let chunks = parts::all(&mut cx.db.read(), tenant, run.id, Part::Lines).await?;
        let mut lines = Vec::new();
        for chunk in chunks {
            lines.extend(codec::unpack_lines(&chunk).map_err(fault)?);
        }
        oldest = earlier(cx, tenant, &view, oldest).await?;
        let period = view.inputs.period;
        out.push(Month::new(view, lines));
        if oldest.is_none_or(|oldest| period.from() <= oldest) {
            break;
        }
        row = posted(cx, tenant, period.previous_month().map_err(fault)?).await?;
    }
    out.reverse();
    Ok(out)
}

/// The oldest day so far, or that of a sale which returns of this month take back.
async fn earlier(
    cx: &Cx,
    tenant: TenantId,
    view: &View,
    oldest: Option<Date>,
) -> Result<Option<Date>, Error> {
    if !carry::undoes(&view.plan) {
        return Ok(oldest);
    }
    let own = first_day(cx, tenant, &view.inputs).await?;
    Ok([oldest, own].into_iter().flatten().min())
}

/// The run of a month, if it is posted.
pub(crate) async fn posted(cx: &Cx, tenant: TenantId, period: Period) -> Result<Option<RunRow>, Error> {
    let mut db = cx.db.read();
    let Some(id) = record::holder(&mut db, tenant, &period.to_string()).await? else { return Ok(None) };
    let row = record::get(&mut db, tenant, id).await?;
    Ok(row.filter(|row| row.state == flow::run::RunState::Posted.as_str()))
}

/// The day of the oldest sale that late returns take back.
async fn first_day(cx: &Cx, tenant: TenantId, inputs: &Inputs) -> Result<Option<Date>, Error> {
    let ids = |row: &usize| inputs.sales.takes_back.uuid(*row).map(Uuid::from_bytes);
    let ids: Vec<Uuid> = inputs.late().iter().filter_map(ids).collect();
    let heads = record::sale_heads(&mut cx.db.read(), tenant, &ids).await?;
    let days = heads.iter().map(|head| head.sold_on.parse::<Date>());
    let days: Vec<Date> =
        days.collect::<Result<_, _>>().map_err(|problem| Error::internal(problem.to_string()))?;
    Ok(days.into_iter().min())
}

/// A problem with the codes of the sales and members that it names by their ids.
pub(crate) async fn named(cx: &Cx, tenant: TenantId, mut problem: Problem) -> Result<Problem, Error> {
    for key in ["sale", "member"] {
        let id = problem.params.get(key).and_then(|value| Uuid::parse_str(value).ok());
        let Some(id) = id else { continue };
        let code = match key {
            "sale" => record::sale_heads(&mut cx.db.read(), tenant, &[id]).await?.pop().map(|head| head.code),
            _ => record::names(&mut cx.db.read(), tenant, &[id]).await?.pop().map(|(_, code, _)| code),
        };
        if let Some(code) = code {
            problem.params.insert(key.into(), code);
        }
    }
    Ok(problem)
}

impl Month {
    /// A month with its lines.
    pub(crate) fn new(view: Arc<View>, lines: Vec<Line>) -> Self {
        Self { view, lines: Arc::new(lines), rest: None }
    }

    /// Plan, inputs and result.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }
}

impl Late {
    /// What is taken back.
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.undone.adjustments
    }

    /// Only what is taken back.
    pub fn into_adjustments(self) -> Vec<Adjustment> {
        self.undone.adjustments
    }

    /// Works the late returns out by another way and adds what it finds to the check of the lines.
    pub fn check(&self, plan: &Plan, inputs: &Inputs, into: &mut recheck::Report) {
        if self.months.is_empty() {
            return;
        }
        let found = recheck::check_undone(&closed(&self.months), plan, inputs, &self.undone);
        into.found += found.found;
        into.lines_due += found.lines_due;
        into.problems.extend(found.problems);
    }
}

/// What everybody is left with, where returns take something back.
pub(crate) fn net(run: &Run, adjustments: &[Adjustment]) -> Result<Vec<i64>, Problem> {
    let mut earned = run.members.earned.clone();
    for one in adjustments {
        let own = earned.get_mut(one.payee as usize).ok_or_else(|| Problem::new("run-line-unknown"))?;
        *own = own.checked_add(one.amount).ok_or_else(|| Problem::new("money-overflow"))?;
    }
    Ok(earned)
}

/// All that is taken back, minor units.
pub(super) fn sum(adjustments: &[Adjustment]) -> Result<i64, Problem> {
    let sum = adjustments.iter().try_fold(0i64, |sum, one| sum.checked_add(one.amount));
    sum.ok_or_else(|| Problem::new("money-overflow"))
}

/// The digest of a result with what it takes back: that of the calculation where it takes nothing back.
pub(crate) fn digest(result: Digest, adjustments: &[Adjustment]) -> Digest {
    if adjustments.is_empty() {
        return result;
    }
    let mut hash = Sha256::new();
    hash.update(result.0);
    adjustments.chunks(codec::UNDONE).for_each(|page| hash.update(undone::pack(page)));
    Digest(hash.finalize().into())
}

/// What is taken back from one payee of a run in memory, with the reasons; nothing when nothing is.
pub(crate) async fn of_payee(
    cx: &Cx,
    tenant: TenantId,
    view: &View,
    member: MemberId,
) -> Result<Option<TakenBack>, Error> {
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let Some(row) = view::row_of(&view.inputs.members.ids, member.uuid().as_bytes()) else { return Ok(None) };
    let own: Vec<&Adjustment> = view.undone.iter().filter(|one| one.payee as usize == row).collect();
    if own.is_empty() {
        return Ok(None);
    }
    let sales = &view.inputs.sales;
    let told = &own[..own.len().min(TOLD_MAX)];
    let ids =
        |one: &&Adjustment| [sales.ids.uuid(one.sale as usize), sales.takes_back.uuid(one.sale as usize)];
    let ids: Vec<Uuid> = told.iter().flat_map(ids).flatten().map(Uuid::from_bytes).collect();
    let heads = record::sale_heads(&mut cx.db.read(), tenant, &ids).await?;
    let codes: BTreeMap<String, String> =
        heads.into_iter().map(|head| (head.id.to_string(), head.code)).collect();
    let money = |minor: i64| kernel::Money::from_minor(minor, view.run.currency).decimal();
    let mut items = Vec::with_capacity(told.len());
    for one in told {
        let mut why = commission::tell(one, &view.plan, &view.inputs).map_err(fault)?;
        for value in why.iter_mut().flat_map(|message| message.params.values_mut()) {
            if let Some(code) = codes.get(value) {
                value.clone_from(code);
            }
        }
        let param = |key: &str| why.first().and_then(|first| first.params.get(key)).cloned();
        let bonus = view.plan.bonuses.get(usize::from(one.bonus));
        items.push(Taken {
            bonus: bonus.map_or_else(String::new, |bonus| bonus.name.clone()),
            title: param("bonus").unwrap_or_default(),
            since: Date::from_days(one.since).map_err(fault)?,
            returned: param("return").unwrap_or_default(),
            sale: param("sale").unwrap_or_default(),
            amount: money(one.amount),
            why,
        });
    }
    let amount = own.iter().map(|one| one.amount).sum();
    Ok(Some(TakenBack { amount: money(amount), count: own.len() as u64, items }))
}

#[cfg(test)]
mod tests {
    use plan::{Column, Ids, NONE, Values};

    use super::*;

    const PLAN: &str = "plan \"Late\"\n  version 1\n  currency EUR\nvolume BV = sales(bv)\nbonus pairs: binary\n  on BV\n  pay 50% of weak leg\n  returns undone\n";

    /// One above two; sales as id, buyer, points and what they take back.
    fn month(period: &str, sales: &[(u8, u32, i64, u8)]) -> Inputs {
        let mut inputs = Inputs::empty(period.parse().unwrap());
        inputs.members.ids = Ids::uuids();
        (1..=3).for_each(|member| inputs.members.ids.push_uuid([member; 16]));
        inputs.members.sponsor = vec![NONE, 0, 0];
        inputs.members.placement = vec![NONE, 0, 0];
        inputs.members.leg = vec![0, 1, 2];
        inputs.sales.ids = Ids::uuids();
        inputs.sales.takes_back = Ids::uuids();
        let mut cells = Vec::new();
        for (id, member, points, of) in sales {
            inputs.sales.ids.push_uuid([*id; 16]);
            inputs.sales.member.push(*member);
            inputs.sales.date.push(inputs.period.from().days() + 4);
            inputs.sales.amount.push(0);
            inputs.sales.returned.push(*of != 0);
            inputs.sales.takes_back.push_uuid([*of; 16]);
            cells.push(points * 10_000);
        }
        inputs.sales.columns.push(Column { name: "bv".into(), values: Values::Number(cells) });
        inputs
    }

    #[test]
    fn a_changed_adjustment_is_found_by_the_check_of_the_run() {
        let plan = plan::parse(PLAN).unwrap();
        let inputs = month("2026-10", &[(11, 1, 100, 0), (12, 2, 100, 0)]);
        let mut lines = Vec::new();
        let run = commission::calculate(&inputs, &plan, &mut lines).unwrap();
        let result = run.result_hash;
        let view = View { plan: plan.clone(), inputs, run, undone: Vec::new(), lines: None };
        let months = vec![Month::new(Arc::new(view), lines)];
        let mut open = month("2026-11", &[(13, 2, -30, 12)]);
        let undone = commission::undo(&closed(&months), &plan, &open).unwrap();
        open.carry.clone_from(&undone.carry);
        let mut late = Late { months, undone };
        let right = digest(result, late.adjustments());

        let mut report = recheck::Report::default();
        late.check(&plan, &open, &mut report);
        assert_eq!((report.found, report.lines_due, sum(late.adjustments())), (0, 1, Ok(-1500)));
        late.undone.adjustments[0].amount += 1;
        late.check(&plan, &open, &mut report);
        assert_eq!((report.found, report.problems[0].code.as_str()), (1, "recheck-undone"));
        assert!(digest(result, late.adjustments()) != right && right != result);
        assert_eq!(digest(result, &[]), result);
    }
}
