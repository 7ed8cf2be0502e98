//! The columns of one row by position, whatever brought the row; refuses a column of another type.

use jiff::Timestamp;
use uuid::Uuid;

use super::{BulkRow, Error, Row};

/// A row whose columns are read one by one; `None` stands for NULL.
pub trait Cells {
    /// A whole number.
    fn int(&self, at: usize) -> Result<Option<i64>, Error>;
    /// Yes or no.
    fn bool(&self, at: usize) -> Result<Option<bool>, Error>;
    /// Text.
    fn text(&self, at: usize) -> Result<Option<String>, Error>;
    /// An instant.
    fn time(&self, at: usize) -> Result<Option<Timestamp>, Error>;
    /// An id.
    fn uuid(&self, at: usize) -> Result<Option<Uuid>, Error>;
    /// A document.
    fn json(&self, at: usize) -> Result<Option<serde_json::Value>, Error>;
}

impl Cells for Row {
    fn int(&self, at: usize) -> Result<Option<i64>, Error> {
        self.get(at)
    }
    fn bool(&self, at: usize) -> Result<Option<bool>, Error> {
        self.get(at)
    }
    fn text(&self, at: usize) -> Result<Option<String>, Error> {
        self.get(at)
    }
    fn time(&self, at: usize) -> Result<Option<Timestamp>, Error> {
        self.get(at)
    }
    fn uuid(&self, at: usize) -> Result<Option<Uuid>, Error> {
        self.get(at)
    }
    fn json(&self, at: usize) -> Result<Option<serde_json::Value>, Error> {
        self.get(at)
    }
}

fn wrong(at: usize, why: impl std::fmt::Display) -> Error {
    Error::Column(format!("column {at} {why}"))
}

impl Cells for BulkRow<'_> {
    fn int(&self, at: usize) -> Result<Option<i64>, Error> {
        BulkRow::int(self, at)
    }
    fn bool(&self, at: usize) -> Result<Option<bool>, Error> {
        Ok(BulkRow::int(self, at)?.map(|n| n != 0))
    }
    fn text(&self, at: usize) -> Result<Option<String>, Error> {
        Ok(BulkRow::text(self, at)?.map(str::to_owned))
    }
    fn time(&self, at: usize) -> Result<Option<Timestamp>, Error> {
        let us = self.time_us(at)?;
        us.map(|us| Timestamp::from_microsecond(us).map_err(|error| wrong(at, error))).transpose()
    }
    fn uuid(&self, at: usize) -> Result<Option<Uuid>, Error> {
        BulkRow::uuid(self, at)
    }
    fn json(&self, at: usize) -> Result<Option<serde_json::Value>, Error> {
        // PostgreSQL's binary form of JSONB begins with the number of its version.
        let bytes = self.bytes(at)?.map(|bytes| bytes.strip_prefix(&[1]).unwrap_or(bytes));
        bytes.map(|bytes| serde_json::from_slice(bytes).map_err(|error| wrong(at, error))).transpose()
    }
}
