//! Roles, rights, scopes and fields as one predicate a person, object and action; refuses by default.
//!
//! Access is decided once: [`Principal::predicate`] says which rows a person may touch. `store`
//! compiles it into the SQL of every list, total, search, import and export; [`Predicate::admits`]
//! evaluates the same value in memory. No SQL here.
#![deny(clippy::float_arithmetic)]

mod acting;
mod action;
mod field;
mod fields;
mod limit;
mod matrix;
mod predicate;
mod principal;
mod rights;
mod standard;

pub use acting::{Acting, lent};
pub use action::{Action, Scope};
pub use field::FieldRight;
pub use limit::Limit;
pub use matrix::{BEYOND_CATALOG, meaningful};
pub use predicate::{Placed, Predicate, Term};
pub use principal::{Principal, Team};
pub use rights::{ANY, Rights};
pub use standard::{STANDARD_STEPS, StandardRole, earlier, standard_roles};
