//! Double-entry postings, balances and the hash chain; pure. Refuses entries that do not balance, edits of
//! entries, overflow, and hashes without a salt.
#![deny(clippy::float_arithmetic)]

pub mod account;
pub mod balance;
pub mod chain;
pub mod entry;

pub use account::{Account, AccountKind, Side};
pub use balance::{Balances, Movement, movements};
pub use chain::{Block, Digest, Leaf, Tip, content_hash};
pub use entry::{Entry, EntryKind, Posting};
