//! The ceiling: proved from the text where it can be, else the worst small tree is looked for, and what
//! neither proves nor breaks it is said to be watched.

use commission::synth::Seeded;
use kernel::{Money, Points, Problem, Rounding};
use plan::{Share, Spot, cost, measure};

use crate::facts::Facts;
use crate::trial::{Paid, Trials};
use crate::world::{Person, World};

/// Most members of a world that is tried.
const MEMBERS_MAX: usize = 32;
/// Changes that are tried to make the worst world worse.
const CHANGES: usize = 400;

pub(crate) fn ask(facts: &Facts<'_>, trials: &mut Trials<'_>, _: &[Problem], out: &mut Vec<(Problem, Spot)>) {
    let plan = facts.plan;
    if plan.bonuses.is_empty() {
        return;
    }
    let proved = cost(plan);
    let stated = plan.ceiling.and_then(|(rate, volume)| {
        let name = plan.volumes.get(volume)?.name.clone();
        Some((format!("{} {name}", rate.percent()), allowed(facts)))
    });
    let spot = if stated.is_some() { Spot::Ceiling } else { Spot::Plan };
    let kept = |total: &Share| match &stated {
        Some((_, allowed)) => allowed.as_ref().is_some_and(|allowed| total.within(allowed)),
        None => total.whole().is_some_and(|whole| whole <= kernel::Rate::ONE),
    };
    if let Some(total) = proved.total.as_ref().filter(|total| kept(total)) {
        let problem = match &stated {
            Some((ceiling, _)) => Problem::new("plan-note-kept").with("ceiling", ceiling),
            None => Problem::new("plan-note-ceiling"),
        };
        return out.push((problem.with("most", total), spot));
    }
    if let Some((world, paid, base)) = worst(facts, trials) {
        let show = |minor: i64| Money::from_minor(minor, plan.currency).decimal();
        let problem = match &stated {
            Some((ceiling, _)) => Problem::new("plan-lint-ceiling").with("ceiling", ceiling),
            None => Problem::new("plan-lint-over"),
        };
        let problem = problem.with("paid", show(paid)).with("allowed", show(base));
        out.push((problem.with("tree", world.show(facts)), spot));
    } else if let Some(total) = &proved.total {
        // A number is proved, though not the one that was asked for.
        let problem = match &stated {
            Some((ceiling, _)) => Problem::new("plan-note-open").with("ceiling", ceiling),
            None => Problem::new("plan-note-ceiling"),
        };
        out.push((problem.with("most", total), spot));
    } else {
        let names: Vec<&str> = proved
            .open
            .iter()
            .filter_map(|index| plan.bonuses.get(*index))
            .map(|bonus| bonus.name.as_str())
            .collect();
        out.push((Problem::new("plan-note-monitored").with("bonuses", names.join(", ")), spot));
    }
}

/// The stated ceiling as parts of what is sold.
fn allowed(facts: &Facts<'_>) -> Option<Share> {
    let (rate, volume) = facts.plan.ceiling?;
    let mut share = measure(facts.plan, &facts.plan.volumes.get(volume)?.formula)?;
    for part in share.0.values_mut() {
        *part = part.checked_mul(rate).ok()?;
    }
    Some(share)
}

/// What a world may cost, in minor units: the stated part of the volume, or all sales.
fn base(facts: &Facts<'_>, world: &World, paid: &Paid) -> Option<i64> {
    let unit = facts.plan.currency.unit();
    let Some((rate, volume)) = facts.plan.ceiling else {
        // What the columns of members mean nobody knows: only sales are money.
        let sales = facts.needs.sales && facts.sold.is_empty();
        return if sales { world.0.iter().map(|one| one.sells).sum::<i64>().checked_mul(unit) } else { None };
    };
    let name = &facts.plan.volumes.get(volume)?.name;
    let figure = paid.run.members.figures.iter().find(|figure| figure.name == *name)?;
    let units = figure.values.iter().try_fold(0_i64, |sum, value| sum.checked_add(*value))?;
    let money = kernel::Rate::new(i128::from(unit), i128::from(Points::UNIT)).ok()?;
    rate.checked_mul(money).ok()?.apply(units, Rounding::default()).ok()
}

/// A world with what it pays and what it may.
type Tried = (World, i64, i64);

fn ratio_above(one: &Tried, two: &Tried) -> bool {
    i128::from(one.1) * i128::from(two.2.max(1)) > i128::from(two.1) * i128::from(one.2.max(1))
}

/// The worst world found, made as small as it can be, if it pays more than it may.
fn worst(facts: &Facts<'_>, trials: &mut Trials<'_>) -> Option<Tried> {
    let mut best: Option<Tried> = None;
    for world in seeds(facts) {
        let Some(tried) = weigh(facts, trials, world) else { continue };
        if best.as_ref().is_none_or(|best| ratio_above(&tried, best)) {
            best = Some(tried);
        }
    }
    let mut best = best?;
    let mut seeded = Seeded::new(7);
    for _ in 0..CHANGES {
        if best.1 > best.2 {
            break;
        }
        let Some(tried) = weigh(facts, trials, changed(facts, &best.0, &mut seeded)) else { continue };
        if ratio_above(&tried, &best) {
            best = tried;
        }
    }
    if best.1 <= best.2 {
        return None;
    }
    // Leave out whoever is not needed, last first, and let nobody sell who need not.
    let mut at = best.0.len();
    while at > 0 {
        at -= 1;
        for smaller in [without(&best.0, at), silent(&best.0, at)].into_iter().flatten() {
            if let Some(tried) = weigh(facts, trials, smaller).filter(|tried| tried.1 > tried.2) {
                best = tried;
                break;
            }
        }
        at = at.min(best.0.len());
    }
    Some(best)
}

/// What rounding added is taken off what was paid.
fn weigh(facts: &Facts<'_>, trials: &mut Trials<'_>, world: World) -> Option<Tried> {
    let paid = trials.pay(facts, &world)?;
    let base = base(facts, &world, &paid)?;
    let total = paid.total().saturating_sub(paid.slack());
    if total > base { Some((world, paid.total(), base)) } else { Some((world, total, base)) }
}

fn seeds(facts: &Facts<'_>) -> Vec<World> {
    let chain = |count: usize| (0..count).map(|index: usize| index.checked_sub(1)).collect::<Vec<_>>();
    let star = |count: usize| (0..count).map(|index| (index > 0).then_some(0)).collect::<Vec<_>>();
    let pairs = |count: usize| {
        (0..count).map(|index: usize| index.checked_sub(1).map(|one| one / 2)).collect::<Vec<_>>()
    };
    let trees = [chain(1), chain(2), chain(3), chain(5), chain(9), star(4), pairs(7), pairs(15)];
    let mut out = Vec::new();
    for amount in facts.amounts() {
        for above in &trees {
            for rank in [facts.highest(), 0] {
                for pattern in facts.patterns() {
                    let all = vec![amount; above.len()];
                    let mut last = vec![0; above.len()];
                    last.iter_mut().rev().take(1).for_each(|one| *one = amount);
                    out.push(World::new(above, &all, rank, pattern));
                    out.push(World::new(above, &last, rank, pattern));
                }
                if facts.highest() == 0 {
                    break;
                }
            }
        }
    }
    out
}

/// One thing of a world otherwise.
fn changed(facts: &Facts<'_>, world: &World, seeded: &mut Seeded) -> World {
    let mut out = world.clone();
    let count = out.len() as u64;
    let at = usize::try_from(seeded.below(count)).unwrap_or(0);
    let amounts = facts.amounts();
    match seeded.below(5) {
        0 if out.len() < MEMBERS_MAX => {
            let like = out.0[at].clone();
            out.0.push(Person { above: Some(at), owner: out.len(), ..like });
        }
        1 if at > 0 => out.0[at].above = usize::try_from(seeded.below(at as u64)).ok(),
        2 => out.0[at].rank = u8::try_from(seeded.below(u64::from(facts.highest()) + 1)).unwrap_or(0),
        3 => out.0[at].pattern = u8::try_from(seeded.below(4)).unwrap_or(0),
        _ => {
            let pick = usize::try_from(seeded.below(amounts.len() as u64 + 1)).unwrap_or(0);
            out.0[at].sells = amounts.get(pick).copied().unwrap_or(0);
        }
    }
    out
}

/// The world without somebody under whom nobody stands.
fn without(world: &World, index: usize) -> Option<World> {
    if world.len() < 2 || index >= world.len() || world.0.iter().any(|one| one.above == Some(index)) {
        return None;
    }
    let mut out = world.clone();
    out.0.remove(index);
    for one in &mut out.0 {
        one.above = one.above.map(|above| if above > index { above - 1 } else { above });
        one.owner -= usize::from(one.owner > index);
    }
    Some(out)
}

/// The world in which somebody sells nothing.
fn silent(world: &World, index: usize) -> Option<World> {
    let mut out = world.clone();
    let one = out.0.get_mut(index).filter(|one| one.sells > 0)?;
    one.sells = 0;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rate;

    /// Whatever is proved must hold in every world that is tried.
    #[test]
    fn no_world_is_paid_more_than_is_proved() {
        let mut proofs = 0;
        for source in [
            include_str!("../../../data/demo/plan.txt"),
            include_str!("../../../scenarios/plan-check/stairs.plan"),
            include_str!("../../../scenarios/plan-check/too-much.plan"),
            include_str!("../../../scenarios/plan-check/ceiling-held.plan"),
            include_str!("../../../scenarios/commission/04-matching/matching.plan"),
            include_str!("../../../scenarios/commission/12-pools/shares.plan"),
            include_str!("../../../scenarios/commission/21-breakaway/guide.plan"),
            include_str!("../../../scenarios/commission/25-caps/company.plan"),
            include_str!("../../../scenarios/commission/29-personal-volume/bonus.plan"),
            include_str!("../../../scenarios/commission/generations/extends.plan"),
            include_str!("../../../scenarios/commission/generations/own-rank.plan"),
        ] {
            let plan = plan::parse(source).expect("a plan");
            let facts = Facts::of(&plan);
            let Some(whole) = cost(&plan).total.and_then(|total| total.whole()) else { continue };
            proofs += 1;
            let mut trials = Trials::new(&plan, u64::MAX);
            let mut seeded = Seeded::new(11);
            let mut worlds: Vec<World> = seeds(&facts).into_iter().step_by(3).collect();
            for _ in 0..40 {
                let at = usize::try_from(seeded.below(worlds.len() as u64)).expect("small");
                worlds.push(changed(&facts, &worlds[at], &mut seeded));
            }
            for world in worlds {
                let Some(paid) = trials.pay(&facts, &world) else { continue };
                // Every column holds the same, so the parts add up to one part of what is sold.
                let sold: i64 = world.0.iter().map(|one| one.sells).sum();
                let unit = Rate::new(i128::from(plan.currency.unit()), 1).expect("a unit");
                let most = whole.checked_mul(unit).and_then(|rate| rate.apply(sold, Rounding::default()));
                let most = most.expect("in range") + paid.slack();
                assert!(
                    paid.total() <= most,
                    "{}: {} > {most} in {}",
                    plan.name,
                    paid.total(),
                    world.show(&facts)
                );
            }
        }
        assert!(proofs >= 10, "{proofs} proofs");
    }
}
