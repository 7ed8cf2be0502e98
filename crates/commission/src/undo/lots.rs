//! The legs of one payee with the sales behind every lot: what waits, what each closed line used up, and
//! what a return undoes of it. Refuses a history that does not add up.
//!
//! Invariant of a line and leg: `used = held + back + out`. Held is what the line still stands on, back what
//! waits again because another leg lost more, out what was returned or went elsewhere. The leg with the
//! highest `out ÷ used` says how much of the line is undone.

use std::collections::BTreeMap;

use kernel::Problem;

/// Volume of one sale in one leg, oldest first by period, day and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    /// First day of the period in which it was counted.
    pub since: i32,
    pub day: i32,
    /// Id of the sale; empty where nobody knows it.
    pub sale: Vec<u8>,
    /// The line that set it free again.
    pub freed: Option<usize>,
    pub units: i64,
}

/// A line that was paid, and what it stood on.
struct Paid {
    since: i32,
    paid: i64,
    /// What was taken back of it so far.
    taken: i64,
    legs: Vec<Used>,
}

/// What a line used up of one leg.
struct Used {
    slot: u16,
    used: i64,
    /// Oldest first.
    held: Vec<Piece>,
    back: i64,
    out: i64,
}

/// What a return takes back of one line.
pub(super) struct Taken {
    pub since: i32,
    pub leg: u16,
    pub used: i64,
    pub undone: i64,
    pub paid: i64,
    pub before: i64,
    pub amount: i64,
}

/// Everything about one payee.
#[derive(Default)]
pub(super) struct Payee {
    /// What is not used up, by slot, oldest first; a debt is one piece below zero.
    waiting: BTreeMap<u16, Vec<Piece>>,
    lines: Vec<Paid>,
}

pub(super) fn broken() -> Problem {
    Problem::new("run-undo-history")
}

/// Takes up to `units` from the front of a list that stands oldest first.
fn take_oldest(pieces: &mut Vec<Piece>, mut units: i64) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut whole = 0;
    for piece in pieces.iter_mut() {
        if units < piece.units {
            if units > 0 {
                piece.units -= units;
                out.push(Piece { units, ..piece.clone() });
            }
            break;
        }
        units -= piece.units;
        out.push(piece.clone());
        whole += 1;
    }
    pieces.drain(..whole);
    out
}

fn sum(pieces: &[Piece]) -> i64 {
    pieces.iter().map(|piece| piece.units).sum()
}

impl Payee {
    /// A lot from before the history began, whose sales nobody knows.
    pub fn bring(&mut self, leg: u16, since: i32, units: i64) {
        let piece = Piece { since, day: since, sale: Vec::new(), units, freed: None };
        self.waiting.entry(leg).or_default().push(piece);
        self.waiting.entry(leg).or_default().sort();
    }

    /// What waits as lots: slot, day and units.
    pub fn lots(&self) -> BTreeMap<(u16, i32), i64> {
        let mut out = BTreeMap::new();
        for (slot, pieces) in &self.waiting {
            for piece in pieces {
                *out.entry((*slot, piece.since)).or_default() += piece.units;
            }
        }
        out.retain(|_, units| *units != 0);
        out
    }

    /// The volume of every leg.
    pub fn totals(&self) -> impl Iterator<Item = (u16, i64)> + '_ {
        self.waiting.iter().map(|(slot, pieces)| (*slot, sum(pieces)))
    }

    /// Adds what arose in a period. What is below zero eats the oldest of the period first, then the oldest.
    pub fn fresh(&mut self, since: i32, fresh: BTreeMap<u16, Vec<Piece>>) {
        for (slot, pieces) in fresh {
            let (mut new, below): (Vec<Piece>, Vec<Piece>) =
                pieces.into_iter().partition(|piece| piece.units > 0);
            new.sort();
            let known = self.waiting.remove(&slot).unwrap_or_default();
            let (mut all, debts): (Vec<Piece>, Vec<Piece>) =
                known.into_iter().partition(|piece| piece.units > 0);
            let eaten = sum(&take_oldest(&mut new, -sum(&below)));
            let debt = -sum(&below) - eaten - sum(&debts);
            all.extend(new);
            all.sort();
            let eaten = take_oldest(&mut all, debt);
            if debt > sum(&eaten) {
                let units = sum(&eaten) - debt;
                all.push(Piece { since, day: since, sale: Vec::new(), units, freed: None });
            }
            self.gone(slot, &eaten);
            self.waiting.insert(slot, all);
        }
    }

    /// What was set free and is now used by others or lost is out of its line for good.
    fn gone(&mut self, slot: u16, pieces: &[Piece]) {
        for piece in pieces {
            let line = piece.freed.and_then(|line| self.lines.get_mut(line));
            if let Some(leg) = line.and_then(|line| line.legs.iter_mut().find(|leg| leg.slot == slot)) {
                leg.back -= piece.units;
                leg.out += piece.units;
            }
        }
    }

    /// Closes a period: `used` leaves the oldest pieces for a line that paid `paid`, and of the rest the
    /// newest `kept` of each leg stays.
    pub fn close(
        &mut self,
        since: i32,
        paid: i64,
        used: &[(u16, i64)],
        kept: &BTreeMap<u16, i64>,
    ) -> Result<(), Problem> {
        let mut legs = Vec::with_capacity(used.len());
        for (slot, used) in used.iter().copied() {
            let mut held = take_oldest(self.waiting.get_mut(&slot).ok_or_else(broken)?, used);
            if sum(&held) != used {
                return Err(broken());
            }
            self.gone(slot, &held);
            held.iter_mut().for_each(|piece| piece.freed = None);
            legs.push(Used { slot, used, held, back: 0, out: 0 });
        }
        if !legs.is_empty() {
            self.lines.push(Paid { since, paid, taken: 0, legs });
        }
        let slots: Vec<u16> = self.waiting.keys().copied().collect();
        for slot in slots {
            let kept = kept.get(&slot).copied().unwrap_or_default();
            let pieces = self.waiting.get_mut(&slot).ok_or_else(broken)?;
            let all = sum(pieces);
            if all < kept {
                return Err(broken());
            }
            if kept >= 0 {
                pieces.retain(|piece| piece.units > 0);
                let dropped = take_oldest(pieces, sum(pieces) - kept);
                self.gone(slot, &dropped);
            }
        }
        self.waiting.retain(|_, pieces| !pieces.is_empty());
        Ok(())
    }

    /// Takes back so much of a sale: first what never was in a line, then from the newest line that it fed.
    pub fn take_back(&mut self, sale: &[u8], mut units: i64) -> Vec<Taken> {
        for pieces in self.waiting.values_mut() {
            units -= take(pieces, sale, None, units);
        }
        let mut out = Vec::new();
        for at in (0..self.lines.len()).rev() {
            let mut found = 0;
            for leg in &mut self.lines[at].legs {
                let back =
                    self.waiting.get_mut(&leg.slot).map_or(0, |pieces| take(pieces, sale, Some(at), units));
                let held = take(&mut leg.held, sale, None, units - back);
                leg.back -= back;
                leg.out += back + held;
                units -= back + held;
                found += back + held;
            }
            if found > 0 {
                out.push(self.settle(at));
            }
        }
        self.waiting.retain(|_, pieces| !pieces.is_empty());
        out
    }

    /// Puts every leg of a line where the leg that lost most stands, and says what that takes back.
    fn settle(&mut self, at: usize) -> Taken {
        let line = &mut self.lines[at];
        let mut worst = 0;
        for (index, leg) in line.legs.iter().enumerate() {
            let other = &line.legs[worst];
            if i128::from(leg.out) * i128::from(other.used) > i128::from(other.out) * i128::from(leg.used) {
                worst = index;
            }
        }
        let (slot, out, used) = (line.legs[worst].slot, line.legs[worst].out, line.legs[worst].used);
        let share = |of: i64| (i128::from(of) * i128::from(out) / i128::from(used.max(1))) as i64;
        for leg in &mut line.legs {
            let pieces = self.waiting.entry(leg.slot).or_default();
            let wanted = share(leg.used) - leg.out;
            if wanted > leg.back {
                // The newest wait again.
                let stays = sum(&leg.held) - (wanted - leg.back);
                let kept = take_oldest(&mut leg.held, stays);
                let freed = std::mem::replace(&mut leg.held, kept);
                pieces.extend(freed.into_iter().map(|piece| Piece { freed: Some(at), ..piece }));
                pieces.sort();
            } else if wanted < leg.back {
                // The oldest of them go into the line again.
                let (mut own, others): (Vec<Piece>, Vec<Piece>) =
                    std::mem::take(pieces).into_iter().partition(|piece| piece.freed == Some(at));
                let again = take_oldest(&mut own, leg.back - wanted);
                leg.held.extend(again.into_iter().map(|piece| Piece { freed: None, ..piece }));
                leg.held.sort();
                own.extend(others);
                own.sort();
                *pieces = own;
            }
            leg.back = wanted;
        }
        let target = share(line.paid.max(0));
        let (since, paid, before) = (line.since, line.paid, line.taken);
        line.taken = target;
        Taken { since, leg: slot, used, undone: out, paid, before, amount: before - target }
    }
}

/// Takes up to `units` of one sale's pieces with this mark out of a list, the newest first.
fn take(pieces: &mut Vec<Piece>, sale: &[u8], freed: Option<usize>, units: i64) -> i64 {
    let mut left = units;
    for piece in pieces.iter_mut().rev().filter(|piece| piece.sale == sale && piece.freed == freed) {
        let taken = piece.units.min(left).max(0);
        piece.units -= taken;
        left -= taken;
    }
    pieces.retain(|piece| piece.units != 0);
    units - left
}
