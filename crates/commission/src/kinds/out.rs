//! What paying a block of payees writes: lines in chunks, and at its end the sums of the block.
//! Refuses an amount that overflows, naming the payee and the bonus.

use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{Bonus, Line, Source};

use super::sold::Sold;
use crate::chunk::{CHUNK, Chunk, Pool};
use crate::eval::{Facts, Test, all};
use crate::scale::Scale;
use crate::world::World;

/// What blocks of one bonus share.
pub(crate) struct Terms<'w, 'a> {
    pub world: &'w World<'a>,
    pub facts: &'w Facts,
    pub index: usize,
    pub bonus: &'a Bonus,
    pub eligible: Vec<Test<'a>>,
    pub rates: Vec<Known>,
    pub pool: &'w Pool,
}

/// A rate of the bonus, its number in the run, and its scale.
pub(crate) struct Known {
    pub rate: Rate,
    pub number: u16,
    pub scale: Scale,
}

/// What a block hands on, in order.
pub(crate) enum Item {
    Chunk(Chunk),
    Done(Done),
}

/// The sums of a block.
#[derive(Default)]
pub(crate) struct Done {
    /// What each payee with lines gets.
    pub credits: Vec<(u32, i64)>,
    pub lines: u64,
    /// The volume each rate was applied to, by handle.
    pub bases: Vec<i128>,
}

/// Takes the lines of one block.
pub(crate) struct Out<'p, 'w, 'a> {
    pub terms: &'p Terms<'w, 'a>,
    hand: &'p mut dyn FnMut(Item),
    chunk: Chunk,
    done: Done,
}

impl<'p, 'w, 'a> Out<'p, 'w, 'a> {
    pub fn new(terms: &'p Terms<'w, 'a>, hand: &'p mut dyn FnMut(Item)) -> Self {
        let done = Done { bases: vec![0; terms.rates.len()], ..Done::default() };
        Self { terms, hand, chunk: terms.pool.get(), done }
    }

    /// Hands on what is left.
    pub fn close(self) {
        (self.hand)(Item::Chunk(self.chunk));
        (self.hand)(Item::Done(self.done));
    }

    pub fn is_eligible(&self, member: usize) -> Result<bool, Problem> {
        if self.terms.eligible.is_empty() {
            return Ok(true);
        }
        let found = all(&self.terms.eligible, self.terms.facts, self.terms.world.who(member));
        found.map_err(|_| self.overflow(member))
    }

    #[cold]
    pub fn overflow(&self, member: usize) -> Problem {
        self.terms.world.overflow(member, &self.terms.bonus.name)
    }

    /// Writes one line of `base × rate` and gives its amount; nothing is written for an amount of
    /// zero. The line comes without base, rate and amount.
    #[inline]
    pub fn line(&mut self, line: Line, base: i64, rate: usize) -> Result<i64, Problem> {
        if base == 0 {
            return Ok(0);
        }
        self.share(i128::from(base), rate);
        let known = &self.terms.rates[rate];
        let Some(amount) = known.scale.apply(base) else { return Err(self.overflow(line.payee as usize)) };
        self.write(Line { base, rate: known.number, amount, ..line });
        Ok(amount)
    }

    /// Writes one line for each sale of a stretch of places, and gives the sum of their amounts.
    pub fn sales(
        &mut self,
        line: Line,
        sold: &Sold<'_>,
        places: &Range<usize>,
        rate: usize,
    ) -> Result<i64, Problem> {
        let known = &self.terms.rates[rate];
        let line = Line { rate: known.number, kind: Source::Sale, bonus: self.terms.index as u16, ..line };
        let scale = known.scale;
        let mut positions = sold.positions(places);
        let (mut sum, mut bases) = (0_i64, 0_i128);
        while !positions.is_empty() {
            let until = positions.end.min(positions.start + CHUNK - self.chunk.filled);
            let piece = positions.start..until;
            let before = self.chunk.filled;
            let found = match (sold.numbers(piece.clone()), scale.quick(sold.largest())) {
                (None, Some(quick)) => self.chunk.sales(
                    self.terms.world,
                    line,
                    sold.units(),
                    piece.map(|at| at as u32),
                    |base| Some(quick.apply(base)),
                ),
                (Some(numbers), Some(quick)) => {
                    let numbers = numbers.iter().copied();
                    self.chunk
                        .sales(self.terms.world, line, sold.units(), numbers, |base| Some(quick.apply(base)))
                }
                (None, None) => {
                    let numbers = piece.map(|at| at as u32);
                    self.chunk.sales(self.terms.world, line, sold.units(), numbers, |base| scale.apply(base))
                }
                (Some(numbers), None) => {
                    let numbers = numbers.iter().copied();
                    self.chunk.sales(self.terms.world, line, sold.units(), numbers, |base| scale.apply(base))
                }
            };
            let added = found.and_then(|(amount, base)| {
                bases += base;
                sum.checked_add(amount)
            });
            sum = added.ok_or_else(|| self.overflow(line.payee as usize))?;
            self.done.lines += (self.chunk.filled - before) as u64;
            if self.chunk.filled == CHUNK {
                self.hand_on();
            }
            positions.start = until;
        }
        self.done.bases[rate] += bases;
        Ok(sum)
    }

    /// Notes exact shares that a mixed line pays.
    #[inline]
    pub fn share(&mut self, base: i128, rate: usize) {
        self.done.bases[rate] += base;
    }

    /// Writes a line whose amount is known, unless it is zero. `payee` is a member number, `source` a
    /// member number or a place among the sales.
    #[inline]
    pub fn write(&mut self, line: Line) {
        if line.amount == 0 {
            return;
        }
        let line = Line { bonus: self.terms.index as u16, ..line };
        self.done.lines += 1;
        self.chunk.push(self.terms.world, &line);
        if self.chunk.filled == CHUNK {
            self.hand_on();
        }
    }

    #[cold]
    fn hand_on(&mut self) {
        let full = std::mem::replace(&mut self.chunk, self.terms.pool.get());
        (self.hand)(Item::Chunk(full));
    }

    /// Credits a payee with the sum of the lines just written.
    #[inline]
    pub fn credit(&mut self, payee: usize, amount: i64) {
        self.done.credits.push((payee as u32, amount));
    }

    /// Lines written so far in this block.
    #[inline]
    pub fn lines(&self) -> u64 {
        self.done.lines
    }

    /// The number of a rate in the run.
    #[inline]
    pub fn number(&self, rate: usize) -> u16 {
        self.terms.rates[rate].number
    }
}
