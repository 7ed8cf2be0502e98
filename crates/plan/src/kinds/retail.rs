//! Retail margin: a rate on the payee's own volume.

use kernel::Rate;

/// `amount = rate × on`, for every eligible member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retail {
    /// The volume the money is counted on.
    pub on: usize,
    /// The rate.
    pub rate: Rate,
}
