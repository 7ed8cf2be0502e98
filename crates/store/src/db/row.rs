//! One row of a result, the same from both databases; refuses a type the column does not hold.

use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Decode, Row as _, Sqlite, TypeInfo, ValueRef};
use uuid::Uuid;

use super::error::Error;
use super::value::{PG_EPOCH_US, Value};

/// A row; read its columns by position with [`Row::get`].
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Lite(SqliteRow),
    Pg(PgRow),
}

impl Row {
    /// Column `at` as `T` (`Option<T>` where it may be NULL). Fails with [`Error::Column`] when the
    /// column is NULL, of another type, or absent.
    pub fn get<T: FromColumn>(&self, at: usize) -> Result<T, Error> {
        match &self.0 {
            Inner::Lite(row) => {
                let raw = row.try_get_raw(at).map_err(Error::from_sqlx)?;
                if raw.is_null() {
                    return T::null().ok_or_else(|| self.refuse(at, "is NULL"));
                }
                T::from_lite(raw).map_err(|error| self.refuse(at, &error.to_string()))
            }
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

    /// How many columns the row has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::Lite(row) => row.len(),
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
            Inner::Pg(row) => row.column(at).name(),
        };
        Error::Column(format!("column {at} ({name}) {why}"))
    }
}

type LiteRaw<'r> = sqlx::sqlite::SqliteValueRef<'r>;
type Boxed = Box<dyn std::error::Error + Send + Sync>;

/// A Rust type a column can be read as.
pub trait FromColumn: Sized {
    /// What NULL becomes; `None` refuses it.
    fn null() -> Option<Self> {
        None
    }
    /// From SQLite's dynamically typed value.
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed>;
    /// From PostgreSQL's binary form of the named type; `None` when the type does not fit.
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self>;
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn null() -> Option<Self> {
        Some(None)
    }
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        T::from_lite(raw).map(Some)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        T::from_pg(found, bytes).map(Some)
    }
}

/// A number of SQLite, whose own conversion would read `'12ab'` as 12.
fn lite_int(raw: LiteRaw<'_>) -> Result<i64, Boxed> {
    if raw.type_info().name() != "INTEGER" {
        return Err(format!("is of type {}", raw.type_info().name()).into());
    }
    <i64 as Decode<Sqlite>>::decode(raw)
}

impl FromColumn for i64 {
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        lite_int(raw)
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
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        Ok(lite_int(raw)? != 0)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        (found == "BOOL").then(|| bytes == [1])
    }
}

impl FromColumn for String {
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        <String as Decode<Sqlite>>::decode(raw)
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
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        <Vec<u8> as Decode<Sqlite>>::decode(raw)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        (found == "BYTEA").then(|| bytes.to_vec())
    }
}

impl FromColumn for [u8; 32] {
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        Ok(<&[u8] as Decode<Sqlite>>::decode(raw)?.try_into()?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        if found == "BYTEA" { bytes.try_into().ok() } else { None }
    }
}

impl FromColumn for Uuid {
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        Ok(Uuid::from_slice(<&[u8] as Decode<Sqlite>>::decode(raw)?)?)
    }
    fn from_pg(found: &str, bytes: &[u8]) -> Option<Self> {
        if found == "UUID" { Uuid::from_slice(bytes).ok() } else { None }
    }
}

impl FromColumn for Timestamp {
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        Ok(Timestamp::from_microsecond(lite_int(raw)?)?)
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
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        Ok(serde_json::from_str(<&str as Decode<Sqlite>>::decode(raw)?)?)
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
    fn from_lite(raw: LiteRaw<'_>) -> Result<Self, Boxed> {
        let class = raw.type_info().name().to_owned();
        Ok(match class.as_str() {
            "INTEGER" | "BOOLEAN" => Value::Int(<i64 as Decode<Sqlite>>::decode(raw)?),
            "BLOB" => Value::Bytes(<Vec<u8> as Decode<Sqlite>>::decode(raw)?),
            _ => Value::Text(<String as Decode<Sqlite>>::decode(raw)?),
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
