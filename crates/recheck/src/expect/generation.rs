//! Generation: every source walks up the whole upline, counting boundaries for each rank that counts for
//! itself, and asks whoever closes a generation.

use std::collections::BTreeMap;

use kernel::{Problem, Rate};
use plan::{Bonus, Boundary, Generation, Inactive, Lines, NONE, Source};

use super::unilevel::{Ranked, Whole};
use super::{BySale, Out, Owed, Taker, met_by};
use crate::cell::Cell;
use crate::facts::Facts;
use crate::formula::Trouble;

pub struct Generations<'a> {
    stated: &'a Generation,
    lines: Lines,
    by_sale: Option<BySale>,
    /// Who closes generations; empty where everybody counts the own rank.
    boundary: Vec<bool>,
    ends: Vec<bool>,
    /// By rank, then generation from 1.
    cells: Vec<Vec<Cell>>,
    ranked: Ranked,
}

impl<'a> Generations<'a> {
    pub fn new(facts: &mut Facts<'a>, bonus: &Bonus, stated: &'a Generation) -> Result<Self, Problem> {
        let plan = facts.plan;
        let row = |rates: &Vec<Rate>| -> Result<Vec<Cell>, Trouble> {
            rates.iter().map(|rate| Cell::new(plan, bonus, *rate)).collect()
        };
        let cells = stated.rates.lists().iter().map(row).collect::<Result<Vec<_>, Trouble>>()?;
        let boundary = match &stated.boundary {
            Boundary::When(conditions) => met_by(facts, conditions)?,
            Boundary::OwnRank => vec![],
        };
        let ends = if stated.stop.is_empty() { vec![] } else { met_by(facts, &stated.stop)? };
        let by_sale = match bonus.lines {
            Lines::Sale => Some(BySale::of_volume(facts, stated.on)?),
            _ => None,
        };
        let ranked = Ranked::of(&stated.rates);
        Ok(Self { stated, lines: bonus.lines, by_sale, boundary, ends, cells, ranked })
    }

    /// The rank by which somebody counts and is counted.
    fn rank(&self, facts: &Facts<'a>, member: usize) -> usize {
        let ranks = if matches!(self.ranked, Ranked::Title) { &facts.title } else { &facts.paid_as };
        match self.stated.boundary {
            Boundary::OwnRank => ranks.get(member).copied().map_or(0, usize::from),
            Boundary::When(_) => 0,
        }
    }

    /// Everybody who closes a generation above a source, with its number. `next` is room to count in, a number a rank.
    fn closing(&self, facts: &Facts<'a>, source: usize, next: &mut [usize], out: &mut Vec<(usize, usize)>) {
        out.clear();
        next.fill(1);
        let Some(walk) = facts.tree(self.stated.tree) else { return };
        let mut at = source;
        while !self.ends.get(at).copied().unwrap_or(false) && walk.parent[at] != NONE {
            at = walk.parent[at] as usize;
            if !self.boundary.get(at).copied().unwrap_or(true) {
                continue;
            }
            let (rank, awake) = (self.rank(facts, at), facts.active[at]);
            if awake || self.stated.inactive == Inactive::Ends {
                out.push((at, next[rank]));
            }
            for number in &mut next[..=rank] {
                *number = match self.stated.inactive {
                    Inactive::Extends if !awake => *number,
                    Inactive::Resets if !awake => 1,
                    _ => *number + 1,
                };
            }
        }
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, 'a, T>) -> Result<(), Problem> {
        let facts = out.facts;
        let mut gathered: BTreeMap<(usize, usize), i128> = BTreeMap::new();
        let own = &facts.volumes[self.stated.on];
        let members =
            facts.sponsor.order.iter().map(|row| (*row as usize, *row as usize, own[*row as usize]));
        let (kind, sources) = match &self.by_sale {
            Some(by_sale) => (Source::Sale, by_sale.each(facts).collect::<Vec<_>>()),
            None => (Source::Member, members.collect()),
        };
        let (mut next, mut closing) = (vec![1; facts.plan.ranks.ladder.len().max(1)], vec![]);
        for (row, member, base) in sources {
            if base == 0 {
                continue;
            }
            self.closing(facts, member, &mut next, &mut closing);
            for (payee, level) in closing.iter().copied() {
                let cell =
                    self.cells.get(self.ranked.list(facts, payee)).and_then(|list| list.get(level - 1));
                let Some(cell) = cell.filter(|cell| eligible[payee] && !cell.is_nothing()) else { continue };
                if matches!(self.lines, Lines::Level | Lines::Payee) {
                    *gathered.entry((payee, level)).or_default() += i128::from(base);
                } else {
                    let (source, exact) = (Some((kind, row)), cell.share(base)?);
                    out.owe(Owed { payee, level, source, base, rate: Some(cell.rate), exact })?;
                }
            }
        }
        let mut whole: BTreeMap<usize, Whole> = BTreeMap::new();
        for ((payee, level), base) in gathered.into_iter().filter(|(_, base)| *base != 0) {
            let base = i64::try_from(base).map_err(|_| Trouble::Overflow)?;
            let cell = &self.cells[self.ranked.list(facts, payee)][level - 1];
            if self.lines == Lines::Payee {
                whole.entry(payee).or_default().add(cell, base)?;
            } else {
                let (rate, exact) = (Some(cell.rate), cell.share(base)?);
                out.owe(Owed { payee, level, source: None, base, rate, exact })?;
            }
        }
        whole.into_iter().try_for_each(|(payee, whole)| whole.owe(out, payee))
    }
}
