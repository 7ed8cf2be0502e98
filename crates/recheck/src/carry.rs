//! Comparing what a run carries into the next period with what was worked out anew: every lot of every leg.

use std::collections::BTreeMap;

use kernel::{Points, Problem};
use plan::{Lot, Run};

use crate::expect::Rules;
use crate::facts::Facts;
use crate::report::{Names, Report};
use crate::threads::both;

/// Reports every lot that is missing, has other units, or has no reason.
pub fn compare(facts: &Facts<'_>, rules: &[Rules<'_>], run: &Run, report: &mut Report) {
    let names = Names { plan: facts.plan, inputs: facts.inputs };
    let mut differ: BTreeMap<(u16, u32, u16, i32), (i128, i128)> = BTreeMap::new();
    let key = |lot: &Lot| (lot.bonus, lot.member, lot.leg, lot.since);
    let sorted = |mut lots: Vec<Lot>| {
        lots.sort_unstable();
        lots
    };
    let (due, found) = both(
        run.carry.len(),
        || sorted(rules.iter().filter_map(Rules::legs).flat_map(|legs| legs.carry.clone()).collect()),
        || sorted(run.carry.clone()),
    );
    if due == found {
        return;
    }
    for lot in &due {
        differ.entry(key(lot)).or_default().0 += i128::from(lot.units);
    }
    for lot in &found {
        differ.entry(key(lot)).or_default().1 += i128::from(lot.units);
    }
    differ.retain(|_, (due, found)| due != found);
    for ((bonus, member, leg, _), (due, found)) in differ {
        let points = |units: i128| {
            i64::try_from(units)
                .map_or_else(|_| units.to_string(), |units| Points::from_units(units).to_string())
        };
        report.add(|| {
            let known = (member as usize) < facts.members();
            Problem::new("recheck-carry")
                .with("bonus", names.bonus(bonus.into()))
                .with("member", if known { names.member(member as usize) } else { format!("#{member}") })
                .with("leg", leg)
                .with("expected", points(due))
                .with("found", points(found))
        });
    }
}
