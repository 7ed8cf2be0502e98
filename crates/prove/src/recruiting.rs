//! Pay for recruiting: a world in which nobody sells anything and somebody is paid all the same.

use kernel::{Money, Problem};
use plan::Spot;

use crate::facts::Facts;
use crate::trial::Trials;
use crate::world::World;

pub(crate) fn ask(facts: &Facts<'_>, trials: &mut Trials<'_>, _: &[Problem], out: &mut Vec<(Problem, Spot)>) {
    let trees: [&[Option<usize>]; 3] = [
        &[None, Some(0)],
        &[None, Some(0), Some(0)],
        &[None, Some(0), Some(0), Some(1), Some(1), Some(2), Some(2)],
    ];
    let mut named: Vec<u16> = Vec::new();
    for above in trees {
        for pattern in facts.patterns() {
            let world = World::new(above, &vec![0; above.len()], facts.highest(), pattern);
            let Some(paid) = trials.pay(facts, &world) else { continue };
            for line in paid.lines.iter().filter(|line| line.amount > 0) {
                if named.contains(&line.bonus) {
                    continue;
                }
                named.push(line.bonus);
                let Some(bonus) = facts.plan.bonuses.get(usize::from(line.bonus)) else { continue };
                let amount = Money::from_minor(line.amount, facts.plan.currency).decimal();
                let problem =
                    Problem::new("plan-lint-recruiting").with("bonus", &bonus.name).with("amount", amount);
                out.push((problem.with("tree", world.show(facts)), Spot::Bonus(bonus.name.clone())));
            }
        }
    }
}
