//! Stairstep differential: the gross of everybody, and of the front line taken off it. The nets of a tree
//! sum to the gross of its root, which the totals are held against. By sale, a sale climbs from each rate
//! to the next different one and pays the difference there.

use kernel::{Problem, Rate};
use plan::{Bonus, Differential, Lines, NONE, Source, Tree};

use super::{BySale, Out, Owed, Taker};
use crate::cell::{Cell, Schedule};
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Stairs {
    on: usize,
    tree: Tree,
    schedule: Schedule,
    /// Everybody's bracket, counted from 1; 0 below the first.
    bracket: Vec<usize>,
    gross: Gross,
    by_sale: Option<Climb>,
}

/// Exact gross amounts in minor units.
pub struct Gross {
    pub members: Vec<Ratio>,
    /// The sum over everybody who has nobody above.
    pub roots: Ratio,
}

/// What lines by sale need.
struct Climb {
    units: BySale,
    /// The nearest person above with another rate than the leg below, or [`NONE`].
    change: Vec<u32>,
    /// The cell for the rate of one bracket less the rate of another.
    steps: Vec<Vec<Cell>>,
}

impl Stairs {
    pub fn new<'a>(facts: &mut Facts<'a>, bonus: &Bonus, stated: &'a Differential) -> Result<Self, Problem> {
        let schedule = Schedule::new(facts.plan, bonus, &stated.rates)?;
        let bracket: Vec<usize> =
            facts.volumes[stated.find].iter().map(|units| schedule.reached(*units)).collect();
        let own = bracket.iter().zip(&facts.volumes[stated.on]);
        let members = own
            .map(|(bracket, units)| schedule.cell(*bracket).share(*units))
            .collect::<Result<Vec<Ratio>, Trouble>>()?;
        let mut roots = Ratio::ZERO;
        for (row, gross) in members.iter().enumerate() {
            if facts.tree(stated.tree).is_none_or(|walk| walk.parent[row] == NONE) {
                roots = roots.add(*gross).ok_or(Trouble::Overflow)?;
            }
        }
        let by_sale = match bonus.lines {
            Lines::Sale => Some(Climb::new(facts, bonus, stated, &schedule, &bracket)?),
            _ => None,
        };
        let gross = Gross { members, roots };
        Ok(Self { on: stated.on, tree: stated.tree, schedule, bracket, gross, by_sale })
    }

    pub fn gross(&self) -> &Gross {
        &self.gross
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, '_, T>) -> Result<(), Problem> {
        let facts = out.facts;
        if let Some(climb) = &self.by_sale {
            return climb.lines(eligible, &self.bracket, out);
        }
        for payee in (0..facts.members()).filter(|row| eligible[*row]) {
            let below = facts.tree(self.tree).map_or(&[][..], |walk| walk.children(payee));
            let mut exact = self.gross.members[payee];
            for child in below {
                exact = exact.sub(self.gross.members[*child as usize]).ok_or(Trouble::Overflow)?;
            }
            let bracket = self.bracket[payee];
            let rate = (bracket > 0).then(|| self.schedule.cell(bracket).rate);
            let base = facts.volumes[self.on][payee];
            out.owe(Owed { payee, level: 0, source: None, base, rate, exact })?;
        }
        Ok(())
    }
}

impl Climb {
    fn new<'a>(
        facts: &mut Facts<'a>,
        bonus: &Bonus,
        stated: &'a Differential,
        schedule: &Schedule,
        bracket: &[usize],
    ) -> Result<Self, Problem> {
        let plan = facts.plan;
        let units = BySale::new(facts, stated.own(plan))?;
        let rate = |bracket: usize| -> Rate { schedule.cell(bracket).rate };
        let mut change = vec![NONE; bracket.len()];
        if let Some(walk) = facts.tree(stated.tree) {
            for row in walk.order.iter().map(|row| *row as usize) {
                change[row] = match walk.parent[row] {
                    NONE => NONE,
                    above if rate(bracket[above as usize]) != rate(bracket[row]) => above,
                    above => change[above as usize],
                };
            }
        }
        let less = |from: usize, to: usize| {
            Cell::new(plan, bonus, rate(to).checked_sub(rate(from))?).map_err(Problem::from)
        };
        let all = 0..schedule.len();
        let steps = all
            .clone()
            .map(|from| all.clone().map(|to| less(from, to)).collect::<Result<Vec<_>, Problem>>())
            .collect::<Result<Vec<_>, Problem>>()?;
        Ok(Self { units, change, steps })
    }

    fn lines<T: Taker>(
        &self,
        eligible: &[bool],
        bracket: &[usize],
        out: &mut Out<'_, '_, T>,
    ) -> Result<(), Problem> {
        let facts = out.facts;
        for (sale, buyer, base) in self.units.each(facts) {
            let (mut person, mut from) = (buyer as u32, 0);
            while person != NONE && base != 0 {
                let payee = person as usize;
                let cell = &self.steps[from][bracket[payee]];
                if eligible[payee] && !cell.is_nothing() {
                    let (source, exact) = (Some((Source::Sale, sale)), cell.share(base)?);
                    out.owe(Owed { payee, level: 0, source, base, rate: Some(cell.rate), exact })?;
                }
                from = bracket[payee];
                person = self.change[payee];
            }
        }
        Ok(())
    }
}
