//! Unilevel: the upline of a buyer is paid by level and rank.

use kernel::Rate;

use crate::formula::Expr;
use crate::model::Tree;

/// For each source the upline is walked; the first counted person is level 1, and so on.
/// `amount = rate(rank of the payee, level) × on(source)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unilevel {
    /// The volume the money is counted on.
    pub on: usize,
    /// The tree walked.
    pub tree: Tree,
    /// Who is jumped over without using a level.
    pub compression: Compression,
    /// The rates.
    pub rates: LevelRates,
}

/// Who is jumped over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compression {
    /// Nobody: a person who is not eligible, or has no rate at the level, forfeits it, and the
    /// level is used.
    None,
    /// Members who are not active.
    SkipInactive,
    /// Members paid below this rank.
    SkipBelow(u8),
    /// Members who do not meet all of these.
    SkipUnless(Vec<Expr>),
}

/// Rates by level, level 1 first. A level without a rate pays nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelRates {
    /// The same for everybody.
    Flat(Vec<Rate>),
    /// By the rank the payee is paid as; one list a rank of the ladder, in its order.
    ByPaidAs(Vec<Vec<Rate>>),
    /// By the title the payee bears.
    ByTitle(Vec<Vec<Rate>>),
}

impl LevelRates {
    /// The most levels anybody is paid on.
    pub fn depth(&self) -> usize {
        match self {
            Self::Flat(rates) => rates.len(),
            Self::ByPaidAs(lists) | Self::ByTitle(lists) => lists.iter().map(Vec::len).max().unwrap_or(0),
        }
    }

    /// The rates of a payee with these ranks.
    pub fn of(&self, title: u8, paid_as: u8) -> &[Rate] {
        let pick = |lists: &'_ [Vec<Rate>], rank: u8| -> usize { usize::from(rank).min(lists.len()) };
        match self {
            Self::Flat(rates) => rates,
            Self::ByPaidAs(lists) => lists.get(pick(lists, paid_as)).map_or(&[], Vec::as_slice),
            Self::ByTitle(lists) => lists.get(pick(lists, title)).map_or(&[], Vec::as_slice),
        }
    }
}
