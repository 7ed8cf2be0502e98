//! What legs of binary bonuses bring from the run of the month before: its lots, under today's bonuses and members.
//! Refuses a month out of turn, whose legs would lose or miss volume.

use std::collections::BTreeMap;

use kernel::{Period, Problem, TenantId};
use plan::{Inputs, Kind, Lot, Plan, Returns};
use store::Read;
use store::runs::record::{self, RunRow};
use uuid::Uuid;

use super::{View, view};
use crate::{Cx, Error};

/// What is brought into a run.
#[derive(Debug, Default)]
pub(crate) struct Brought {
    /// In rows of the run's members and bonuses of its plan.
    pub lots: Vec<Lot>,
    /// How many lots nobody takes on: their bonus is no binary of the plan any more, or their member is gone.
    pub lapsed: u64,
}

pub(crate) fn has_legs(plan: &Plan) -> bool {
    plan.bonuses.iter().any(|bonus| matches!(bonus.kind, Kind::Binary(_)))
}

/// Whether the month after a run stands on it.
pub(crate) fn leads(run: &RunRow) -> bool {
    plan::parse(&run.plan_source).is_ok_and(|plan| plan.carries().is_some() || undoes(&plan))
}

/// Whether a plan takes late returns back where their sale was counted, and so has to know the months before.
pub(crate) fn undoes(plan: &Plan) -> bool {
    plan.bonuses
        .iter()
        .any(|bonus| matches!(&bonus.kind, Kind::Binary(kind) if kind.returns == Returns::Undone))
}

/// The run whose lots a run of `period` takes: that of the month before, once it is posted and cannot change.
///
/// # Errors
/// `run-carry-open` when an earlier month must be posted first, `run-carry-past` when a later one is.
pub(crate) async fn before(
    db: &mut impl Read,
    tenant: TenantId,
    plan: &Plan,
    period: Period,
) -> Result<Option<RunRow>, Error> {
    if !has_legs(plan) {
        return Ok(None);
    }
    let undoes = undoes(plan);
    if (undoes || plan.carries().is_some()) && record::posted_after(db, tenant, &period.to_string()).await? {
        return Err(Problem::new("run-carry-past").with("period", period).field("period").into());
    }
    let last = record::before(db, tenant, &period.to_string(), false).await?;
    let last = last.filter(|run| undoes || leads(run));
    let Some(last) = last else { return Ok(None) };
    let fault = |problem: Problem| Error::internal(problem.to_string());
    let held: Period = last.period.parse().map_err(fault)?;
    let posted = last.state == flow::run::RunState::Posted.as_str();
    if posted && held.next_month().map_err(fault)? == period {
        return Ok(Some(last));
    }
    if posted && !leads(&last) {
        // Nothing comes from so far back: a sale of the months between, if it is returned, is known to none.
        return Ok(None);
    }
    let open = if posted { held.next_month().map_err(fault)? } else { held };
    Err(Problem::new("run-carry-open").with("open", open).with("period", period).field("period").into())
}

/// The run whose lots an estimate takes: the latest before that is computed, posted or not.
pub(crate) async fn latest(
    cx: &Cx,
    tenant: TenantId,
    plan: &Plan,
    period: Period,
) -> Result<Option<RunRow>, Error> {
    if !has_legs(plan) {
        return Ok(None);
    }
    Ok(record::before(&mut cx.db.read(), tenant, &period.to_string(), true).await?)
}

/// The lots of a run as another takes them over: bonuses by their names, members by their ids; those of a member who was
/// merged go to the one who stays.
pub(crate) async fn bring(
    cx: &Cx,
    tenant: TenantId,
    plan: &Plan,
    inputs: &Inputs,
    from: Option<&RunRow>,
) -> Result<Brought, Error> {
    let Some(from) = from else { return Ok(Brought::default()) };
    let before = view::load(cx, tenant, from).await?;
    let merged = store::merges::all(&mut cx.db.read(), tenant, "member").await?;
    take_over(&before, &before.run.carry, plan, inputs, &merged)
}

/// Lots of a run under the bonuses and members of another.
pub(crate) fn take_over(
    before: &View,
    lots: &[Lot],
    plan: &Plan,
    inputs: &Inputs,
    merged: &BTreeMap<Uuid, Uuid>,
) -> Result<Brought, Error> {
    let bonus = |lot: &Lot| {
        let name = &before.plan.bonuses.get(usize::from(lot.bonus))?.name;
        let own = |bonus: &plan::Bonus| bonus.name == *name && matches!(bonus.kind, Kind::Binary(_));
        u16::try_from(plan.bonuses.iter().position(own)?).ok()
    };
    let member = |lot: &Lot| {
        let id = Uuid::from_bytes(before.inputs.members.ids.uuid(lot.member as usize)?);
        let stays = merged.get(&id).unwrap_or(&id);
        u32::try_from(view::row_of(&inputs.members.ids, stays.as_bytes())?).ok()
    };
    let mut out = Brought::default();
    let mut sums: BTreeMap<(u16, u32, u16, i32), i64> = BTreeMap::new();
    for lot in lots {
        let (Some(bonus), Some(member)) = (bonus(lot), member(lot)) else {
            out.lapsed += 1;
            continue;
        };
        let sum = sums.entry((bonus, member, lot.leg, lot.since)).or_default();
        *sum = sum.checked_add(lot.units).ok_or_else(|| Error::refused(Problem::new("points-overflow")))?;
    }
    let lots = sums.into_iter().filter(|(_, units)| *units != 0);
    out.lots =
        lots.map(|((bonus, member, leg, since), units)| Lot { bonus, member, leg, since, units }).collect();
    Ok(out)
}
