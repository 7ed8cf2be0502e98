//! Advice on a plan that is valid but probably not meant, found by reading it alone; refuses to change
//! anything and to compute an amount (what needs the calculator stands in the crate `prove`).

mod brackets;
mod limits;
mod places;
mod ranks;
mod terms;

use kernel::{Problem, Rate};

use crate::cost::cost;
use crate::formula::Expr;
use crate::kinds::{Kind, Limit, Most};
use crate::model::Plan;

pub use places::{Spot, locate};

/// A finding with what it is about, before it is looked up in the text.
pub(crate) type Found = (Problem, Spot);

/// Warnings, each with a stable code, parameters and its place in the text; none stops a plan. Without
/// the text (`source` empty) the places are missing.
pub fn lint(plan: &Plan, source: &str) -> Vec<Problem> {
    let mut out = Vec::new();
    unused_volumes(plan, &mut out);
    ranks::ladder(plan, &mut out);
    brackets::formulas(plan, &mut out);
    for bonus in &plan.bonuses {
        brackets::tables(plan, bonus, &mut out);
        limits::bonus(plan, bonus, &mut out);
    }
    payout(plan, &mut out);
    if plan.bonuses.is_empty() {
        out.push((Problem::new("plan-lint-no-bonus"), Spot::Plan));
    }
    locate(out, source)
}

/// A bonus that may pay more than the whole of what it is counted on.
fn payout(plan: &Plan, out: &mut Vec<Found>) {
    let costs = cost(plan).bonuses;
    for (bonus, cost) in plan.bonuses.iter().zip(costs) {
        let Some(rate) = cost.map(|cost| cost.largest()).filter(|rate| *rate > Rate::ONE) else { continue };
        let problem = Problem::new("plan-lint-payout").with("bonus", &bonus.name);
        out.push((problem.with("rate", rate.percent()), Spot::Bonus(bonus.name.clone())));
    }
}

fn unused_volumes(plan: &Plan, out: &mut Vec<Found>) {
    let mut used = vec![false; plan.volumes.len()];
    for formula in plan.formulas() {
        formula.walk(&mut |part| {
            if let Expr::Volume(index) = part {
                used[*index] = true;
            }
        });
    }
    if let Some((_, volume)) = plan.ceiling {
        used[volume] = true;
    }
    for bonus in &plan.bonuses {
        bonus.kind.on().into_iter().for_each(|on| used[on] = true);
        if let Kind::Limit(Limit { most: Most::Part(_, volume), .. }) = &bonus.kind {
            used[*volume] = true;
        }
        if let Kind::Brackets(crate::Brackets { find, .. })
        | Kind::Differential(crate::Differential { find, .. }) = &bonus.kind
        {
            used[*find] = true;
        }
        if let Kind::Pool(crate::Pool { shares: crate::Shares::By(volume), .. }) = &bonus.kind {
            used[*volume] = true;
        }
    }
    for (volume, _) in plan.volumes.iter().zip(used).filter(|(_, used)| !used) {
        let problem = Problem::new("plan-lint-unused-volume").with("volume", &volume.name);
        out.push((problem, Spot::Volume(volume.name.clone())));
    }
}
