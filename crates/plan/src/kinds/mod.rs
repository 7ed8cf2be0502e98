//! The bonus kinds, one file each: what a plan states for it, how it is read and printed.

mod binary;
mod brackets;
mod differential;
mod limit;
mod pool;
mod retail;
mod unilevel;

use crate::model::Plan;

pub use binary::{Binary, Carry, Match};
pub use brackets::{Bracket, Brackets};
pub use differential::Differential;
pub use limit::{Cut, Limit, Most, Per};
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
    /// A share of what the whole company sells, divided among those who qualify.
    Pool(Pool),
    /// Legs of the placement tree set against each other.
    Binary(Binary),
    /// What the bonuses above may pay at most.
    Limit(Limit),
}

/// The kinds by their names in plans.
pub(crate) const NAMES: [&str; 7] =
    ["retail", "brackets", "unilevel", "differential", "pool", "binary", "limit"];

impl Kind {
    /// The name in plans.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Retail(_) => "retail",
            Self::Brackets(_) => "brackets",
            Self::Unilevel(_) => "unilevel",
            Self::Differential(_) => "differential",
            Self::Pool(_) => "pool",
            Self::Binary(_) => "binary",
            Self::Limit(_) => "limit",
        }
    }

    /// The volume the money is counted on; a limit counts money.
    pub fn on(&self) -> Option<usize> {
        match self {
            Self::Retail(kind) => Some(kind.on),
            Self::Brackets(kind) => Some(kind.on),
            Self::Unilevel(kind) => Some(kind.on),
            Self::Differential(kind) => Some(kind.on),
            Self::Pool(kind) => Some(kind.on),
            Self::Binary(kind) => Some(kind.on),
            Self::Limit(_) => None,
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
            Self::Unilevel(kind) => match &kind.rates {
                LevelRates::Flat(rates) => rates.clone(),
                LevelRates::ByPaidAs(lists) | LevelRates::ByTitle(lists) => lists.concat(),
            },
        }
    }

    /// Its lines in the plan, below the head.
    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        match self {
            Self::Retail(kind) => kind.print(plan, out),
            Self::Brackets(kind) => kind.print(plan, out),
            Self::Unilevel(kind) => kind.print(plan, out),
            Self::Differential(kind) => kind.print(plan, out),
            Self::Pool(kind) => kind.print(plan, out),
            Self::Binary(kind) => kind.print(plan, out),
            Self::Limit(kind) => kind.print(plan, out),
        }
    }
}

fn volume_name(plan: &Plan, index: usize) -> &str {
    plan.volumes.get(index).map_or("", |volume| volume.name.as_str())
}
