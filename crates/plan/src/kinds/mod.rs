//! The bonus kinds, one file each: what a plan states for it, how it is read and printed.

mod brackets;
mod differential;
mod retail;
mod unilevel;

pub use brackets::{Bracket, Brackets};
pub use differential::Differential;
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
}
