//! Imports through the use cases and the worker's side of jobs, on both databases: counted, repeated,
//! refused, cancelled, killed between chunks, started twice.

mod bench;
mod crash;
mod every;
pub(crate) mod harness;
mod objects;
mod rights;
mod templates;
