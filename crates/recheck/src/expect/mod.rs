//! The lines that a plan owes, worked out from the sources upwards: each sale and each member asks who
//! must be paid for it. One file a bonus kind; each hands its lines to a taker, in any order.

mod binary;
mod differential;
mod generation;
mod limit;
mod matching;
mod overriding;
mod own;
mod pool;
mod unilevel;

use kernel::{Problem, Rate};
use plan::{Expr, Kind, NONE, Source};

use crate::cell::payable;
use crate::facts::Facts;
use crate::formula::{At, all_hold};
use crate::ratio::Ratio;
use crate::threads::rows;

pub use binary::{Legs, used};
pub use differential::Gross;
pub use limit::has_figure;

/// A line that must stand in the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub bonus: u16,
    pub payee: u32,
    pub level: u16,
    pub kind: Source,
    pub source: u32,
    pub base: i64,
    /// `None` for a line that several rates made.
    pub rate: Option<Rate>,
    pub amount: i64,
}

/// Takes each share that is due with its exact amount in minor units. A share whose amount rounds to zero
/// counts for the exact sum but has no line.
pub trait Taker {
    fn take(&mut self, due: Due, exact: Ratio) -> Result<(), Problem>;
}

/// What one bonus needs to know before lines can be asked for.
pub struct Rules<'a> {
    pub bonus: usize,
    pub eligible: Vec<bool>,
    rule: Rule<'a>,
}

enum Rule<'a> {
    Own(own::Own),
    Unilevel(unilevel::Levels),
    Differential(differential::Stairs),
    Generation(generation::Generations<'a>),
    Matching(matching::Matched<'a>),
    Override(overriding::Groups<'a>),
    Pool(pool::Part<'a>),
    Binary(binary::Legs),
    Limit(limit::Cuts<'a>),
}

impl<'a> Rules<'a> {
    /// Prepares the bonus with this index in the plan, after all before it.
    ///
    /// # Errors
    /// As [`Facts::new`], and `recheck-not-by-sale` when lines a sale are asked of another volume.
    pub fn new(facts: &mut Facts<'a>, bonus: usize, earlier: &[Self]) -> Result<Self, Problem> {
        let plan = facts.plan;
        let stated = &plan.bonuses[bonus];
        let eligible = met_by(facts, &stated.eligible)?;
        let rule = match &stated.kind {
            Kind::Retail(retail) => Rule::Own(own::Own::retail(facts, stated, retail)?),
            Kind::Brackets(brackets) => Rule::Own(own::Own::brackets(facts, stated, brackets)?),
            Kind::Unilevel(levels) => Rule::Unilevel(unilevel::Levels::new(facts, stated, levels)?),
            Kind::Differential(stairs) => {
                Rule::Differential(differential::Stairs::new(facts, stated, stairs)?)
            }
            Kind::Generation(kind) => Rule::Generation(generation::Generations::new(facts, stated, kind)?),
            Kind::Matching(kind) => Rule::Matching(matching::Matched::new(facts, stated, kind, earlier)?),
            Kind::Override(groups) => Rule::Override(overriding::Groups::new(facts, stated, groups)?),
            Kind::Pool(pool) => Rule::Pool(pool::Part::new(facts, stated, pool)?),
            Kind::Binary(legs) => Rule::Binary(binary::Legs::new(facts, (bonus, stated), legs, &eligible)?),
            Kind::Limit(limit) => Rule::Limit(limit::Cuts::new(facts, limit, earlier)?),
        };
        Ok(Self { bonus, eligible, rule })
    }

    /// Hands every line that is due to `taker`.
    ///
    /// # Errors
    /// `recheck-overflow`, and what the taker refuses.
    pub fn lines(&self, facts: &Facts<'a>, taker: &mut impl Taker) -> Result<(), Problem> {
        let mut out = Out { facts, bonus: self.bonus, taker };
        match &self.rule {
            Rule::Own(own) => own.lines(&self.eligible, &mut out),
            Rule::Unilevel(levels) => levels.lines(&self.eligible, &mut out),
            Rule::Differential(stairs) => stairs.lines(&self.eligible, &mut out),
            Rule::Generation(generations) => generations.lines(&self.eligible, &mut out),
            Rule::Matching(matched) => matched.lines(&self.eligible, &mut out),
            Rule::Override(groups) => groups.lines(&self.eligible, &mut out),
            Rule::Pool(part) => part.lines(&self.eligible, &mut out),
            Rule::Binary(legs) => legs.lines(&mut out),
            Rule::Limit(cuts) => cuts.lines(&mut out),
        }
    }

    /// What everybody made before a limit, unless it is one of lines.
    pub fn raw(&self, plan: &plan::Plan) -> Option<&[i64]> {
        match &self.rule {
            Rule::Limit(cuts) if has_figure(&plan.bonuses[self.bonus]) => Some(&cuts.raw),
            _ => None,
        }
    }

    /// The legs of a binary.
    pub fn legs(&self) -> Option<&Legs> {
        match &self.rule {
            Rule::Binary(legs) => Some(legs),
            _ => None,
        }
    }

    /// The gross of every member and of all roots, for a differential.
    pub fn gross(&self) -> Option<&Gross> {
        match &self.rule {
            Rule::Differential(stairs) => Some(stairs.gross()),
            _ => None,
        }
    }
}

/// Rounds and hands over lines of one bonus.
struct Out<'o, 'a, T> {
    facts: &'o Facts<'a>,
    bonus: usize,
    taker: &'o mut T,
}

/// Who is paid for what, before rounding.
struct Owed {
    payee: usize,
    level: usize,
    source: Option<(Source, usize)>,
    base: i64,
    rate: Option<Rate>,
    exact: Ratio,
}

impl<T: Taker> Out<'_, '_, T> {
    fn owe(&mut self, owed: Owed) -> Result<(), Problem> {
        let amount = payable(owed.exact, self.facts.plan.rounding)?;
        self.settle(owed, amount)
    }

    /// Hands over a line whose amount is not the rounding of its own exact share.
    fn settle(&mut self, owed: Owed, amount: i64) -> Result<(), Problem> {
        let (kind, source) = owed.source.map_or((Source::Group, NONE), |(kind, row)| (kind, row as u32));
        let due = Due {
            bonus: self.bonus as u16,
            payee: owed.payee as u32,
            level: owed.level as u16,
            kind,
            source,
            base: owed.base,
            rate: owed.rate,
            amount,
        };
        self.taker.take(due, owed.exact)
    }
}

/// Who meets all of `conditions`.
fn met_by<'a>(facts: &mut Facts<'a>, conditions: &'a [Expr]) -> Result<Vec<bool>, Problem> {
    let nodes = facts.bind_all(conditions)?;
    let facts = &*facts;
    rows(facts.members(), |row| Ok(all_hold(&nodes, At::member(row), facts)?))
}

/// What each sale adds to a volume that is a plain sum of sales, in ten-thousandths.
pub struct BySale(usize);

impl BySale {
    /// Of a volume of the plan.
    pub fn of_volume(facts: &mut Facts<'_>, volume: usize) -> Result<Self, Problem> {
        let plan = facts.plan;
        Self::new(facts, Some(&plan.volumes[volume].formula))
    }

    fn new<'a>(facts: &mut Facts<'a>, formula: Option<&'a Expr>) -> Result<Self, Problem> {
        match formula {
            Some(Expr::Sales { of, only }) => Ok(Self(facts.count(of, only.as_deref())?)),
            _ => Err(Problem::new("recheck-not-by-sale")),
        }
    }

    /// Sales with their buyers and what they add, in an order in which neighbours share most of their upline.
    pub fn each<'f>(&self, facts: &'f Facts<'_>) -> impl Iterator<Item = (usize, usize, i64)> + 'f {
        facts.sales(self.0)
    }

    /// What every sale adds, by its row.
    pub fn all<'f>(&self, facts: &'f Facts<'_>) -> &'f [i64] {
        facts.counted(self.0)
    }
}
