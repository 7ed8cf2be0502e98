//! Sponsor and placement trees as values: build, ask, change, label. Refuses IO, clocks, randomness,
//! floats and recursion on the stack: a chain 10,000 deep and a forest of 10 million cost the same a node.
//!
//! - [`Forest`]: parents → preorder, Euler intervals, counts, pages, paths, breadth-first overview.
//! - [`Forest::apply`]: enrolments and moves, kept equal to a fresh build.
//! - [`Sums`]: sums over any branch in constant time.
//! - [`History`]: what a dated move would mean on every day from its date on.
//! - [`labels`]: the order-maintenance list that serves downline scopes in SQL.
#![deny(clippy::float_arithmetic)]

mod change;
mod dated;
mod forest;
pub mod labels;
mod refusal;
mod sums;
mod view;

pub use change::{Change, lift_children};
pub use dated::{AsOf, Edge, History, OPEN, as_of};
pub use forest::{Forest, NONE, Node};
pub use refusal::Refusal;
pub use sums::Sums;
