//! The binary as an operator meets it: settings, start and stop, backup and restore, on both databases.

mod backup;
mod serve;
mod world;
