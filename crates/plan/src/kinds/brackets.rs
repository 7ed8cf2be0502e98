//! Personal volume brackets: the bracket is found with one volume, the money counted on another.

use kernel::Rate;

/// `amount = rate(bracket of find) × on`, for every eligible member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brackets {
    /// The volume the bracket is found with.
    pub find: usize,
    /// The volume the money is counted on.
    pub on: usize,
    /// Ascending; below the first the rate is 0.
    pub rates: Vec<Bracket>,
}

/// One bracket: it holds from its bound up to the next bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The bound in points.
    pub bound: kernel::Points,
    /// `above` (>) instead of `from` (≥).
    pub above: bool,
    /// The rate.
    pub rate: Rate,
}
