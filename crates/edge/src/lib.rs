//! The frame of HTTP around every endpoint: server loop, layers, what a request carries, how a refusal is said; knows no
//! endpoint. It is a crate of its own because every request passes through all of it: here it is compiled at full speed, while
//! the endpoints, which are glue, are compiled quickly.

pub mod cookie;
mod door;
pub mod extract;
mod guard;
pub mod params;
pub mod problem;
pub mod reader;
pub mod records;
pub mod server;
pub mod state;
mod web;

pub use door::{AsIs, around};
