//! One row of a result, the same from both databases; refuses a type the column does not hold.

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::{SqliteRow, SqliteValueRef};
use sqlx::{Column, Decode, Row as _, Sqlite, TypeInfo, ValueRef};
use uuid::Uuid;

use super::error::Error;
use super::lite::{Answer, Lite};
use super::value::{PG_EPOCH_US, Value};

/// A row; read its columns by position with [`Row::get`].
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    /// Of a transaction of SQLite.
    Lite(SqliteRow),
    /// Of a reader of SQLite: the answer and the row's place in it.
    Flat(Arc<Answer>, usize),
    Pg(PgRow),
}

impl Row {
    /// Column `at` as `T` (`Option<T>` where it may be NULL). Fails with [`Error::Column`] when the
    /// column is NULL, of another type, or absent.
    pub fn get<T: FromColumn>(&self, at: usize) -> Result<T, Error> {
        match &self.0 {
            Inner::Lite(row) => {
                let raw = row.try_get_raw(at).map_err(Error::from_sqlx)?;
                self.lite(at, lite(raw).map_err(|error| self.refuse(at, &error.to_string()))?)
            }
            Inner::Flat(answer, row) => match answer.cell(*row, at) {
                Some(cell) => self.lite(at, cell),
                None => Err(Error::Column(format!("column {at} is absent"))),
            },
            Inner::Pg(row) => {
                let raw = row.try_get_raw(at).map_err(Error::from_sqlx)?;
                if raw.is_null() {
                    return T::null().ok_or_else(|| self.refuse(at, "is NULL"));
                }
                let found = raw.type_info();
                let bytes = raw.as_bytes().map_err(|error| self.refuse(at, &error.to_string()))?;
                T::from_pg(found.name(), bytes)
                    .ok_or_else(|| self.refuse(at, &format!("is of type {}", found.name())))
            }
        }
    }

    fn lite<T: FromColumn>(&self, at: usize, cell: Lite<'_>) -> Result<T, Error> {
        if cell == Lite::Null {
            return T::null().ok_or_else(|| self.refuse(at, "is NULL"));
        }
        T::from_lite(cell).map_err(|error| self.refuse(at, &error.to_string()))
    }

    /// How many columns the row has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::Lite(row) => row.len(),
            Inner::Flat(answer, _) => answer.width(),
            Inner::Pg(row) => row.len(),
        }
    }

    /// Whether the row has no column at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn refuse(&self, at: usize, why: &str) -> Error {
        let name = match &self.0 {
            Inner::Lite(row) => row.column(at).name(),
            Inner::Flat(..) => "",
            Inner::Pg(row) => row.column(at).name(),
        };
        Error::Column(format!("column {at} ({name}) {why}"))
    }
}

type Boxed = Box<dyn std::error::Error + Send + Sync>;

/// A value of the driver.
fn lite(raw: SqliteValueRef<'_>) -> Result<Lite<'_>, Boxed> {
    if raw.is_null() {
        return Ok(Lite::Null);
    }
    Ok(match raw.type_info().name() {
        "INTEGER" => Lite::Int(<i64 as Decode<Sqlite>>::decode(raw)?),
        "TEXT" => Lite::Text(<&[u8] as Decode<Sqlite>>::decode(raw)?),
        "BLOB" => Lite::Bytes(<&[u8] as Decode<Sqlite>>::decode(raw)?),
        _ => Lite::Real,
    })
}

fn other(cell: Lite<'_>) -> Boxed {
    format!("is of type {}", cell.class()).into()
}

/// Text of SQLite, whose own conversion would write a number as text.
fn lite_text(cell: Lite<'_>) -> Result<&str, Boxed> {
    match cell {
        Lite::Text(text) => Ok(std::str::from_utf8(text)?),
        _ => Err(other(cell)),
    }
}

fn lite_bytes(cell: Lite<'_>) -> Result<&[u8], Boxed> {
    match cell {
        Lite::Bytes(bytes) => Ok(bytes),
        _ => Err(other(cell)),
    }
}

/// A Rust type a column can be read as.
pub trait FromColumn: Sized {
    /// What NULL becomes; `None` refuses it.
    fn null() -> Option<Self> {
        None
    }
    /// From SQLite's dynamically typed value.
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed>;
    /// From PostgreSQL's binary form of the named type; `None` when the type does not fit.
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self>;
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn null() -> Option<Self> {
        Some(None)
    }
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        T::from_lite(cell).map(Some)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        T::from_pg(found, bytes).map(Some)
    }
}

/// A number of SQLite, whose own conversion would read `'12ab'` as 12.
fn lite_int(cell: Lite<'_>) -> Result<i64, Boxed> {
    match cell {
        Lite::Int(n) => Ok(n),
        _ => Err(other(cell)),
    }
}

impl FromColumn for i64 {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        lite_int(cell)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        match found {
            "INT8" => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
            "INT4" => Some(i64::from(i32::from_be_bytes(bytes.try_into().ok()?))),
            "INT2" => Some(i64::from(i16::from_be_bytes(bytes.try_into().ok()?))),
            _ => None,
        }
    }
}

impl FromColumn for bool {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(lite_int(cell)? != 0)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        (found == "BOOL").then(|| bytes == [1])
    }
}

impl FromColumn for String {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        lite_text(cell).map(str::to_owned)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        let text = match found {
            "TEXT" | "VARCHAR" | "NAME" | "JSON" | "\"CHAR\"" | "CHAR" => bytes,
            "JSONB" => bytes.strip_prefix(&[1])?,
            _ => return None,
        };
        String::from_utf8(text.to_vec()).ok()
    }
}

impl FromColumn for Vec<u8> {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        lite_bytes(cell).map(<[u8]>::to_vec)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        (found == "BYTEA").then(|| bytes.to_vec())
    }
}

impl FromColumn for [u8; 32] {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(lite_bytes(cell)?.try_into()?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        if found == "BYTEA" { bytes.try_into().ok() } else { None }
    }
}

impl FromColumn for Uuid {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(Uuid::from_slice(lite_bytes(cell)?)?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        if found == "UUID" { Uuid::from_slice(bytes).ok() } else { None }
    }
}

impl FromColumn for Timestamp {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(Timestamp::from_microsecond(lite_int(cell)?)?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        if found != "TIMESTAMPTZ" {
            return None;
        }
        let since_2000 = i64::from_be_bytes(bytes.try_into().ok()?);
        Timestamp::from_microsecond(since_2000.checked_add(PG_EPOCH_US)?).ok()
    }
}

impl FromColumn for serde_json::Value {
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(serde_json::from_str(lite_text(cell)?)?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        serde_json::from_str(&String::from_pg(found, bytes)?).ok()
    }
}

impl FromColumn for Value {
    fn null() -> Option<Self> {
        Some(Value::Null)
    }
    /// SQLite cannot tell an id from bytes or a time from a number: the storage class decides.
    fn from_lite(cell: Lite<'_>) -> Result<Self, Boxed> {
        Ok(match cell {
            Lite::Null => Value::Null,
            Lite::Int(n) => Value::Int(n),
            Lite::Bytes(bytes) => Value::Bytes(bytes.to_vec()),
            Lite::Text(_) => Value::Text(lite_text(cell)?.to_owned()),
            Lite::Real => return Err(other(cell)),
        })
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        Some(match found {
            "BOOL" => Value::Bool(bytes == [1]),
            "UUID" => Value::Uuid(Uuid::from_slice(bytes).ok()?),
            "BYTEA" => Value::Bytes(bytes.to_vec()),
            "TIMESTAMPTZ" => {
                Value::Time(i64::from_be_bytes(bytes.try_into().ok()?).checked_add(PG_EPOCH_US)?)
            }
            "JSONB" => Value::Json(String::from_pg(found, bytes)?),
            "INT8" | "INT4" | "INT2" => Value::Int(i64::from_pg(found, bytes)?),
            _ => Value::Text(String::from_pg(found, bytes)?),
        })
    }
}
