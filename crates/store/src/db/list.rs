//! Many values bound as one, so that a statement reads the same for two as for five hundred and its plan can be kept; refuses
//! lists within lists.
//!
//! PostgreSQL gets an array in its binary form, SQLite a JSON array of texts (ids as hexadecimal digits).

use uuid::Uuid;

use super::value::PgArg;
use super::{Dialect, Value};

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// [`Value::Uuid`].
    Uuid,
    /// [`Value::Text`].
    Text,
    /// [`Value::Int`].
    Int,
    /// [`Value::Bool`].
    Bool,
    /// [`Value::Time`].
    Time,
    /// [`Value::Json`].
    Json,
    /// [`Value::Bytes`]; PostgreSQL alone.
    Bytes,
}

impl Element {
    /// The object id of PostgreSQL's type, and that of its array.
    const fn oids(self) -> (u32, u32) {
        match self {
            Self::Uuid => (2950, 2951),
            Self::Text => (25, 1009),
            Self::Int => (20, 1016),
            Self::Bool => (16, 1000),
            Self::Time => (1184, 1185),
            Self::Json => (3802, 3807),
            Self::Bytes => (17, 1001),
        }
    }

    /// What a list of such values holds; nothing for one that says no type.
    pub(super) const fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Uuid(_) => Self::Uuid,
            Value::Text(_) => Self::Text,
            Value::Int(_) => Self::Int,
            Value::Bool(_) => Self::Bool,
            Value::Time(_) => Self::Time,
            Value::Json(_) => Self::Json,
            Value::Bytes(_) => Self::Bytes,
            Value::Null | Value::List(..) => return None,
        })
    }

    /// The array's object id.
    pub(super) const fn array(self) -> u32 {
        self.oids().1
    }
}

impl Value {
    /// Several ids as one value.
    pub fn ids(ids: &[Uuid]) -> Self {
        Self::List(Element::Uuid, ids.iter().map(|id| Self::Uuid(*id)).collect())
    }

    /// Several texts as one value.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(Element::Text, texts.into_iter().map(Self::from).collect())
    }
}

impl Dialect {
    /// The test that `column` is one of the ids bound at `place`.
    pub(crate) fn is_one_of_ids(self, column: &str, place: &str) -> String {
        match self {
            Self::Sqlite => format!("{column} IN (SELECT unhex(value) FROM json_each({place}))"),
            Self::Postgres => format!("{column} = ANY ({place})"),
        }
    }

    /// The test that `column` is one of the texts bound at `place`.
    pub(crate) fn is_one_of_texts(self, column: &str, place: &str) -> String {
        match self {
            Self::Sqlite => format!("{column} IN (SELECT value FROM json_each({place}))"),
            Self::Postgres => format!("{column} = ANY ({place})"),
        }
    }
}

/// The JSON array that SQLite reads.
pub(super) fn json(values: &[Value]) -> String {
    let word = |value: &Value| match value {
        Value::Uuid(id) => id.simple().to_string().into(),
        Value::Text(text) | Value::Json(text) => text.as_str().into(),
        Value::Int(n) | Value::Time(n) => (*n).into(),
        Value::Bool(yes) => i64::from(*yes).into(),
        Value::Null | Value::Bytes(_) | Value::List(..) => serde_json::Value::Null,
    };
    serde_json::Value::Array(values.iter().map(word).collect()).to_string()
}

/// The binary form of an array of one dimension: how many dimensions, whether any element is NULL, the elements' type, how many,
/// the first one's number, and each with its length before it.
pub(super) fn write(element: Element, values: &[Value], buf: &mut Vec<u8>) {
    let nulls = values.contains(&Value::Null);
    let count = i32::try_from(values.len()).unwrap_or(i32::MAX);
    buf.extend_from_slice(&i32::from(count > 0).to_be_bytes());
    buf.extend_from_slice(&i32::from(nulls).to_be_bytes());
    buf.extend_from_slice(&element.oids().0.to_be_bytes());
    if count == 0 {
        return;
    }
    buf.extend_from_slice(&count.to_be_bytes());
    buf.extend_from_slice(&1_i32.to_be_bytes());
    for value in values {
        let at = buf.len();
        buf.extend_from_slice(&(-1_i32).to_be_bytes());
        if PgArg(value).write(buf) {
            let len = i32::try_from(buf.len() - at - 4).unwrap_or(i32::MAX);
            buf[at..at + 4].copy_from_slice(&len.to_be_bytes());
        }
    }
}
