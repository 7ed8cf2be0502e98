//! The values that travel to and from both databases; refuses floats and types without an exact twin.

use jiff::Timestamp;
use sqlx::encode::{Encode, IsNull};
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo};
use sqlx::{Postgres, Sqlite, Type};
use uuid::Uuid;

use super::list::{self, Element};

/// Microseconds between 1970 and PostgreSQL's own epoch, 2000-01-01.
pub(crate) const PG_EPOCH_US: i64 = 946_684_800_000_000;

/// One bound value. SQLite stores `Bool` and `Time` (µs UTC) as integers, `Uuid` as 16 bytes and
/// `Json` as text; PostgreSQL has a type for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// NULL, of whatever type the statement expects.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number: minor units, fixed-point points, counts.
    Int(i64),
    /// Text; civil dates travel as `YYYY-MM-DD`.
    Text(String),
    /// Raw bytes: hashes, compact rows.
    Bytes(Vec<u8>),
    /// An id.
    Uuid(Uuid),
    /// An instant in microseconds since 1970, UTC.
    Time(i64),
    /// A JSON document as text.
    Json(String),
    /// Several of one kind as one, some of them perhaps [`Value::Null`].
    List(Element, Vec<Value>),
}

macro_rules! value_from {
    ($($from:ty => |$x:ident| $to:expr;)*) => {$(
        impl From<$from> for Value { fn from($x: $from) -> Self { $to } }
    )*};
}

value_from! {
    bool => |x| Value::Bool(x);
    i64 => |x| Value::Int(x);
    i32 => |x| Value::Int(i64::from(x));
    u32 => |x| Value::Int(i64::from(x));
    u16 => |x| Value::Int(i64::from(x));
    u8 => |x| Value::Int(i64::from(x));
    &str => |x| Value::Text(x.to_owned());
    String => |x| Value::Text(x);
    &String => |x| Value::Text(x.clone());
    &[u8] => |x| Value::Bytes(x.to_vec());
    Vec<u8> => |x| Value::Bytes(x);
    [u8; 32] => |x| Value::Bytes(x.to_vec());
    Uuid => |x| Value::Uuid(x);
    Timestamp => |x| Value::Time(x.as_microsecond());
    serde_json::Value => |x| Value::Json(x.to_string());
    &serde_json::Value => |x| Value::Json(x.to_string());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(x: Option<T>) -> Self {
        x.map_or(Value::Null, Into::into)
    }
}

/// A value on its way to SQLite.
pub(crate) struct LiteArg<'v>(pub &'v Value);

impl Type<Sqlite> for LiteArg<'_> {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for LiteArg<'_> {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(x) => Encode::<Sqlite>::encode(i64::from(*x), buf),
            Value::Int(x) | Value::Time(x) => Encode::<Sqlite>::encode(*x, buf),
            Value::Text(x) | Value::Json(x) => Encode::<Sqlite>::encode(x.clone(), buf),
            Value::Bytes(x) => Encode::<Sqlite>::encode(x.clone(), buf),
            Value::Uuid(x) => Encode::<Sqlite>::encode(x.as_bytes().to_vec(), buf),
            Value::List(_, values) => Encode::<Sqlite>::encode(list::json(values), buf),
        }
    }
}

/// A value on its way to PostgreSQL, in its binary form.
pub(crate) struct PgArg<'v>(pub &'v Value);

impl PgArg<'_> {
    /// The type's fixed object id; 0 lets the server infer the type of a NULL.
    fn oid(&self) -> u32 {
        match self.0 {
            Value::Null => 0,
            Value::Bool(_) => 16,
            Value::Int(_) => 20,
            Value::Text(_) => 25,
            Value::Bytes(_) => 17,
            Value::Uuid(_) => 2950,
            Value::Time(_) => 1184,
            Value::Json(_) => 3802,
            Value::List(element, _) => element.array(),
        }
    }

    /// Appends the binary form; `false` for NULL, which has none.
    pub(crate) fn write(&self, buf: &mut Vec<u8>) -> bool {
        match self.0 {
            Value::Null => return false,
            Value::Bool(x) => buf.push(u8::from(*x)),
            Value::Int(x) => buf.extend_from_slice(&x.to_be_bytes()),
            Value::Time(x) => buf.extend_from_slice(&x.saturating_sub(PG_EPOCH_US).to_be_bytes()),
            Value::Text(x) => buf.extend_from_slice(x.as_bytes()),
            Value::Bytes(x) => buf.extend_from_slice(x),
            Value::Uuid(x) => buf.extend_from_slice(x.as_bytes()),
            Value::Json(x) => {
                // The binary form of jsonb is a version byte and the text.
                buf.push(1);
                buf.extend_from_slice(x.as_bytes());
            }
            Value::List(element, values) => list::write(*element, values, buf),
        }
        true
    }
}

impl Type<Postgres> for PgArg<'_> {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl Encode<'_, Postgres> for PgArg<'_> {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Ok(if self.write(buf) { IsNull::No } else { IsNull::Yes })
    }

    fn produces(&self) -> Option<PgTypeInfo> {
        Some(PgTypeInfo::with_oid(Oid(self.oid())))
    }
}
