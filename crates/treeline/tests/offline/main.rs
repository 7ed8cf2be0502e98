//! The commands that need no server, over the real binary: published sums, the same bytes twice, and a table
//! of bad files, each with its message, after which nothing is written.

mod bad;
mod desk;
mod good;
mod published;
