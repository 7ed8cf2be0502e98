//! Puts the pieces of the index of fragments together, which every search reads one by one. Refuses to rewrite an index for a
//! few new records, and to hold up other writers for longer than a moment.

use crate::db::{Db, Dialect, Error, Read as _, Tx};

/// Pages of one step: other writers come in between.
const STEP: i64 = 100;
/// How many changes a step makes at least that found something to do, see "The 'merge' command" of FTS5.
const WORKED: i64 = 2;
/// An index is put together when a part of it this large lies beside its largest piece: each page is then written anew a
/// limited number of times, however many records come.
const BESIDE: i64 = 10;

/// Puts the index of fragments together where much was written since it was last one piece; on PostgreSQL, what waits to be put
/// into it.
///
/// # Errors
/// Faults of the database.
pub async fn settle(db: &Db) -> Result<(), Error> {
    if db.dialect() == Dialect::Postgres {
        return db.as_owner("SELECT gin_clean_pending_list('search_entry_by_gram')").await;
    }
    let pieces = "SELECT COALESCE(sum(n), 0), COALESCE(max(n), 0) FROM \
                  (SELECT count(*) AS n FROM search_gram_idx GROUP BY segid) p";
    let Some(row) = db.read().query_opt(pieces, &[]).await? else { return Ok(()) };
    let (all, largest): (i64, i64) = (row.get(0)?, row.get(1)?);
    if (all - largest) * BESIDE <= all {
        return Ok(());
    }
    // The first step, with its sign, takes all pieces for the parts of one; the others go on with that.
    let mut pages = -STEP;
    while merged(db, pages).await? {
        pages = STEP;
    }
    Ok(())
}

/// One step; whether there was something to do.
async fn merged(db: &Db, pages: i64) -> Result<bool, Error> {
    db.write(async |tx: &mut Tx| {
        let before = changes(tx).await?;
        let merge = "INSERT INTO search_gram (search_gram, rank) VALUES ('merge', $1)";
        tx.execute(merge, &[pages.into()]).await?;
        Ok(changes(tx).await? - before >= WORKED)
    })
    .await
}

async fn changes(tx: &mut Tx) -> Result<i64, Error> {
    tx.query_opt("SELECT total_changes()", &[]).await?.map_or(Ok(0), |row| row.get(0))
}
