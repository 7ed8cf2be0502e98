//! All SQL, for SQLite and PostgreSQL alike; gives rows only for a scoped principal.

pub mod appointments;
pub mod attachments;
pub mod audit;
pub mod backtests;
pub mod bulk;
pub mod chain;
pub mod company;
pub mod counter;
pub mod db;
pub mod definitions;
pub mod deputies;
pub mod duplicates;
pub mod factor;
pub mod idempotency;
pub mod imports;
pub mod jobs;
pub mod ledger;
pub mod mail;
pub mod merges;
pub mod migrate;
pub mod network;
pub mod notes;
pub mod notifications;
pub mod openid;
pub mod outbox;
pub mod passkeys;
pub mod plans;
pub mod privacy;
pub mod records;
pub mod runs;
pub mod sales;
pub mod search;
pub mod series;
pub mod session;
pub mod settlements;
pub mod tokens;
pub mod tries;
pub mod users;
pub mod views;
pub mod webhooks;

pub use db::{
    APP_ROLE, BulkRow, Cells, Db, Dialect, Error, FromColumn, Lite, Options, Puller, Read, Reader, Row,
    Thread, Tx, Value, alone, quoted,
};
