//! The legs of one payee: every sale is a stretch that waits, is held by a line or was set free by one; after
//! each return a line's stretches are marked again from the newest back. Refuses closed periods that do not
//! follow from one another.

use std::collections::BTreeMap;

use kernel::Problem;
use plan::{Adjustment, Closed, Kind, Line, Lot, Plan, Returns};

use super::Month;
use crate::expect::used;
use crate::formula::Trouble;

/// Where a stretch is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Waiting,
    /// Set free by a line.
    Freed(usize),
    Held(usize),
}

/// By period, day, sale and place.
type Stretch = ((i32, i32, Vec<u8>), Place, i64);

struct Standing {
    since: i32,
    paid: i64,
    taken: i64,
    used: BTreeMap<u16, i64>,
}

/// Everything about one payee.
#[derive(Default)]
pub(super) struct Legs {
    stretches: BTreeMap<u16, Vec<Stretch>>,
    /// Day and volume below zero.
    debts: BTreeMap<u16, (i32, i64)>,
    lines: Vec<Standing>,
}

fn total<'s>(stretches: impl IntoIterator<Item = &'s Stretch>) -> i64 {
    stretches.into_iter().map(|(_, _, units)| *units).sum()
}

impl Legs {
    /// One payee's legs through all periods, with what the last, open one takes back.
    pub fn through(months: &[Month<'_>], id: &[u8]) -> Result<(Vec<Adjustment>, Self), Problem> {
        let (mut legs, mut out) = (Self::default(), vec![]);
        for (nth, month) in months.iter().enumerate() {
            let inputs = month.inputs();
            let undoes = month.rule.is_some_and(|(_, kind)| kind.returns == Returns::Undone);
            for sale in month.late.iter().filter(|_| undoes) {
                let less = month.units[*sale].checked_neg().ok_or(Trouble::Overflow)?;
                let taken = legs.take_back(inputs.taken(*sale).unwrap_or_default(), less)?;
                if month.closed.is_none() {
                    out.extend(taken.into_iter().map(|one| Adjustment { sale: *sale as u32, ..one }));
                }
            }
            if let Some(closed) = &month.closed {
                legs.close(month, closed, id, nth == 0, undoes)?;
            }
        }
        Ok((out, legs))
    }

    pub fn lots(&self) -> BTreeMap<(u16, i32), i64> {
        let mut out: BTreeMap<(u16, i32), i64> = BTreeMap::new();
        for (slot, stretches) in &self.stretches {
            for ((since, _, _), _, units) in stretches.iter().filter(|one| !matches!(one.1, Place::Held(_))) {
                *out.entry((*slot, *since)).or_default() += units;
            }
        }
        for (slot, (since, units)) in &self.debts {
            *out.entry((*slot, *since)).or_default() += units;
        }
        out.retain(|_, units| *units != 0);
        out
    }

    /// Gives the oldest free units of a leg another place, or none; says how many there were.
    fn mark(&mut self, slot: u16, units: i64, since: Option<i32>, to: Option<Place>) -> i64 {
        let stretches = self.stretches.entry(slot).or_default();
        stretches.sort();
        let (mut left, mut moved) = (units.max(0), vec![]);
        for (key, place, units) in stretches.iter_mut() {
            let own = since.is_none_or(|since| since == key.0) && !matches!(place, Place::Held(_));
            let taken = if own { left.min(*units) } else { 0 };
            (*units, left) = (*units - taken, left - taken);
            moved.extend(to.filter(|_| taken > 0).map(|to| (key.clone(), to, taken)));
        }
        stretches.extend(moved);
        stretches.retain(|(_, _, units)| *units != 0);
        units.max(0) - left
    }

    fn close(
        &mut self,
        month: &Month<'_>,
        closed: &Closed<'_>,
        id: &[u8],
        first: bool,
        undoes: bool,
    ) -> Result<(), Problem> {
        let Some((index, kind)) = month.rule else {
            self.debts.clear();
            self.stretches.values_mut().for_each(|all| all.retain(|one| matches!(one.1, Place::Held(_))));
            return Ok(());
        };
        let (inputs, since) = (month.inputs(), month.since());
        let Some(row) = month.row(id) else { return Ok(()) };
        let broken = || Problem::new("run-undo-history").with("member", inputs.members.ids.show(row));
        let own = |lot: &&Lot| usize::from(lot.bonus) == index && lot.member as usize == row;
        if first {
            for lot in inputs.carry.iter().filter(own) {
                match lot.units {
                    ..0 => drop(self.debts.insert(lot.leg, (lot.since, lot.units))),
                    units => {
                        let stretch = ((lot.since, lot.since, vec![]), Place::Waiting, units);
                        self.stretches.entry(lot.leg).or_default().push(stretch);
                    }
                }
            }
        }
        // What arose, each sale less what came back of it in the period.
        let mut fresh: BTreeMap<(u16, usize), i64> = BTreeMap::new();
        for sale in (0..month.units.len()).filter(|sale| !undoes || !month.late.contains(sale)) {
            let of = inputs.taken(sale).and_then(|id| month.sale(id)).unwrap_or(sale);
            let Some(leg) = month.leg(row, of) else { continue };
            let sum = fresh.entry((leg, of)).or_default();
            *sum = sum.checked_add(month.units[sale]).ok_or(Trouble::Overflow)?;
        }
        let mut below: BTreeMap<u16, i64> = BTreeMap::new();
        for ((leg, sale), units) in fresh {
            let key = (since, inputs.sales.date[sale], inputs.sales.ids.bytes(sale).to_vec());
            self.stretches.entry(leg).or_default();
            match units {
                ..0 => *below.entry(leg).or_default() -= units,
                0 => {}
                units => self.stretches.entry(leg).or_default().push((key, Place::Waiting, units)),
            }
        }
        let slots: Vec<u16> = self.stretches.keys().chain(self.debts.keys()).copied().collect();
        for slot in slots {
            let new = below.remove(&slot).unwrap_or_default();
            let rest = new - self.mark(slot, new, Some(since), None);
            let debt = rest - self.debts.remove(&slot).map_or(0, |(_, units)| units);
            let debt = debt - self.mark(slot, debt, None, None);
            if debt > 0 {
                self.debts.insert(slot, (since, -debt));
            }
        }
        let free = |all: &Vec<Stretch>| total(all.iter().filter(|one| !matches!(one.1, Place::Held(_))));
        let mut totals: BTreeMap<u16, i64> =
            self.stretches.iter().map(|(slot, all)| (*slot, free(all))).collect();
        for (slot, (_, units)) in &self.debts {
            *totals.entry(*slot).or_default() += units;
        }
        let lines: Vec<&Line> = closed.lines.iter().filter(|line| line.payee as usize == row).collect();
        if let Some(line) = lines.iter().find(|line| usize::from(line.bonus) == index) {
            let used = used(kind, &totals)?;
            for (slot, units) in &used {
                if self.mark(*slot, *units, None, Some(Place::Held(self.lines.len()))) != *units {
                    return Err(broken());
                }
            }
            let paid = left_of(closed.plan, index, line, &lines);
            self.lines.push(Standing { since, paid, taken: 0, used });
        }
        // The run says what stays; the oldest of the rest is gone.
        let mut kept: BTreeMap<(u16, i32), i64> = BTreeMap::new();
        for lot in closed.run.carry.iter().filter(own) {
            *kept.entry((lot.leg, lot.since)).or_default() += lot.units;
        }
        let slots: Vec<u16> = self.stretches.keys().chain(self.debts.keys()).copied().collect();
        for slot in slots {
            let stays: i64 = kept.iter().filter(|((leg, _), _)| *leg == slot).map(|(_, units)| *units).sum();
            let free = self.stretches.get(&slot).map_or(0, free);
            if stays >= 0 {
                self.debts.remove(&slot);
                self.mark(slot, free - stays, None, None);
            }
        }
        if self.lots() == kept { Ok(()) } else { Err(broken()) }
    }

    fn take_back(&mut self, id: &[u8], mut units: i64) -> Result<Vec<Adjustment>, Problem> {
        let mut out = vec![];
        let lines = (0..self.lines.len()).rev().map(Some);
        for line in std::iter::once(None).chain(lines) {
            let mut found = 0;
            for stretch in self.stretches.values_mut().flatten().filter(|one| one.0.2 == id) {
                let own = match (stretch.1, line) {
                    (Place::Waiting, None) => true,
                    (Place::Held(of) | Place::Freed(of), Some(line)) => of == line,
                    _ => false,
                };
                let taken = if own { units.min(stretch.2).max(0) } else { 0 };
                (stretch.2, units, found) = (stretch.2 - taken, units - taken, found + taken);
            }
            self.stretches.values_mut().for_each(|all| all.retain(|one| one.2 != 0));
            if let Some(line) = line.filter(|_| found > 0) {
                out.push(self.stand(line)?);
            }
        }
        Ok(out)
    }

    /// Marks a line's stretches anew: of each leg the newest wait, as far as another leg lost more.
    fn stand(&mut self, at: usize) -> Result<Adjustment, Problem> {
        let own = |one: &Stretch| one.1 == Place::Held(at) || one.1 == Place::Freed(at);
        let line = &mut self.lines[at];
        let mut lost: Vec<(u16, i128, i128)> = vec![];
        for (slot, used) in &line.used {
            let there = self.stretches.get(slot).map_or(0, |all| total(all.iter().filter(|one| own(one))));
            lost.push((*slot, i128::from(*used - there), i128::from(*used)));
        }
        // Of equal ones the lower slot.
        let order = |one: &(u16, i128, i128), two: &(u16, i128, i128)| (two.1 * one.2).cmp(&(one.1 * two.2));
        let (slot, out, used) = *lost.iter().min_by(|one, two| order(one, two)).ok_or(Trouble::Overflow)?;
        for (slot, gone, all) in &lost {
            let mut back = (all * out / used - gone) as i64;
            let stretches = self.stretches.entry(*slot).or_default();
            stretches.sort();
            let mut marked = vec![];
            for (key, place, units) in stretches.drain(..).rev() {
                if !own(&(key.clone(), place, units)) {
                    marked.push((key, place, units));
                    continue;
                }
                let free = back.min(units);
                back -= free;
                marked.push((key.clone(), Place::Freed(at), free));
                marked.push((key, Place::Held(at), units - free));
            }
            marked.retain(|(_, _, units)| *units != 0);
            *stretches = marked;
        }
        let target = i128::from(line.paid.max(0)) * out / used;
        let before = std::mem::replace(&mut line.taken, target as i64);
        Ok(Adjustment {
            bonus: 0,
            payee: 0,
            since: line.since,
            sale: 0,
            leg: slot,
            used: used as i64,
            undone: out as i64,
            paid: line.paid,
            before,
            amount: before - target as i64,
        })
    }
}

/// What limits left of a line, in proportion to everything under them, rounded against the payee.
fn left_of(plan: &Plan, bonus: usize, line: &Line, lines: &[&Line]) -> i64 {
    let mut left = i128::from(line.amount);
    for (at, stated) in plan.bonuses.iter().enumerate() {
        let Kind::Limit(limit) = &stated.kind else { continue };
        let sum = |named: &dyn Fn(usize) -> bool| -> i128 {
            lines.iter().filter(|one| named(one.bonus.into())).map(|one| i128::from(one.amount)).sum()
        };
        let (made, cut) = (sum(&|one| limit.of.contains(&one)), -sum(&|one| one == at));
        if limit.of.contains(&bonus) && made > 0 && cut > 0 && left > 0 {
            left = left * (made - cut).max(0) / made;
        }
    }
    left as i64
}
