//! How the index of fragments is kept: triggers on every table of records, and reading in what was there before them.
//! Refuses to leave a table out: whatever has a column `search_text` is attended, also in later releases.

use uuid::Uuid;

use super::stretch;
use crate::db::{Db, Dialect, Error, Read, Tx, quoted};
use crate::migrate::owner;

/// Records read into the index in one transaction.
const CHUNK: i64 = 20_000;

/// Gives every table of records its triggers and reads in the records that stand there. What a crash interrupts goes on
/// where it stopped. Before the migration that makes the index there is nothing to do.
pub(crate) async fn attend(db: &Db) -> Result<(), Error> {
    for table in unattended(db).await? {
        let statements = triggers(&table, db.dialect())?;
        let waiting = format!(
            "INSERT INTO search_fill (tenant_id, object, after_id) SELECT DISTINCT tenant_id, '{table}', $1 FROM {}",
            quoted(&table)?
        );
        db.write_as_owner(async |tx: &mut Tx| {
            turn(tx).await?;
            if has_trigger(tx, &table).await? {
                return Ok(());
            }
            for statement in &statements {
                tx.execute_raw(statement).await?;
            }
            tx.execute(&waiting, &[Uuid::nil().into()]).await?;
            Ok::<(), Error>(())
        })
        .await?;
    }
    let mut done: u64 = 0;
    loop {
        let some = db.write_as_owner(async |tx: &mut Tx| chunk(tx).await).await?;
        let Some(records) = some else { return Ok(()) };
        done += records;
        tracing::info!(records = done, "reading records into the search index");
    }
}

/// How many tables wait to be read in.
pub(crate) async fn unfilled(db: &Db) -> Result<u64, Error> {
    if !there(db).await? {
        return Ok(0);
    }
    let rows = owner(db, "SELECT count(*) FROM search_fill").await?;
    Ok(u64::try_from(rows.first().map_or(Ok(0), |row| row.get::<i64>(0))?).unwrap_or(0))
}

/// The lock of migrations: two processes take turns.
async fn turn(tx: &mut Tx) -> Result<(), Error> {
    tx.execute("UPDATE schema_lease SET turns = turns + 1 WHERE id = 1", &[]).await.map(drop)
}

/// Whether the index has been made.
async fn there(db: &Db) -> Result<bool, Error> {
    let sql = match db.dialect() {
        Dialect::Sqlite => "SELECT 1 FROM sqlite_schema WHERE name = 'search_fill'",
        Dialect::Postgres => {
            "SELECT 1 FROM pg_class WHERE relname = 'search_fill' AND relnamespace = 'public'::regnamespace"
        }
    };
    Ok(!owner(db, sql).await?.is_empty())
}

/// The tables of records that have no triggers yet.
async fn unattended(db: &Db) -> Result<Vec<String>, Error> {
    if !there(db).await? {
        return Ok(Vec::new());
    }
    let sql = match db.dialect() {
        Dialect::Sqlite => {
            "SELECT s.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c ON c.name = 'search_text' WHERE s.type = 'table' \
             AND NOT EXISTS (SELECT 1 FROM sqlite_schema g WHERE g.name = s.name || '_searched_new') ORDER BY s.name"
        }
        Dialect::Postgres => {
            "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'search_text' \
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_trigger g \
             WHERE g.tgrelid = c.oid AND g.tgname = c.relname || '_searched_new') ORDER BY 1"
        }
    };
    owner(db, sql).await?.iter().map(|row| row.get(0)).collect()
}

async fn has_trigger(tx: &mut Tx, table: &str) -> Result<bool, Error> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => "SELECT 1 FROM sqlite_schema WHERE name = $1",
        Dialect::Postgres => "SELECT 1 FROM pg_trigger WHERE tgname = $1",
    };
    Ok(tx.query_opt(sql, &[format!("{table}_searched_new").into()]).await?.is_some())
}

/// The triggers of a table: a record comes, its text changes, it goes for good.
fn triggers(table: &str, dialect: Dialect) -> Result<Vec<String>, Error> {
    let name = quoted(table)?;
    if dialect == Dialect::Postgres {
        let row = "FOR EACH ROW";
        return Ok(vec![
            format!(
                "CREATE TRIGGER {table}_searched_new AFTER INSERT ON {name} REFERENCING NEW TABLE AS fresh \
                 FOR EACH STATEMENT EXECUTE FUNCTION search_keep_new()"
            ),
            format!(
                "CREATE TRIGGER {table}_searched_changed AFTER UPDATE OF search_text ON {name} {row} \
                 WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION search_keep_changed()"
            ),
            format!(
                "CREATE TRIGGER {table}_searched_gone AFTER DELETE ON {name} {row} EXECUTE FUNCTION search_keep_gone()"
            ),
        ]);
    }
    let (from, until) = stretch(table);
    // The entry of the old row: one or none.
    let entry = format!(
        "FROM search_entry WHERE tenant_id = old.tenant_id AND record_id = old.id AND n >= {from} AND n < {until}"
    );
    let forget = format!(
        "INSERT INTO search_gram (search_gram, rowid, text) SELECT 'delete', n, old.search_text {entry}"
    );
    Ok(vec![
        format!(
            "CREATE TRIGGER {table}_searched_new AFTER INSERT ON {name} BEGIN \
             INSERT INTO search_entry (n, tenant_id, record_id) SELECT coalesce(max(n), {from}) + 1, new.tenant_id, new.id \
             FROM search_entry WHERE n >= {from} AND n < {until}; \
             INSERT INTO search_gram (rowid, text) VALUES (last_insert_rowid(), new.search_text); END"
        ),
        format!(
            "CREATE TRIGGER {table}_searched_changed AFTER UPDATE OF search_text ON {name} \
             WHEN old.search_text <> new.search_text BEGIN {forget}; \
             INSERT INTO search_gram (rowid, text) SELECT n, new.search_text {entry}; END"
        ),
        format!(
            "CREATE TRIGGER {table}_searched_gone AFTER DELETE ON {name} BEGIN {forget}; \
             DELETE {entry}; END"
        ),
    ])
}

/// Reads in the next records that wait; `None` when none do.
async fn chunk(tx: &mut Tx) -> Result<Option<u64>, Error> {
    turn(tx).await?;
    let sql = "SELECT tenant_id, object, after_id FROM search_fill ORDER BY tenant_id, object LIMIT 1";
    let Some(row) = tx.query_opt(sql, &[]).await? else { return Ok(None) };
    let (tenant, object, after): (Uuid, String, Uuid) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let table = quoted(&object)?;
    let sql = format!(
        "SELECT id FROM {table} WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT 1 OFFSET {}",
        CHUNK - 1
    );
    let last = tx.query_opt(&sql, &[tenant.into(), after.into()]).await?;
    let until: Uuid = last.map_or(Ok(Uuid::max()), |row| row.get(0))?;
    let stretch_of_ids = [tenant.into(), after.into(), until.into()];
    // Records written since the triggers are there have their entries.
    let records = match tx.dialect() {
        Dialect::Postgres => {
            let sql = format!(
                "INSERT INTO search_entry (tenant_id, object, record_id, text) SELECT tenant_id, '{object}', id, search_key(search_text) \
                 FROM {table} WHERE tenant_id = $1 AND id > $2 AND id <= $3 ON CONFLICT (tenant_id, object, record_id) DO NOTHING"
            );
            tx.execute(&sql, &stretch_of_ids).await?
        }
        Dialect::Sqlite => {
            let (from, end) = stretch(&object);
            let row = tx
                .query_opt(
                    &format!(
                        "SELECT coalesce(max(n), {from}) FROM search_entry WHERE n >= {from} AND n < {end}"
                    ),
                    &[],
                )
                .await?;
            let base: i64 = row.map_or(Ok(from), |row| row.get(0))?;
            let sql = format!(
                "INSERT INTO search_entry (n, tenant_id, record_id) SELECT {base} + row_number() OVER (ORDER BY t.id), t.tenant_id, t.id \
                 FROM {table} t WHERE t.tenant_id = $1 AND t.id > $2 AND t.id <= $3 AND NOT EXISTS (SELECT 1 FROM search_entry e \
                 WHERE e.tenant_id = t.tenant_id AND e.record_id = t.id AND e.n >= {from} AND e.n < {end})"
            );
            let records = tx.execute(&sql, &stretch_of_ids).await?;
            let sql = format!(
                "INSERT INTO search_gram (rowid, text) SELECT e.n, t.search_text FROM search_entry e JOIN {table} t \
                 ON t.tenant_id = e.tenant_id AND t.id = e.record_id WHERE e.n > {base} AND e.n < {end}"
            );
            tx.execute(&sql, &[]).await?;
            records
        }
    };
    let key = [tenant.into(), object.as_str().into()];
    if until == Uuid::max() {
        tx.execute("DELETE FROM search_fill WHERE tenant_id = $1 AND object = $2", &key).await?;
    } else {
        let sql = "UPDATE search_fill SET after_id = $3 WHERE tenant_id = $1 AND object = $2";
        tx.execute(sql, &[key[0].clone(), key[1].clone(), until.into()]).await?;
    }
    Ok(Some(records))
}

/// A record the index does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: Uuid,
}

/// The first record of a company, in the trash or not, that the index does not know: for `treeline verify`. On PostgreSQL also one
/// that it knows by another text.
pub async fn gap(
    db: &mut impl Read,
    tenant: kernel::TenantId,
    tables: impl Iterator<Item = &str>,
) -> Result<Option<Gap>, Error> {
    for table in tables {
        let name = quoted(table)?;
        let known = match db.dialect() {
            Dialect::Sqlite => {
                let (from, until) = stretch(table);
                format!(
                    "SELECT 1 FROM search_entry e WHERE e.tenant_id = $1 AND e.record_id = t.id AND e.n >= {from} AND e.n < {until}"
                )
            }
            Dialect::Postgres => format!(
                "SELECT 1 FROM search_entry e WHERE e.tenant_id = $1 AND e.object = '{table}' AND e.record_id = t.id \
                 AND e.text = search_key(t.search_text)"
            ),
        };
        let sql =
            format!("SELECT t.id FROM {name} t WHERE t.tenant_id = $1 AND NOT EXISTS ({known}) LIMIT 1");
        if let Some(row) = db.query_opt(&sql, &[tenant.uuid().into()]).await? {
            return Ok(Some(Gap { table: table.to_owned(), id: row.get(0)? }));
        }
    }
    Ok(None)
}
