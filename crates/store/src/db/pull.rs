//! The rows of large answers, taken a page at a time past the cost of the driver's rows on SQLite. Refuses to keep anything
//! open on the database between pages: whoever reads slowly holds nobody up.

use super::bulk::{BulkInner, bound};
use super::lite::bare;
use super::thread::Thread;
use super::{BulkRow, Cells, Db, Error, Pools, Read as _, Reader, Value};

/// Reads page after page.
pub struct Puller(Db, Option<Thread>);

impl Db {
    /// A reader of large answers.
    pub fn puller(&self) -> Puller {
        Puller(self.clone(), None)
    }
}

impl Puller {
    /// An ordinary reader of the same database.
    pub fn reader(&self) -> Reader {
        self.0.read()
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
        let Pools::Lite { readers, .. } = &*self.0.pools else {
            return self.reader().search(sql, args).await?.iter().map(|row| each(row)).collect();
        };
        let (sql, args) = bare(sql, args);
        let work = move |connection: &rusqlite::Connection| {
            let mut statement = connection.prepare_cached(&sql).map_err(Error::from_rusqlite)?;
            let bound = rusqlite::params_from_iter(args.iter().map(bound));
            let mut rows = statement.query(bound).map_err(Error::from_rusqlite)?;
            let mut out = Vec::new();
            while let Some(row) = rows.next().map_err(Error::from_rusqlite)? {
                out.push(each(&BulkRow(BulkInner::Lite(row)))?);
            }
            Ok(out)
        };
        let thread = match self.1.take() {
            Some(thread) => thread,
            None => Thread::begin()?,
        };
        readers.with_on(self.1.insert(thread), work).await
    }
}
