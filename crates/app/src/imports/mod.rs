//! Import of CSV: read, map, try out, and carry out as a durable job; refuses by row, never by
//! guessing. The readers in this folder are pure; `plan` and `run` use the store.

pub mod decode;
pub mod dialect;
pub mod limits;
pub mod mapping;
pub mod propose;
pub mod refusal;
pub mod rows;
pub mod values;
