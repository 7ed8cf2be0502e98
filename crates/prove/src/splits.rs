//! Profit from splitting oneself: the same sales, spread over positions one makes below oneself, are paid
//! more; refuses to move anybody else's sales.

use kernel::{Money, Problem};
use plan::Spot;

use crate::facts::Facts;
use crate::trial::Trials;
use crate::world::{Person, World};

pub(crate) fn ask(facts: &Facts<'_>, trials: &mut Trials<'_>, _: &[Problem], out: &mut Vec<(Problem, Spot)>) {
    let Some((before, after, one, many)) = profit(facts, trials) else { return };
    let show = |minor: i64| Money::from_minor(minor, facts.plan.currency).decimal();
    let problem = Problem::new("plan-lint-split").with("before", show(one)).with("after", show(many));
    let problem = problem.with("tree", before.show(facts)).with("split", after.show(facts));
    out.push((problem, Spot::Plan));
}

/// The smallest world found, before and after, with what both pay the one who splits.
fn profit(facts: &Facts<'_>, trials: &mut Trials<'_>) -> Option<(World, World, i64, i64)> {
    // Who splits stands first; the others are the team below.
    let teams: [&[Option<usize>]; 4] =
        [&[None], &[None, Some(0)], &[None, Some(0), Some(0)], &[None, Some(0), Some(1)]];
    for above in teams {
        for pattern in facts.patterns() {
            for amount in facts.amounts() {
                let world = World::new(above, &vec![amount; above.len()], facts.highest(), pattern);
                let Some(paid) = trials.pay(facts, &world) else { continue };
                let one = paid.earned(&[0]);
                for (split, mine) in spread(facts, &world) {
                    let Some(paid_split) = trials.pay(facts, &split) else { continue };
                    let many = paid_split.earned(&mine);
                    if many > one + paid.slack() + paid_split.slack() {
                        return Some((world, split, one, many));
                    }
                }
            }
        }
    }
    None
}

/// The first member as two or three positions, one below the other or side by side; the team stands
/// under the first or the last.
fn spread(facts: &Facts<'_>, world: &World) -> Vec<(World, Vec<usize>)> {
    let mut out = Vec::new();
    let sells = world.0[0].sells;
    let least = facts.bounds.first().copied().unwrap_or(0).min(sells);
    let parts: [Vec<i64>; 4] = [
        vec![sells - sells / 2, sells / 2],
        vec![least, sells - least],
        vec![0, sells],
        vec![sells - 2 * (sells / 3), sells / 3, sells / 3],
    ];
    for parts in parts {
        for (side, last) in [(false, false), (false, true), (true, false)] {
            let mut split = World(vec![world.0[0].clone()]);
            split.0[0].sells = parts[0];
            for part in &parts[1..] {
                let above = Some(if side { 0 } else { split.len() - 1 });
                split.0.push(Person { above, sells: *part, rank: 0, made: true, ..world.0[0].clone() });
            }
            let own = split.len();
            for person in &world.0[1..] {
                let above = person.above.map(|above| match above {
                    0 if last => own - 1,
                    0 => 0,
                    other => other + own - 1,
                });
                split.0.push(Person { above, owner: person.owner + own - 1, ..person.clone() });
            }
            out.push((split, (0..own).collect()));
        }
    }
    out
}
