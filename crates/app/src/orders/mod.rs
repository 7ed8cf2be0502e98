//! Orders: exact totals of a draft, confirming it into an immutable sale, taking a sale back, and
//! cancelling. Refuses every other change of what is confirmed.

mod commands;
mod draft;
mod sale;

pub use commands::{cancel_order, confirm_order};
pub(crate) use commands::{still_open, with_totals};
pub use draft::{Draft, fill_line, same_lines};
pub use sale::{confirm, is_whole, take_back};
