//! The trash of an object: what lies there, the way back, the way out for good; refuses to purge what anything else is
//! built on, and records the person may not reach.

mod list;
mod purge;
mod restore;

pub use list::{Question, TrashItem, TrashPage, list};
pub use purge::purge;
pub use restore::restore;
