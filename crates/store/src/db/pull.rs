//! The rows of large answers, taken a page at a time past the cost of the driver's rows on SQLite. Refuses to keep anything
//! open on the database between pages: whoever reads slowly holds nobody up.

use std::sync::{Mutex, PoisonError};

use super::bulk::{BulkInner, bound, open};
use super::sql::bare_placeholders;
use super::{BulkRow, Cells, Db, Error, Pools, Read as _, Reader, Value};

/// Reads page after page; keeps its connection to an embedded database from one to the next.
pub struct Puller {
    db: Db,
    lite: Mutex<Option<rusqlite::Connection>>,
}

impl Db {
    /// A reader of large answers.
    pub fn puller(&self) -> Puller {
        Puller { db: self.clone(), lite: Mutex::new(None) }
    }
}

impl Puller {
    /// An ordinary reader of the same database.
    pub fn reader(&self) -> Reader {
        self.db.read()
    }

    /// All rows of a statement, each as `each` makes it.
    ///
    /// # Errors
    /// Faults of the database; whatever `each` refuses.
    pub async fn rows<T, F>(&mut self, sql: &str, args: &[Value], each: F) -> Result<Vec<T>, Error>
    where
        T: Send + 'static,
        F: Fn(&dyn Cells) -> Result<T, Error> + Send + 'static,
    {
        let Pools::Lite { file, .. } = &*self.db.0 else {
            return self.reader().query(sql, args).await?.iter().map(|row| each(row)).collect();
        };
        let (sql, order) = bare_placeholders(sql);
        let args: Vec<Value> = order.iter().map(|&at| args.get(at).cloned().unwrap_or(Value::Null)).collect();
        let kept = self.lite.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let file = file.clone();
        let work = move || -> Result<_, Error> {
            let connection = kept.map_or_else(|| open(&file), Ok)?;
            let mut out = Vec::new();
            {
                let mut statement = connection.prepare_cached(&sql).map_err(Error::Bulk)?;
                let bound = rusqlite::params_from_iter(args.iter().map(bound));
                let mut rows = statement.query(bound).map_err(Error::Bulk)?;
                while let Some(row) = rows.next().map_err(Error::Bulk)? {
                    out.push(each(&BulkRow(BulkInner::Lite(row)))?);
                }
            }
            Ok((connection, out))
        };
        let (connection, out) = tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| Error::Column(format!("the reader of pages stopped: {error}")))??;
        *self.lite.get_mut().unwrap_or_else(PoisonError::into_inner) = Some(connection);
        Ok(out)
    }
}
