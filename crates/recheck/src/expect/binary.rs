//! Binary: every leg's volume as a difference of running sums along a walk from the top, with the lots
//! brought in; cycles are found by halving, and the lots that stay by walking from the newest back.

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::{Points, Problem};
use plan::{Binary, Bonus, Carry, Lot, Match, Returns};

use super::{BySale, Out, Owed, Taker};
use crate::cell::Cell;
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;
use crate::threads::stretches;

pub struct Legs {
    /// The row that the columns begin with: 0 once all stretches are together.
    first: usize,
    cells: Vec<Cell>,
    /// The volume of the line and its cell, by payee.
    paid: Vec<(usize, i64, usize)>,
    /// What stays, in order of rows.
    pub carry: Vec<Lot>,
    pub strong: Vec<i64>,
    pub weak: Vec<i64>,
    pub carried: Vec<i64>,
}

/// Volume of a leg by slot and the day since which it is there; sorted, each pair once.
type Lots = Vec<(u16, i32, i64)>;

/// Puts lots in order and adds up those of one slot and day.
fn tidied(lots: &mut Lots) -> Result<(), Problem> {
    lots.sort_unstable_by_key(|(slot, since, _)| (*slot, *since));
    let mut overflow = false;
    lots.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            match kept.2.checked_add(next.2) {
                Some(sum) => kept.2 = sum,
                None => overflow = true,
            }
        }
        same
    });
    if overflow { Err(Trouble::Overflow.into()) } else { Ok(()) }
}

impl Legs {
    pub fn new(
        facts: &mut Facts<'_>,
        (index, bonus): (usize, &Bonus),
        kind: &Binary,
        eligible: &[bool],
    ) -> Result<Self, Problem> {
        let cells = kind.rates().into_iter().map(|rate| Cell::new(facts.plan, bonus, rate));
        let cells = cells.collect::<Result<Vec<_>, Trouble>>()?;
        let mut brought: Vec<&Lot> =
            facts.inputs.carry.iter().filter(|lot| usize::from(lot.bonus) == index).collect();
        if !brought.is_sorted_by_key(|lot| lot.member) {
            brought.sort_by_key(|lot| lot.member);
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
        let inputs = facts.inputs;
        let parts = stretches(eligible.len(), |rows| {
            let mut brought = &brought[brought.partition_point(|lot| (lot.member as usize) < rows.start)..];
            let mut out = Self::of_rows(&rows);
            let mut lots = Lots::new();
            for row in rows {
                lots.clear();
                if let Some(walk) = walk {
                    for child in walk.children(row).iter().map(|child| *child as usize) {
                        // With the child itself, which stands before everybody below.
                        let (from, until) = walk.below(child);
                        let branch = running[until] - running[from - 1];
                        let slot = inputs.members.leg.get(child).copied().unwrap_or(0);
                        if slot == 0 {
                            let member = inputs.members.ids.show(child);
                            return Err(Problem::new("run-leg-missing").with("member", member));
                        }
                        lots.push((slot, since, i64::try_from(branch).map_err(|_| Trouble::Overflow)?));
                    }
                }
                let own;
                (own, brought) =
                    brought.split_at(brought.iter().take_while(|lot| lot.member as usize <= row).count());
                lots.extend(own.iter().map(|lot| (lot.leg, lot.since, lot.units)));
                if !lots.is_empty() {
                    tidied(&mut lots)?;
                    out.member((index, row), kind, eligible[row], since, &lots)?;
                }
            }
            Ok(out)
        })?;
        let mut out = Self::of_rows(&(0..0));
        out.cells = cells;
        for part in parts {
            out.paid.extend(part.paid);
            out.carry.extend(part.carry);
            out.strong.extend(part.strong);
            out.weak.extend(part.weak);
            out.carried.extend(part.carried);
        }
        Ok(out)
    }

    /// Nothing yet, for a stretch of rows.
    fn of_rows(rows: &Range<usize>) -> Self {
        let none = vec![0; rows.len()];
        Self {
            first: rows.start,
            cells: vec![],
            paid: vec![],
            carry: vec![],
            strong: none.clone(),
            weak: none.clone(),
            carried: none,
        }
    }

    fn member(
        &mut self,
        (index, row): (usize, usize),
        kind: &Binary,
        may: bool,
        since: i32,
        lots: &Lots,
    ) -> Result<(), Problem> {
        // Volume by slot; slots ascend.
        let mut row_of: Vec<(i64, u16)> = Vec::with_capacity(2);
        for (slot, _, units) in lots {
            match row_of.last_mut() {
                Some((sum, known)) if known == slot => {
                    *sum = sum.checked_add(*units).ok_or(Trouble::Overflow)?;
                }
                _ => row_of.push((*units, *slot)),
            }
        }
        let mut left = row_of.clone();
        // A stable sort keeps the lower slot first among equal volumes.
        row_of.sort_by_key(|(units, _)| std::cmp::Reverse(*units));
        let matched = &row_of[..row_of.len().min(usize::from(kind.legs))];
        let cell = row - self.first;
        let weak = if matched.len() == usize::from(kind.legs) { matched[matched.len() - 1].0 } else { 0 };
        (self.strong[cell], self.weak[cell]) = (matched[0].0, weak);
        let enough = may && weak > 0 && kind.least.is_none_or(|least| weak >= least.units());
        let found = if enough { find(kind, matched)? } else { None };
        if let Some((base, rate, used)) = found {
            self.paid.push((row, base, rate));
            for ((_, slot), used) in matched.iter().zip(used) {
                for (units, _) in left.iter_mut().filter(|(_, leg)| leg == slot) {
                    *units -= used;
                }
            }
        }
        if !may && kind.lost {
            return Ok(());
        }
        for (stays, leg) in left {
            let stays = match kind.carry {
                Carry::All => stays,
                Carry::Most(most) => stays.min(most.units()),
                Carry::Nothing => 0,
            };
            self.carried[cell] = self.carried[cell].checked_add(stays).ok_or(Trouble::Overflow)?;
            let lot =
                |since: i32, units: i64| Lot { bonus: index as u16, member: row as u32, leg, since, units };
            if stays < 0 {
                self.carry.push(lot(since, stays));
                continue;
            }
            let mut need = stays;
            let newest_first = lots.iter().rev().filter(|(slot, _, units)| *slot == leg && *units > 0);
            for (_, day, units) in newest_first {
                let units = (*units).min(need);
                if units > 0 {
                    self.carry.push(lot(*day, units));
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
        let units = by_sale.all(facts)[sale];
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
