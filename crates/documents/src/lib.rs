//! Files other programs open: workbooks, read cell by cell and written row by row. Refuses to know what the cells mean,
//! and to take in more than it is told it may.

pub mod archive;
pub mod read;
pub mod write;
