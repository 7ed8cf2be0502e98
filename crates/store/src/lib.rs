//! All SQL, for SQLite and PostgreSQL alike; gives rows only for a scoped principal.

pub mod db;
pub mod imports;
pub mod jobs;
pub mod migrate;
pub mod sales;

pub use db::{
    APP_ROLE, BulkRow, Db, Dialect, Error, FromColumn, Options, Read, Reader, Row, Tx, Value, quoted,
};
