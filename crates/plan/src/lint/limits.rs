//! Bonuses that no limit bounds, and bonuses nobody can be eligible for; refuses to guess amounts.

use kernel::Problem;

use super::terms::{Terms, never};
use super::{Found, Spot};
use crate::kinds::{Kind, Per};
use crate::model::{Bonus, Plan};

pub(super) fn bonus(plan: &Plan, bonus: &Bonus, out: &mut Vec<Found>) {
    if matches!(bonus.kind, Kind::Binary(_)) && !is_bounded(plan, bonus) {
        let problem = Problem::new("plan-lint-no-ceiling").with("bonus", &bonus.name);
        out.push((problem, Spot::Bonus(bonus.name.clone())));
    }
    let all: Vec<_> = bonus.eligible.iter().collect();
    if never(&all, &Terms { plan, held: &|_| true }) {
        let problem = Problem::new("plan-lint-bonus-never").with("bonus", &bonus.name);
        out.push((problem, Spot::Line(bonus.name.clone(), "eligible", None)));
    }
}

/// A binary pays everybody above a buyer, so only a limit of the company bounds it.
fn is_bounded(plan: &Plan, bonus: &Bonus) -> bool {
    plan.bonuses.iter().any(|other| match &other.kind {
        Kind::Limit(limit) if limit.per == Per::Company => {
            let mut named = limit.of.iter().filter_map(|index| plan.bonuses.get(*index));
            named.any(|one| one.name == bonus.name)
        }
        _ => false,
    })
}
