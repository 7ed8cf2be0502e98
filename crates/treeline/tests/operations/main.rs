//! The binary as an operator meets it: settings, start and stop, kill, backup and restore, on both databases.

mod backup;
mod crash;
mod demo;
mod serve;
mod server;
mod world;
