//! Binary: the legs of every member with what they bring from earlier periods, set against each other;
//! what is used up leaves the oldest lots first, and what stays is the run's carry.

use std::ops::Range;

use kernel::{Points, Problem, Rounding};
use plan::{Binary, Carry, Fold, Line, Lot, Match, Returns, Tree};

use super::{Out, Payer, Ready};
use crate::eval::{Compiler, Who, all};
use crate::volumes::{Counted, over};

/// What everybody is paid on.
pub(super) struct Matched(Vec<(i64, usize)>);

/// One leg of the member at hand.
struct Leg {
    slot: u16,
    /// What arose in the period.
    fresh: i64,
    /// With what was carried in.
    total: i64,
    used: i64,
}

/// Matches everybody's legs, and shows the figures `<bonus>.strong`, `.weak` and `.carried`.
pub(super) fn ready<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Binary,
) -> Result<Matched, Problem> {
    let (world, facts, index) = (payer.world, payer.facts, payer.index);
    let handles = kind.rates().into_iter().map(|rate| payer.rate(rate)).collect::<Result<Vec<_>, _>>()?;
    let eligible = compiler.all(&payer.bonus.eligible)?;
    let forest = world.forest(Tree::Placement);
    let mut own = facts.volumes[kind.on].clone();
    if kind.returns == Returns::Undone {
        without_late(payer, compiler, kind, &mut own)?;
    }
    let below = over(world, Fold::Group, Tree::Placement, own, &payer.bonus.name)?;
    let count = world.members();
    let mut place_of = vec![0_u32; count];
    for place in 0..count {
        place_of[forest.node(place)] = place as u32;
    }
    let since = world.inputs.period.from().days();
    let mut brought = &world.carry[world.carry.partition_point(|lot| usize::from(lot.bonus) < index)..];
    let (mut strong, mut weak, mut carried) = (vec![0; count], vec![0; count], vec![0; count]);
    let mut matched = vec![(0, 0); count];
    let mut left = Vec::new();
    let mut legs: Vec<Leg> = Vec::new();
    for member in 0..count {
        let own =
            brought.partition_point(|lot| usize::from(lot.bonus) == index && lot.member as usize <= member);
        let lots;
        (lots, brought) = brought.split_at(own);
        legs.clear();
        for child in forest.children(place_of[member] as usize) {
            let child = forest.node(child);
            let slot = world.inputs.members.leg.get(world.row_of[child] as usize).copied().unwrap_or(0);
            if slot == 0 {
                return Err(Problem::new("run-leg-missing").with("member", world.id(child)));
            }
            add(&mut legs, slot, below[child], true).ok_or_else(|| payer.overflow(member))?;
        }
        for lot in lots {
            add(&mut legs, lot.leg, lot.units, false).ok_or_else(|| payer.overflow(member))?;
        }
        if legs.is_empty() {
            continue;
        }
        let may = all(&eligible, facts, world.who(member)).map_err(|_| payer.overflow(member))?;
        let set;
        (set, weak[member]) = strongest(kind, &mut legs);
        strong[member] = legs[0].total;
        if may && let Some((base, at)) = pay(kind, weak[member], &mut legs[..set]) {
            matched[member] = (base, handles[at]);
        }
        if !may && kind.lost {
            continue;
        }
        legs.sort_unstable_by_key(|leg| leg.slot);
        for leg in &legs {
            let lot =
                Lot { bonus: index as u16, member: member as u32, leg: leg.slot, since, units: leg.fresh };
            let rest = keep(kind.carry, leg, lots, lot, &mut left);
            carried[member] = rest.checked_add(carried[member]).ok_or_else(|| payer.overflow(member))?;
        }
    }
    for (name, values) in [("strong", strong), ("weak", weak), ("carried", carried)] {
        payer.emitter.points(format!("{}.{name}", payer.bonus.name), values);
    }
    payer.emitter.carry(left);
    Ok(Matched(matched))
}

/// Takes out of everybody's volume what takes back sales of earlier periods: that is undone where they were
/// counted. Refuses a return that does not say which sale it takes back.
fn without_late(
    payer: &Payer<'_, '_, '_, '_>,
    compiler: &Compiler<'_>,
    kind: &Binary,
    own: &mut [i64],
) -> Result<(), Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let inputs = world.inputs;
    let silent = |row: &usize| inputs.sales.returned[*row] && inputs.taken(*row).is_none();
    if let Some(row) = (0..inputs.sales.returned.len()).find(silent) {
        return Err(Problem::new("run-return-unknown").with("sale", inputs.sales.ids.show(row)));
    }
    let late = inputs.late();
    if late.is_empty() {
        return Ok(());
    }
    let counted = Counted::new(compiler, &world.plan.volumes[kind.on].formula)?;
    let counted = counted.ok_or_else(|| Problem::new("run-formula"))?;
    for (member, own) in own.iter_mut().enumerate() {
        for place in world.sales_of(member) {
            let sale = world.sale_row[place] as usize;
            if late.binary_search(&sale).is_ok() {
                let units = counted.units(facts, Who { sale, ..world.who(member) });
                let less = units.ok().and_then(|units| own.checked_sub(units));
                *own = less.ok_or_else(|| payer.overflow(member))?;
            }
        }
    }
    Ok(())
}

/// Puts the strongest leg first, of equal ones the lower slot; gives how many are matched and the weak one.
fn strongest(kind: &Binary, legs: &mut [Leg]) -> (usize, i64) {
    legs.sort_unstable_by_key(|leg| (std::cmp::Reverse(leg.total), leg.slot));
    let set = legs.len().min(usize::from(kind.legs));
    (set, if set == usize::from(kind.legs) { legs[set - 1].total } else { 0 })
}

/// What a line uses up of legs with so much volume, by slot.
pub(crate) fn used(kind: &Binary, totals: impl Iterator<Item = (u16, i64)>) -> Vec<(u16, i64)> {
    let leg = |(slot, total)| Leg { slot, fresh: 0, total, used: 0 };
    let mut legs: Vec<Leg> = totals.map(leg).collect();
    if legs.is_empty() {
        return Vec::new();
    }
    let (set, weak) = strongest(kind, &mut legs);
    pay(kind, weak, &mut legs[..set]);
    legs.sort_unstable_by_key(|leg| leg.slot);
    legs.iter().filter(|leg| leg.used > 0).map(|leg| (leg.slot, leg.used)).collect()
}

fn add(legs: &mut Vec<Leg>, slot: u16, units: i64, fresh: bool) -> Option<()> {
    let at = match legs.iter().position(|leg| leg.slot == slot) {
        Some(at) => at,
        None => {
            legs.push(Leg { slot, fresh: 0, total: 0, used: 0 });
            legs.len() - 1
        }
    };
    let leg = &mut legs[at];
    leg.total = leg.total.checked_add(units)?;
    if fresh {
        leg.fresh = leg.fresh.checked_add(units)?;
    }
    Some(())
}

/// What is paid on and at which of the kind's rates, if anything; notes what each leg uses up. The legs
/// come strongest first.
fn pay(kind: &Binary, weak: i64, legs: &mut [Leg]) -> Option<(i64, usize)> {
    if weak <= 0 || kind.least.is_some_and(|least| weak < least.units()) {
        return None;
    }
    let most = kind.most.map_or(i64::MAX, Points::units);
    match &kind.pay {
        Match::Weak { by_ratio, .. } => {
            let used = weak.min(most);
            legs.iter_mut().for_each(|leg| leg.used = used);
            let base = match by_ratio {
                true => ratio(used, weak, legs[0].total)?,
                false => used,
            };
            Some((base, 0))
        }
        Match::Cycle { strong, weak: each, .. } => {
            let (strong, each) = (strong.units(), each.units());
            let most = most / each;
            let count = match legs {
                [one, two] => {
                    let swapped = one.slot > two.slot;
                    let (low, high) = if swapped { (two, one) } else { (one, two) };
                    let (count, left) = cycles([low.total, high.total], strong, each, most);
                    (low.used, high.used) = (low.total - left[0], high.total - left[1]);
                    count
                }
                // More legs than two have equal parts.
                legs => {
                    let count = (weak / each).min(most);
                    legs.iter_mut().for_each(|leg| leg.used = count * each);
                    count
                }
            };
            if count == 0 { None } else { Some((count.checked_mul(each)?, 0)) }
        }
        Match::Tiers(tiers) => {
            let at = tiers.iter().rposition(|(bound, _)| weak >= bound.units())?;
            let used = tiers[at].0.units();
            legs.iter_mut().for_each(|leg| leg.used = used);
            Some((used, at))
        }
    }
}

/// `used × weak ÷ strong`, half up, as volumes are.
pub(crate) fn ratio(used: i64, weak: i64, strong: i64) -> Option<i64> {
    let exact = i128::from(used) * i128::from(weak);
    i64::try_from(Rounding::HalfUp.divide(exact, i128::from(strong))?).ok()
}

/// How often a cycle fits two legs, and what is left of each: it takes `a` from the stronger (of equal ones
/// the first) and `b`, which is not more, from the other.
///
/// The stronger leg stays the stronger until the difference is used up; from then on both take turns, and
/// two turns take `a + b` from each. So nothing is counted one by one but the last few.
fn cycles(mut legs: [i64; 2], a: i64, b: i64, most: i64) -> (i64, [i64; 2]) {
    let mut count = 0;
    if a == b {
        count = (legs[0] / a).min(legs[1] / a).min(most).max(0);
        return (count, legs.map(|leg| leg - count * a));
    }
    let (strong, weak) = if legs[0] >= legs[1] { (0, 1) } else { (1, 0) };
    if legs[weak] <= 0 {
        return (0, legs);
    }
    let (off, step) = (legs[strong] - legs[weak], a - b);
    let turns = if strong == 0 { off / step + 1 } else { off / step + i64::from(off % step != 0) };
    let first = turns.min(legs[strong] / a).min(legs[weak] / b).min(most);
    (legs[strong], legs[weak]) = (legs[strong] - first * a, legs[weak] - first * b);
    count += first;
    if let Some(both) = a.checked_add(b) {
        let pairs = (legs[0] / both).min(legs[1] / both).min((most - count) / 2);
        legs = legs.map(|leg| leg - pairs * both);
        count += pairs * 2;
    }
    loop {
        let (strong, weak) = if legs[0] >= legs[1] { (0, 1) } else { (1, 0) };
        if legs[strong] < a || legs[weak] < b || count >= most {
            return (count, legs);
        }
        (legs[strong], legs[weak]) = (legs[strong] - a, legs[weak] - b);
        count += 1;
    }
}

/// Appends what of a leg is there in the next period, the newest lots, and gives its sum. Below zero it is
/// one lot, of this period.
fn keep(carry: Carry, leg: &Leg, lots: &[Lot], fresh: Lot, out: &mut Vec<Lot>) -> i64 {
    let rest = leg.total - leg.used;
    let rest = match carry {
        Carry::All => rest,
        Carry::Most(most) => rest.min(most.units()),
        Carry::Nothing => 0,
    };
    if rest < 0 {
        out.push(Lot { units: rest, ..fresh });
        return rest;
    }
    let (from, mut left) = (out.len(), rest);
    let older = lots.iter().filter(|lot| lot.leg == leg.slot).rev();
    for lot in std::iter::once(&fresh).chain(older) {
        let units = lot.units.min(left);
        if units > 0 {
            out.push(Lot { units, ..*lot });
            left -= units;
        }
    }
    out[from..].reverse();
    rest
}

impl Ready for Matched {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        for member in places {
            let (base, rate) = self.0[member];
            if base == 0 {
                continue;
            }
            let amount = out.line(Line { payee: member as u32, ..Line::default() }, base, rate)?;
            if amount != 0 {
                out.credit(member, amount);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cycles_are_what_counting_finds(one in 0_i64..2_000, two in 0_i64..2_000, b in 1_i64..40, more in 0_i64..60, most in 0_i64..60) {
            let (a, mut legs, mut count) = (b + more, [one, two], 0);
            loop {
                let strong = usize::from(legs[1] > legs[0]);
                if legs[strong] < a || legs[1 - strong] < b || count == most {
                    break;
                }
                legs[strong] -= a;
                legs[1 - strong] -= b;
                count += 1;
            }
            prop_assert_eq!(cycles([one, two], a, b, most), (count, legs));
        }
    }

    #[test]
    fn endless_cycles_end_at_once() {
        let (count, left) = cycles([i64::MAX, i64::MAX - 5], 2, 1, i64::MAX);
        assert!(count > i64::MAX / 2 && left.iter().all(|left| *left < 3), "{count} {left:?}");
    }
}
