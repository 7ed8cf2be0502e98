//! The bonus kinds, one file each: what a plan states for it, how it is read and printed.

mod binary;
mod brackets;
mod differential;
mod generation;
mod limit;
mod matching;
mod overriding;
mod pool;
mod retail;
mod unilevel;

use crate::formula::Expr;
use crate::model::{Plan, Tree};

pub use binary::{Binary, Carry, Match, Returns};
pub use brackets::{Bracket, Brackets};
pub use differential::Differential;
pub use generation::{Boundary, Generation, Inactive};
pub use limit::{Cut, Limit, Most, Per};
pub use matching::{MatchRates, Matching};
pub use overriding::Override;
pub use pool::{Pool, Shares};
pub use retail::Retail;
pub use unilevel::{Compression, LevelRates, Unilevel};

/// The rule of a bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A rate on the payee's own volume.
    Retail(Retail),
    /// A rate on the payee's own volume, found with another volume.
    Brackets(Brackets),
    /// Rates by level of the upline and rank of the payee.
    Unilevel(Unilevel),
    /// The payee's gross less the gross of the front line.
    Differential(Differential),
    /// Rates by generation of the upline, which boundary people close.
    Generation(Generation),
    /// A part of what other bonuses paid the members below.
    Matching(Matching),
    /// Rates by generation on the volume of groups that broke away.
    Override(Override),
    /// A share of what the whole company sells, divided among those who qualify.
    Pool(Pool),
    /// Legs of the placement tree set against each other.
    Binary(Binary),
    /// What the bonuses above may pay at most.
    Limit(Limit),
}

/// The kinds by their names in plans.
pub(crate) const NAMES: [&str; 10] = [
    "retail",
    "brackets",
    "unilevel",
    "differential",
    "generation",
    "matching",
    "override",
    "pool",
    "binary",
    "limit",
];

impl Kind {
    /// The name in plans.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Retail(_) => "retail",
            Self::Brackets(_) => "brackets",
            Self::Unilevel(_) => "unilevel",
            Self::Differential(_) => "differential",
            Self::Generation(_) => "generation",
            Self::Matching(_) => "matching",
            Self::Override(_) => "override",
            Self::Pool(_) => "pool",
            Self::Binary(_) => "binary",
            Self::Limit(_) => "limit",
        }
    }

    /// The volume the money is counted on; a matching and a limit count money.
    pub fn on(&self) -> Option<usize> {
        match self {
            Self::Retail(kind) => Some(kind.on),
            Self::Brackets(kind) => Some(kind.on),
            Self::Unilevel(kind) => Some(kind.on),
            Self::Differential(kind) => Some(kind.on),
            Self::Generation(kind) => Some(kind.on),
            Self::Matching(_) | Self::Limit(_) => None,
            Self::Override(kind) => Some(kind.on),
            Self::Pool(kind) => Some(kind.on),
            Self::Binary(kind) => Some(kind.on),
        }
    }

    /// The volume behind the base of a line; `None` where everybody counts alike.
    pub fn counts(&self) -> Option<usize> {
        match self {
            Self::Pool(Pool { shares: Shares::Equal, .. }) => None,
            Self::Pool(Pool { shares: Shares::By(volume), .. }) => Some(*volume),
            kind => kind.on(),
        }
    }

    /// Every rate it can pay, in the order of the plan.
    pub fn rates(&self) -> Vec<kernel::Rate> {
        let of = |brackets: &[Bracket]| brackets.iter().map(|bracket| bracket.rate).collect();
        match self {
            Self::Retail(kind) => vec![kind.rate],
            Self::Pool(kind) => vec![kind.rate],
            Self::Binary(kind) => kind.rates(),
            Self::Limit(_) => Vec::new(),
            Self::Brackets(kind) => of(&kind.rates),
            Self::Differential(kind) => of(&kind.rates),
            Self::Unilevel(kind) => kind.rates.lists().concat(),
            Self::Generation(kind) => kind.rates.lists().concat(),
            Self::Matching(kind) => kind.rates.lists().concat(),
            Self::Override(kind) => kind.rates.lists().concat(),
        }
    }

    /// The tree it walks, unless it walks none.
    pub fn tree(&self) -> Option<Tree> {
        match self {
            Self::Retail(_) | Self::Brackets(_) | Self::Pool(_) | Self::Limit(_) => None,
            Self::Binary(_) => Some(Tree::Placement),
            Self::Unilevel(kind) => Some(kind.tree),
            Self::Differential(kind) => Some(kind.tree),
            Self::Generation(kind) => Some(kind.tree),
            Self::Matching(kind) => Some(kind.tree),
            Self::Override(kind) => Some(kind.tree),
        }
    }

    /// The formulas it asks, besides who is eligible.
    pub fn formulas(&self) -> Vec<&Expr> {
        match self {
            Self::Unilevel(kind) => kind.compression.conditions().iter().chain(&kind.stop).collect(),
            Self::Generation(kind) => kind.conditions().iter().chain(&kind.stop).collect(),
            Self::Matching(kind) => kind.compression.conditions().iter().collect(),
            Self::Override(kind) => kind.leader.iter().chain(kind.compression.conditions()).collect(),
            Self::Limit(Limit { most: Most::Amount(amount), .. }) => vec![amount],
            _ => Vec::new(),
        }
    }

    /// Its lines in the plan, below the head.
    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        match self {
            Self::Retail(kind) => kind.print(plan, out),
            Self::Brackets(kind) => kind.print(plan, out),
            Self::Unilevel(kind) => kind.print(plan, out),
            Self::Differential(kind) => kind.print(plan, out),
            Self::Generation(kind) => kind.print(plan, out),
            Self::Matching(kind) => kind.print(plan, out),
            Self::Override(kind) => kind.print(plan, out),
            Self::Pool(kind) => kind.print(plan, out),
            Self::Binary(kind) => kind.print(plan, out),
            Self::Limit(kind) => kind.print(plan, out),
        }
    }
}

fn volume_name(plan: &Plan, index: usize) -> &str {
    plan.volumes.get(index).map_or("", |volume| volume.name.as_str())
}
