//! Protocols of the outside world, plain data in and an outcome out: mail, the store of files, a virus scanner. Refuses to
//! decide what is sent, kept or let in.

pub mod files;
pub mod mail;
pub mod scan;
pub mod webhook;
