//! One file a command. A command appears only when it works.

pub mod admin;
pub mod backup;
pub mod bench;
pub mod export;
pub mod import;
pub mod migrate;
pub mod openapi;
pub mod restore;
pub mod serve;
pub mod verify;
