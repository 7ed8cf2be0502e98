//! Unilevel: every source walks up to the people who are paid for it. Who is jumped over uses no level; who
//! is counted but may not be paid forfeits the level.

use kernel::{Problem, Rate};
use plan::{Bonus, Compression, Expr, LevelRates, Lines, NONE, Source, Tree, Unilevel};

use super::{BySale, Out, Owed, Taker, met_by};
use crate::cell::Cell;
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Levels {
    on: usize,
    lines: Lines,
    by_sale: Option<BySale>,
    /// The nearest person above who is not jumped over, or [`NONE`].
    above: Vec<u32>,
    /// By rank, then level from 1; one list when rates do not depend on ranks.
    cells: Vec<Vec<Cell>>,
    ranked: Ranked,
    depth: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Ranked {
    Flat,
    Title,
    PaidAs,
}

impl Ranked {
    pub(super) fn of(rates: &LevelRates) -> Self {
        match rates {
            LevelRates::Flat(_) => Self::Flat,
            LevelRates::ByTitle(_) => Self::Title,
            LevelRates::ByPaidAs(_) => Self::PaidAs,
        }
    }

    /// Which list of rates a member has.
    pub(super) fn list(self, facts: &Facts<'_>, member: usize) -> usize {
        match self {
            Self::Flat => 0,
            Self::Title => usize::from(facts.title[member]),
            Self::PaidAs => usize::from(facts.paid_as[member]),
        }
    }
}

impl Levels {
    pub fn new<'a>(facts: &mut Facts<'a>, bonus: &Bonus, stated: &'a Unilevel) -> Result<Self, Problem> {
        let row = |rates: &Vec<Rate>| -> Result<Vec<Cell>, Trouble> {
            rates.iter().map(|rate| Cell::new(facts.plan, bonus, *rate)).collect()
        };
        let ranked = Ranked::of(&stated.rates);
        let cells = stated.rates.lists().iter().map(row).collect::<Result<Vec<Vec<Cell>>, Trouble>>()?;
        let by_sale = match bonus.lines {
            Lines::Sale => Some(BySale::of_volume(facts, stated.on)?),
            _ => None,
        };
        let depth = cells.iter().map(Vec::len).max().unwrap_or(0);
        let above = above(facts, stated.tree, &stated.compression, &stated.stop)?;
        Ok(Self { on: stated.on, lines: bonus.lines, by_sale, above, cells, ranked, depth })
    }

    /// The rate of a person at a level, if there is one that pays.
    fn cell(&self, facts: &Facts<'_>, payee: usize, level: usize) -> Option<&Cell> {
        self.cells.get(self.ranked.list(facts, payee))?.get(level - 1).filter(|cell| !cell.is_nothing())
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        let facts = out.facts;
        let own = &facts.volumes[self.on];
        match (self.lines, &self.by_sale) {
            (Lines::Sale, Some(by_sale)) => {
                for (sale, buyer, base) in by_sale.each(facts) {
                    self.climb(eligible, out, buyer, base, (Source::Sale, sale))?;
                }
                Ok(())
            }
            (Lines::Level | Lines::Payee, _) => self.gathered(eligible, out),
            _ => (facts.sponsor.order.iter().map(|row| *row as usize))
                .try_for_each(|buyer| self.climb(eligible, out, buyer, own[buyer], (Source::Member, buyer))),
        }
    }

    fn climb<T: Taker>(
        &self,
        eligible: &[bool],
        out: &mut Out<'_, '_, T>,
        buyer: usize,
        base: i64,
        source: (Source, usize),
    ) -> Result<(), Problem> {
        if base == 0 {
            return Ok(());
        }
        let mut person = self.above[buyer];
        for level in 1..=self.depth {
            if person == NONE {
                break;
            }
            let payee = person as usize;
            if let Some(cell) = self.cell(out.facts, payee, level).filter(|_| eligible[payee]) {
                let exact = cell.share(base)?;
                out.owe(Owed { payee, level, source: Some(source), base, rate: Some(cell.rate), exact })?;
            }
            person = self.above[payee];
        }
        Ok(())
    }

    /// Lines that gather many sources: all buyers step up one level together.
    fn gathered<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        let facts = out.facts;
        let own = &facts.volumes[self.on];
        let by_payee = self.lines == Lines::Payee;
        let mut whole: Vec<Whole> = vec![Whole::default(); if by_payee { own.len() } else { 0 }];
        let mut person = self.above.clone();
        for level in 1..=self.depth {
            let mut base = vec![0i128; own.len()];
            for (buyer, payee) in person.iter().enumerate().filter(|(_, payee)| **payee != NONE) {
                base[*payee as usize] += i128::from(own[buyer]);
            }
            for payee in (0..own.len()).filter(|row| eligible[*row] && base[*row] != 0) {
                let Some(cell) = self.cell(facts, payee, level) else { continue };
                let base = i64::try_from(base[payee]).map_err(|_| Trouble::Overflow)?;
                if by_payee {
                    whole[payee].add(cell, base)?;
                } else {
                    let (rate, exact) = (Some(cell.rate), cell.share(base)?);
                    out.owe(Owed { payee, level, source: None, base, rate, exact })?;
                }
            }
            person.iter_mut().filter(|at| **at != NONE).for_each(|at| *at = self.above[*at as usize]);
        }
        for (payee, whole) in whole.into_iter().enumerate() {
            whole.owe(out, payee)?;
        }
        Ok(())
    }
}

/// All levels of one payee together.
#[derive(Clone, Default)]
pub(super) struct Whole {
    base: i128,
    exact: Ratio,
    /// `None` before the first share; then the one rate, or none for several.
    rate: Option<Option<Rate>>,
}

impl Whole {
    pub(super) fn add(&mut self, cell: &Cell, base: i64) -> Result<(), Trouble> {
        self.base += i128::from(base);
        self.exact = self.exact.add(cell.share(base)?).ok_or(Trouble::Overflow)?;
        self.rate = Some(match self.rate {
            None => Some(cell.rate),
            Some(before) => before.filter(|rate| *rate == cell.rate),
        });
        Ok(())
    }

    /// One line for all of it, if there is anything.
    pub(super) fn owe<T: Taker>(self, out: &mut Out<'_, '_, T>, payee: usize) -> Result<(), Problem> {
        let Some(rate) = self.rate else { return Ok(()) };
        let base = i64::try_from(self.base).map_err(|_| Trouble::Overflow)?;
        out.owe(Owed { payee, level: 0, source: None, base, rate, exact: self.exact })
    }
}

/// The nearest counted person above everybody, from the top of the tree downwards.
/// Whoever meets `stop` has nobody above, nor has anybody beyond.
pub(super) fn above<'a>(
    facts: &mut Facts<'a>,
    tree: Tree,
    compression: &'a Compression,
    stop: &'a [Expr],
) -> Result<Vec<u32>, Problem> {
    let ends = if stop.is_empty() { vec![false; facts.members()] } else { met_by(facts, stop)? };
    let counted: Vec<bool> = match compression {
        Compression::None => vec![true; facts.members()],
        Compression::SkipInactive => facts.active.clone(),
        Compression::SkipBelow(rank) => facts.paid_as.iter().map(|paid| paid >= rank).collect(),
        Compression::SkipUnless(conditions) => met_by(facts, conditions)?,
    };
    let mut above = vec![NONE; facts.members()];
    if let Some(walk) = facts.tree(tree) {
        for row in walk.order.iter().map(|row| *row as usize) {
            above[row] = match walk.parent[row] {
                _ if ends[row] => NONE,
                NONE => NONE,
                parent if counted[parent as usize] => parent,
                parent => above[parent as usize],
            };
        }
    }
    Ok(above)
}
