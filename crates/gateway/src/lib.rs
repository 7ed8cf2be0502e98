//! Protocols of the outside world, plain data in and an outcome out: mail, webhooks, the store of files, a virus scanner,
//! providers people sign in with. Refuses to decide what is sent, kept or let in.

pub mod files;
pub mod mail;
pub mod openid;
pub mod scan;
pub mod webhook;
