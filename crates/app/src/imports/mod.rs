//! Import of CSV: read, map, try out, and carry out as a durable job; refuses by row, never by
//! guessing. `decode`, `dialect`, `rows`, `mapping`, `sheet`, `values` and `propose` are pure.

pub mod decode;
pub mod dialect;
pub mod limits;
pub mod mapping;
pub mod propose;
pub mod refusal;
pub mod rows;
pub mod sheet;
pub mod values;
