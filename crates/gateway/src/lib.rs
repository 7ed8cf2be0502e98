//! Protocols of the outside world, plain data in and an outcome out; refuses to decide whether something is sent, and to
//! keep anything.

pub mod mail;
pub mod webhook;
