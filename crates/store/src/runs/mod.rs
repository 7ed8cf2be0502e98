//! Rows of commission runs: inputs in, compact parts and reports out; refuses to show an unpublished run.

pub mod carry;
pub mod codec;
pub mod load;
pub mod looks;
pub mod members;
pub mod parts;
pub mod record;
pub mod sales;
pub mod undone;
