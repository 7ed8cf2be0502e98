//! Stairstep differential: the own gross less the gross of each front-line group.

use crate::kinds::Bracket;
use crate::model::Tree;

/// `gross(v) = rate(bracket of find(v)) × on(v)`; `net(v) = gross(v) − Σ gross(front line of v)`.
///
/// The gross of a member who is not eligible is deducted all the same: what such a member does
/// not get is forfeited, never passed up. With nobody ineligible the nets sum to the roots' gross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differential {
    /// The group volume the bracket is found with.
    pub find: usize,
    /// The group volume the money is counted on: `group(… in tree)`.
    pub on: usize,
    /// The tree.
    pub tree: Tree,
    /// Ascending; below the first the rate is 0.
    pub rates: Vec<Bracket>,
}
