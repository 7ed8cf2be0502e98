//! Binary: every leg's volume as a difference of running sums along a walk from the top, with the lots
//! brought in; cycles are found by halving, and the lots that stay by walking from the newest back.

use std::collections::BTreeMap;

use kernel::{Points, Problem};
use plan::{Binary, Bonus, Carry, Lot, Match, Returns};

use super::{BySale, Out, Owed, Taker};
use crate::cell::Cell;
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Legs {
    cells: Vec<Cell>,
    /// The volume of the line and its cell, by payee.
    paid: Vec<(usize, i64, usize)>,
    /// What stays, in order of rows.
    pub carry: Vec<Lot>,
    pub strong: Vec<i64>,
    pub weak: Vec<i64>,
    pub carried: Vec<i64>,
}

/// Volume by slot, and within it by the day since which it is there.
type Lots = BTreeMap<u16, BTreeMap<i32, i64>>;

impl Legs {
    pub fn new(
        facts: &mut Facts<'_>,
        (index, bonus): (usize, &Bonus),
        kind: &Binary,
        eligible: &[bool],
    ) -> Result<Self, Problem> {
        let cells = kind.rates().into_iter().map(|rate| Cell::new(facts.plan, bonus, rate));
        let mut out = Self {
            cells: cells.collect::<Result<Vec<_>, Trouble>>()?,
            paid: vec![],
            carry: vec![],
            strong: vec![0; facts.members()],
            weak: vec![0; facts.members()],
            carried: vec![0; facts.members()],
        };
        let mut brought: BTreeMap<u32, Vec<&Lot>> = BTreeMap::new();
        for lot in facts.inputs.carry.iter().filter(|lot| usize::from(lot.bonus) == index) {
            brought.entry(lot.member).or_default().push(lot);
        }
        let since = facts.inputs.period.from().days();
        let volume = without_late(facts, kind)?;
        // Running sums in the order of the walk: a branch is a stretch of them.
        let walk = facts.tree(plan::Tree::Placement);
        let mut running = vec![0_i128];
        for row in walk.map_or(&[][..], |walk| &walk.order) {
            let before = running.last().copied().unwrap_or_default();
            running.push(before + i128::from(volume[*row as usize]));
        }
        for (row, may) in eligible.iter().enumerate() {
            let mut lots = Lots::new();
            if let Some(walk) = walk {
                for child in walk.children(row).iter().map(|child| *child as usize) {
                    // With the child itself, which stands before everybody below.
                    let (from, until) = walk.below(child);
                    let branch = running[until] - running[from - 1];
                    let slot = facts.inputs.members.leg.get(child).copied().unwrap_or(0);
                    if slot == 0 {
                        let member = facts.inputs.members.ids.show(child);
                        return Err(Problem::new("run-leg-missing").with("member", member));
                    }
                    let lot = lots.entry(slot).or_default().entry(since).or_default();
                    let sum = i128::from(*lot) + branch;
                    *lot = i64::try_from(sum).map_err(|_| Trouble::Overflow)?;
                }
            }
            for lot in brought.get(&(row as u32)).into_iter().flatten() {
                let known = lots.entry(lot.leg).or_default().entry(lot.since).or_default();
                *known = known.checked_add(lot.units).ok_or(Trouble::Overflow)?;
            }
            if !lots.is_empty() {
                out.member((index, row), kind, *may, since, lots)?;
            }
        }
        Ok(out)
    }

    fn member(
        &mut self,
        (index, row): (usize, usize),
        kind: &Binary,
        may: bool,
        since: i32,
        lots: Lots,
    ) -> Result<(), Problem> {
        let sum = |days: &BTreeMap<i32, i64>| -> Result<i64, Problem> {
            let sum = days.values().try_fold(0_i64, |sum, units| sum.checked_add(*units));
            Ok(sum.ok_or(Trouble::Overflow)?)
        };
        let mut left: BTreeMap<u16, i64> = BTreeMap::new();
        for (slot, days) in &lots {
            left.insert(*slot, sum(days)?);
        }
        let mut row_of: Vec<(i64, u16)> = left.iter().map(|(slot, units)| (*units, *slot)).collect();
        // A stable sort keeps the lower slot first among equal volumes.
        row_of.sort_by_key(|(units, _)| std::cmp::Reverse(*units));
        let matched = &row_of[..row_of.len().min(usize::from(kind.legs))];
        self.strong[row] = matched[0].0;
        self.weak[row] =
            if matched.len() == usize::from(kind.legs) { matched[matched.len() - 1].0 } else { 0 };
        let weak = self.weak[row];
        let enough = may && weak > 0 && kind.least.is_none_or(|least| weak >= least.units());
        let found = if enough { find(kind, matched)? } else { None };
        if let Some((base, cell, used)) = found {
            self.paid.push((row, base, cell));
            for ((_, slot), used) in matched.iter().zip(used) {
                if let Some(units) = left.get_mut(slot) {
                    *units -= used;
                }
            }
        }
        if !may && kind.lost {
            return Ok(());
        }
        for (leg, days) in lots {
            let stays = left.get(&leg).copied().unwrap_or_default();
            let stays = match kind.carry {
                Carry::All => stays,
                Carry::Most(most) => stays.min(most.units()),
                Carry::Nothing => 0,
            };
            self.carried[row] = self.carried[row].checked_add(stays).ok_or(Trouble::Overflow)?;
            let lot =
                |since: i32, units: i64| Lot { bonus: index as u16, member: row as u32, leg, since, units };
            if stays < 0 {
                self.carry.push(lot(since, stays));
                continue;
            }
            let mut need = stays;
            for (day, units) in days.into_iter().rev().filter(|(_, units)| *units > 0) {
                let units = units.min(need);
                if units > 0 {
                    self.carry.push(lot(day, units));
                    need -= units;
                }
            }
        }
        Ok(())
    }

    pub(super) fn lines<T: Taker>(&self, out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        for (payee, base, cell) in &self.paid {
            let cell = &self.cells[*cell];
            if *base != 0 {
                let exact = cell.share(*base)?;
                let rate = Some(cell.rate);
                out.owe(Owed { payee: *payee, level: 0, source: None, base: *base, rate, exact })?;
            }
        }
        Ok(())
    }
}

/// What members bring in, without returns of sales that an earlier period counted when those are undone there.
fn without_late(facts: &mut Facts<'_>, kind: &Binary) -> Result<Vec<i64>, Problem> {
    let mut volume = facts.volumes[kind.on].clone();
    if kind.returns == Returns::Counted {
        return Ok(volume);
    }
    let inputs = facts.inputs;
    for (sale, returned) in inputs.sales.returned.iter().enumerate() {
        if *returned && inputs.taken(sale).is_none() {
            return Err(Problem::new("run-return-unknown").with("sale", inputs.sales.ids.show(sale)));
        }
    }
    let by_sale = BySale::of_volume(facts, kind.on)?;
    for sale in inputs.late() {
        let member = inputs.sales.member[sale] as usize;
        let units = by_sale.units(facts, member, sale)?;
        volume[member] = volume[member].checked_sub(units).ok_or(Trouble::Overflow)?;
    }
    Ok(volume)
}

/// What a line uses up of legs with so much volume, by slot.
pub fn used(kind: &Binary, totals: &BTreeMap<u16, i64>) -> Result<BTreeMap<u16, i64>, Problem> {
    let mut legs: Vec<(i64, u16)> = totals.iter().map(|(slot, units)| (*units, *slot)).collect();
    legs.sort_by_key(|(units, _)| std::cmp::Reverse(*units));
    legs.truncate(kind.legs.into());
    let found = if legs.is_empty() { None } else { find(kind, &legs)? };
    let used = found.map_or(vec![], |(_, _, used)| used);
    Ok(legs.into_iter().zip(used).map(|((_, slot), used)| (slot, used)).collect())
}

/// What is paid on, at which cell, and what each matched leg uses up. They come strongest first.
fn find(kind: &Binary, matched: &[(i64, u16)]) -> Result<Option<(i64, usize, Vec<i64>)>, Problem> {
    let weak = matched[matched.len() - 1].0;
    let most = kind.most.map_or(i64::MAX, Points::units);
    let alike = |used: i64| vec![used; matched.len()];
    Ok(match &kind.pay {
        Match::Weak { by_ratio, .. } => {
            let used = weak.min(most);
            let base = match by_ratio {
                false => used,
                true => Ratio::whole(i128::from(used) * i128::from(weak))
                    .div(Ratio::whole(matched[0].0.into()))
                    .and_then(|exact| exact.round(kernel::Rounding::HalfUp))
                    .ok_or(Trouble::Overflow)?,
            };
            Some((base, 0, alike(used)))
        }
        Match::Cycle { strong, weak: each, .. } => {
            let (a, b) = (i128::from(strong.units()), i128::from(each.units()));
            let most = i128::from(most) / b;
            // However turns fall, a cycle takes a + b from both together; between one fitting number of
            // cycles and none the last that fits is found by halving.
            let legs: Vec<i128> = matched.iter().map(|(units, _)| i128::from(*units)).collect();
            let (mut fits, mut not) = (0_i128, (legs[0] / a).max(i128::from(weak) / b) + legs[0] / b + 2);
            while not - fits > 1 {
                let middle = fits + (not - fits) / 2;
                if after(&legs, a, b, middle, matched).is_some() { fits = middle } else { not = middle }
            }
            let count = fits.min(most);
            if count == 0 {
                return Ok(None);
            }
            let left = after(&legs, a, b, count, matched).ok_or(Trouble::Overflow)?;
            let used: Vec<i64> =
                legs.iter().zip(left).map(|(before, left)| (*before - left) as i64).collect();
            let base = i64::try_from(count * b).map_err(|_| Trouble::Overflow)?;
            Some((base, 0, used))
        }
        Match::Tiers(tiers) => {
            let reached = tiers.iter().enumerate().rfind(|(_, (bound, _))| bound.units() <= weak);
            reached.map(|(cell, (bound, _))| (bound.units(), cell, alike(bound.units())))
        }
    })
}

/// What is left of the legs after so many cycles, if they fit. Of two legs the strong one gives `a` until the
/// legs are about level; from there on each gives `a` every other time.
fn after(legs: &[i128], a: i128, b: i128, count: i128, matched: &[(i64, u16)]) -> Option<Vec<i128>> {
    let left: Vec<i128> = match legs {
        [strong, weak] if a != b => {
            // The strong leg gives `a` alone while it is ahead; of equal legs the lower slot is.
            let ahead = strong - weak;
            let first = matched[0].1 < matched[1].1;
            let alone = if first { ahead / (a - b) + 1 } else { (ahead + a - b - 1) / (a - b) };
            let alone = alone.min(count);
            let turns = count - alone;
            // The other leg has the first turn.
            let (mine, theirs) = (turns / 2, turns - turns / 2);
            vec![strong - (alone + mine) * a - theirs * b, weak - (alone + mine) * b - theirs * a]
        }
        legs => legs.iter().map(|leg| leg - count * b).collect(),
    };
    left.iter().all(|left| *left >= 0).then_some(left)
}
