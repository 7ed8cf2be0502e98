//! Cliffs the calculator finds: the same world twice, in the second one member has sold more and is paid
//! less; refuses to repeat what the plan's tables already show.

use kernel::{Money, Problem};
use plan::Spot;

use crate::facts::Facts;
use crate::trial::{Paid, Trials};
use crate::world::World;

pub(crate) fn ask(
    facts: &Facts<'_>,
    trials: &mut Trials<'_>,
    known: &[Problem],
    out: &mut Vec<(Problem, Spot)>,
) {
    let teams: [&[Option<usize>]; 4] =
        [&[None], &[None, Some(0)], &[None, Some(0), Some(0)], &[None, Some(0), Some(1)]];
    let mut steps: Vec<i64> = facts.bounds.iter().flat_map(|bound| [bound - 1, *bound, bound + 1]).collect();
    steps.extend([0, 100]);
    steps.sort_unstable();
    steps.dedup();
    for above in teams {
        for pattern in facts.patterns() {
            for others in facts.amounts() {
                let mut before: Option<(World, Paid)> = None;
                for step in &steps {
                    let mut world = World::new(above, &vec![others; above.len()], facts.highest(), pattern);
                    world.0[0].sells = *step;
                    let Some(paid) = trials.pay(facts, &world) else { continue };
                    if let Some((last, old)) = &before
                        && old.earned(&[0]) > paid.earned(&[0]) + old.slack() + paid.slack()
                        && let Some(found) = finding(facts, known, (last, old), (&world, &paid))
                    {
                        return out.push(found);
                    }
                    before = Some((world, paid));
                }
            }
        }
    }
}

/// The finding at the bonus that falls most, unless its table already has one.
fn finding(
    facts: &Facts<'_>,
    known: &[Problem],
    (low, old): (&World, &Paid),
    (high, paid): (&World, &Paid),
) -> Option<(Problem, Spot)> {
    let fall = |index: usize| {
        let of = |paid: &Paid| -> i64 {
            let lines = paid.lines.iter().filter(|line| line.payee == 0 && usize::from(line.bonus) == index);
            lines.map(|line| line.amount).sum()
        };
        of(old) - of(paid)
    };
    let (index, bonus) = facts.plan.bonuses.iter().enumerate().max_by_key(|(index, _)| fall(*index))?;
    debug_assert!(index < facts.plan.bonuses.len());
    let told = ["plan-lint-cliff", "plan-lint-tier-cliff", "plan-lint-rank-paid-less"];
    let same =
        |one: &Problem| told.contains(&one.code.as_str()) && one.params.get("bonus") == Some(&bonus.name);
    if known.iter().any(same) {
        return None;
    }
    let show = |minor: i64| Money::from_minor(minor, facts.plan.currency).decimal();
    let problem = Problem::new("plan-lint-cliff-tree").with("bonus", &bonus.name);
    let problem = problem.with("less", low.0[0].sells).with("more", high.0[0].sells);
    let problem = problem.with("before", show(old.earned(&[0]))).with("after", show(paid.earned(&[0])));
    Some((problem.with("tree", high.show(facts)), Spot::Bonus(bonus.name.clone())))
}
