//! Somebody stands in for an absent colleague: for a span of days, with roles the colleague has, and only while working in
//! the colleague's name. Refuses chains, rights over people and roles, and approving what the colleague asked for.

mod act;
mod end;
mod form;
mod list;
mod name;

pub(crate) use act::{acting, offers, resumed};
pub use act::{begin, stop};
pub use end::end;
pub use form::{RoleChoice, form};
pub use list::{DeputyCard, State, Whose, list};
pub use name::{NameDeputy, name};
pub use store::deputies::Named;

/// What the audit trail calls an entry.
const OBJECT: &str = "deputy";
