//! What can go wrong in a database, said the same way for both; refuses to hide which key was violated.

use std::borrow::Cow;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique key is taken; `table` and `columns` name it where the database says so.
    #[error("unique key of {table} ({}) is taken", columns.join(", "))]
    Unique {
        /// The table whose key is taken.
        table: String,
        /// The key's columns, tenant included.
        columns: Vec<String>,
    },
    /// A row points at one that does not exist, or is still pointed at.
    #[error("a foreign key is violated: {0}")]
    ForeignKey(String),
    /// A NOT NULL or CHECK constraint is violated.
    #[error("a constraint is violated: {0}")]
    Check(String),
    /// Somebody tried to change a row of an append-only table.
    #[error("append-only rows are never changed: {0}")]
    AppendOnly(String),
    /// A rule refuses it; the words for the person stand under the problem's code.
    #[error("{0}")]
    Refused(#[from] kernel::Problem),
    /// The statement lost against another transaction; the whole transaction may be tried again.
    #[error("the transaction lost against another one: {0}")]
    Conflict(String),
    /// The connection went while committing: nobody knows whether the transaction is in.
    #[error("the outcome of the transaction is unknown: {0}")]
    Unknown(String),
    /// The statement took longer than allowed.
    #[error("the statement took too long: {0}")]
    Timeout(String),
    /// The disk or the database is full; reads go on.
    #[error("the database is full: {0}")]
    Full(String),
    /// A column is not what the code expects.
    #[error("{0}")]
    Column(String),
    /// A setting is wrong or unsafe.
    #[error("{0}")]
    Setting(String),
    /// A migration cannot be applied.
    #[error("migration {number:04}, step {step}: {why}")]
    Migration {
        /// The migration's number.
        number: i64,
        /// The step inside it, from 1; 0 concerns the whole file.
        step: i64,
        /// What is wrong.
        why: String,
    },
    /// Anything else the database says.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    /// Anything else the readers of SQLite say.
    #[error("a reader failed")]
    Bulk(#[source] rusqlite::Error),
}

impl Error {
    /// Whether this is a unique violation of `table`, on a key that holds `column`.
    pub fn is_unique(&self, of: &str, column: &str) -> bool {
        matches!(self, Error::Unique { table, columns } if table == of && columns.iter().any(|c| c == column))
    }

    /// Whether the whole transaction may be tried again with hope.
    pub fn may_retry(&self) -> bool {
        matches!(self, Error::Conflict(_))
    }

    pub(crate) fn from_rusqlite(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, message) = &error else { return Error::Bulk(error) };
        let message = message.clone().unwrap_or_else(|| code.to_string());
        from_sqlite(&code.extended_code.to_string(), message).unwrap_or(Error::Bulk(error))
    }

    pub(crate) fn from_sqlx(error: sqlx::Error) -> Self {
        let Some(db) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(e) => Error::Conflict(format!("connection lost: {e}")),
                sqlx::Error::PoolTimedOut => Error::Timeout("no free connection".into()),
                other => Error::Database(other),
            };
        };
        let message = db.message().to_owned();
        let code = db.code().unwrap_or(Cow::Borrowed("")).into_owned();
        if let Some(pg) = db.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
            return from_postgres(&code, message, pg).unwrap_or(Error::Database(error));
        }
        from_sqlite(&code, message).unwrap_or(Error::Database(error))
    }
}

fn from_postgres(code: &str, message: String, pg: &sqlx::postgres::PgDatabaseError) -> Option<Error> {
    Some(match code {
        "23505" => Error::Unique {
            table: pg.table().unwrap_or_default().to_owned(),
            columns: match pg.detail() {
                Some(detail) => key_columns(detail),
                None => super::keys::columns(pg.constraint().unwrap_or_default()),
            },
        },
        "23503" => Error::ForeignKey(message),
        "23502" | "23514" => Error::Check(message),
        "40001" | "40P01" | "57P01" | "57P02" | "57P03" | "25006" | "55P03" => Error::Conflict(message),
        "57014" => Error::Timeout(message),
        "53100" => Error::Full(message),
        // Our own refusing trigger (TL001) or the missing privilege behind it.
        "TL001" => Error::AppendOnly(message),
        "42501" if message.starts_with("permission denied for table") => Error::AppendOnly(message),
        "42501" => Error::Setting(format!("the database login lacks a right: {message}")),
        _ if code.starts_with("08") => Error::Conflict(message),
        _ => return None,
    })
}

fn from_sqlite(code: &str, message: String) -> Option<Error> {
    // Extended result codes: the low byte is the class.
    let number: i64 = code.parse().ok()?;
    Some(match number {
        1555 | 2067 | 2579 => {
            let list = message.rsplit(": ").next().unwrap_or_default();
            let mut table = String::new();
            let columns = list
                .split(", ")
                .filter_map(|pair| {
                    let (t, c) = pair.split_once('.')?;
                    t.clone_into(&mut table);
                    Some(c.to_owned())
                })
                .collect();
            Error::Unique { table, columns }
        }
        787 => Error::ForeignKey(message),
        1811 if message.contains("append-only") => Error::AppendOnly(message),
        275 | 1299 | 3091 => Error::Check(message),
        _ if matches!(number & 0xff, 5 | 6) => Error::Conflict(message),
        _ if number & 0xff == 13 => Error::Full(message),
        _ => return None,
    })
}

/// `Key (tenant_id, code)=(…) already exists.` → the columns.
fn key_columns(detail: &str) -> Vec<String> {
    detail
        .split_once("Key (")
        .and_then(|(_, rest)| rest.split_once(")="))
        .map(|(list, _)| list.split(", ").map(|c| c.trim_matches('"').to_owned()).collect())
        .unwrap_or_default()
}
