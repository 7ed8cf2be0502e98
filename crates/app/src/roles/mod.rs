//! What a role may do, as a table to fill in, and what stands in the way of a new one. Refuses documents that cannot be
//! read or name what does not exist, rights beyond the caller's own, to lift a duty of people with more rights, and a company
//! that nobody administers.

mod check;
mod form;
mod grow;
mod told;
mod words;

pub(crate) use check::{Administered, check, keeps_duty, known_fields};
pub use form::{FieldChoice, ObjectChoice, form};
pub use grow::grow;
pub(crate) use told::told;
pub(crate) use words::say;
