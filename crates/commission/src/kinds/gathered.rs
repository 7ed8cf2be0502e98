//! Unilevel with one line for all levels of a payee: a block of payees steps down one level together,
//! and those whose downline has ended leave. No branch depends on who ends where.

use std::ops::{AddAssign, Mul, Range};

use kernel::Problem;
use plan::Line;

use super::Out;
use super::unilevel::Levels;

/// Payees that step down together: their sums stay in the nearest cache.
const TOGETHER: usize = 512;
/// No rate met yet.
const NO_RATE: u32 = u32::MAX;

/// One payee's levels so far: exact shares add up, then one rounding.
#[derive(Clone, Copy)]
struct Sum<E> {
    payee: u32,
    /// The one rate so far.
    only: u32,
    several: bool,
    base: i64,
    exact: E,
}

/// A payee whose downline goes on, with the places of the level reached.
#[derive(Clone, Copy)]
struct Below {
    /// Which of the sums.
    at: u32,
    start: u32,
    end: u32,
    /// Which rates.
    rank: u32,
}

/// Who steps down, and what they have so far.
struct Block<E> {
    sums: Vec<Sum<E>>,
    below: Vec<Below>,
}

/// Exact shares over the bonus's common denominator: 64 bits, or 128 where sums may be larger.
/// `unilevel::ready` has made sure that no sum overflows.
pub(super) trait Exact:
    Copy + Default + From<i64> + Into<i128> + AddAssign + Mul<Output = Self>
{
}

impl Exact for i64 {}
impl Exact for i128 {}

impl Levels<'_> {
    /// Pays the payees at these places, all levels in one line each; `over` is each rate's numerator.
    pub(super) fn gather<E: Exact>(
        &self,
        out: &mut Out<'_, '_, '_>,
        places: Range<usize>,
        over: &[E],
    ) -> Result<(), Problem> {
        let mut block = Block { sums: Vec::with_capacity(TOGETHER), below: Vec::with_capacity(TOGETHER) };
        let depth = self.handles.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = places.start;
        while from < places.end {
            let until = places.end.min(from + TOGETHER);
            self.begin(out, from..until, &mut block)?;
            for level in 0..depth {
                let of = |rank: u32| self.handles[rank as usize].get(level).copied().flatten();
                // Where a level has the same rate for all, nothing is looked up.
                let first = of(0);
                match (1..self.handles.len() as u32).all(|rank| of(rank) == first) {
                    true => self.step(out, &mut block, over, |_| first),
                    false => self.step(out, &mut block, over, of),
                }
                if block.below.is_empty() {
                    break;
                }
            }
            block.sums.drain(..).try_for_each(|sum| self.write(out, &sum))?;
            from = until;
        }
        Ok(())
    }

    /// Everybody eligible with somebody below, at their front line.
    fn begin<E: Exact>(
        &self,
        out: &Out<'_, '_, '_>,
        places: Range<usize>,
        block: &mut Block<E>,
    ) -> Result<(), Problem> {
        block.below.clear();
        for place in places {
            let first = self.forest.children(place);
            if first.is_empty() {
                continue;
            }
            let payee = self.forest.node(place);
            let rank = self.rank(payee);
            if self.handles[rank].is_empty() || !out.is_eligible(payee)? {
                continue;
            }
            let (at, payee) = (block.sums.len() as u32, payee as u32);
            let (start, end) = (first.start as u32, first.end as u32);
            block.below.push(Below { at, start, end, rank: rank as u32 });
            block.sums.push(Sum { payee, only: NO_RATE, several: false, base: 0, exact: E::default() });
        }
        Ok(())
    }

    /// Adds a level to the sums of all who reach it, and moves on to the next.
    #[inline(always)]
    fn step<E: Exact>(
        &self,
        out: &mut Out<'_, '_, '_>,
        block: &mut Block<E>,
        over: &[E],
        rate_of: impl Fn(u32) -> Option<usize>,
    ) {
        let (running, first_child) = (&self.running[..], &self.forest.first_child[..]);
        let (mut known, mut bases) = (0, 0_i128);
        let mut kept = 0;
        for at in 0..block.below.len() {
            let below = block.below[at];
            let units = running[below.end as usize] - running[below.start as usize];
            if let Some(rate) = rate_of(below.rank) {
                if rate != known {
                    out.share(bases, known);
                    (known, bases) = (rate, 0);
                }
                bases += i128::from(units);
                let sum = &mut block.sums[below.at as usize];
                sum.exact += over[rate] * E::from(units);
                sum.base += units;
                let met = if units == 0 { sum.only } else { rate as u32 };
                sum.several |= (sum.only != NO_RATE) & (sum.only != met);
                sum.only = met;
            }
            let (start, end) = (first_child[below.start as usize], first_child[below.end as usize]);
            block.below[kept] = Below { start, end, ..below };
            kept += usize::from(start < end);
        }
        if bases != 0 {
            out.share(bases, known);
        }
        block.below.truncate(kept);
    }

    fn write<E: Exact>(&self, out: &mut Out<'_, '_, '_>, sum: &Sum<E>) -> Result<(), Problem> {
        if sum.only == NO_RATE {
            return Ok(());
        }
        let payee = sum.payee as usize;
        let amount = self.common.round(sum.exact.into()).ok_or_else(|| out.overflow(payee))?;
        if amount != 0 {
            let rate = if sum.several { Line::MIXED } else { out.number(sum.only as usize) };
            out.write(Line { payee: sum.payee, base: sum.base, rate, amount, ..Line::default() });
            out.credit(payee, amount);
        }
        Ok(())
    }
}
