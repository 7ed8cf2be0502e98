//! The API through its real router, on both databases; one binary, so that it links once.

mod attachments;
mod audit;
mod bulk;
mod common;
mod deputies;
mod files;
mod mail;
mod openapi;
mod orders;
mod passkeys;
mod permissions;
mod records;
mod rights;
mod rows;
mod second_factor;
mod session;
mod sessions;
mod teams;
mod tokens;
mod totals;
mod trash;
mod users;
mod views;
mod webhooks;
mod workbooks;
