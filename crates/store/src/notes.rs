//! Rows of `note`: what people wrote about a record, the newest first. Refuses to write over a version nobody has seen; whose
//! record it is and who may read it is asked before.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Error, Read, Row, Tx, Value};

/// What has become of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It stands at its record.
    Kept,
    /// Somebody has deleted it; it may come back.
    Removed,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Removed => "removed",
        }
    }
}

/// A note at a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id; ids follow the order in which notes were written.
    pub id: Uuid,
    /// Rises with every change.
    pub version: i64,
    /// The object of its record.
    pub object: String,
    /// Its record.
    pub record: Uuid,
    /// Cleaned rich text.
    pub text: String,
    /// Stands above the others.
    pub pinned: bool,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it; none for the operator at the machine.
    pub author: Option<Uuid>,
    /// The name of whoever wrote it.
    pub by: Option<String>,
    /// When its text was last changed.
    pub edited_at: Option<Timestamp>,
}

const COLUMNS: &str = "n.id, n.version, n.object, n.record_id, n.text, n.pinned, n.created_at, n.created_by, u.name, n.edited_at \
                       FROM note n LEFT JOIN app_user u ON u.tenant_id = n.tenant_id AND u.id = n.created_by";

fn read(row: &Row) -> Result<Note, Error> {
    Ok(Note {
        id: row.get(0)?,
        version: row.get(1)?,
        object: row.get(2)?,
        record: row.get(3)?,
        text: row.get(4)?,
        pinned: row.get(5)?,
        at: row.get(6)?,
        author: row.get(7)?,
        by: row.get(8)?,
        edited_at: row.get(9)?,
    })
}

/// The words of a note as they are searched.
fn searched(text: &str) -> String {
    kernel::fold(&entity::rich::plain(text))
}

/// The notes kept at a record, the newest first, those before `before`; pinned ones alone where that is asked.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    (object, record): (&str, Uuid),
    (before, pinned): (Option<Uuid>, bool),
    limit: i64,
) -> Result<Vec<Note>, Error> {
    let only = if pinned { " AND n.pinned" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} WHERE n.tenant_id = $1 AND n.object = $2 AND n.record_id = $3 AND n.id < $4 \
         AND n.state = 'kept'{only} ORDER BY n.id DESC LIMIT $5"
    );
    let below = before.unwrap_or(Uuid::max());
    let args = [tenant.uuid().into(), object.into(), record.into(), below.into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// How many notes are kept at a record, and how many of them are pinned.
pub async fn count(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    record: Uuid,
) -> Result<(i64, i64), Error> {
    let sql = "SELECT count(*), count(CASE WHEN pinned THEN 1 END) FROM note \
               WHERE tenant_id = $1 AND object = $2 AND record_id = $3 AND state = 'kept'";
    let row = db.query_opt(sql, &[tenant.uuid().into(), object.into(), record.into()]).await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// One note in a state.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    state: State,
) -> Result<Option<Note>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE n.tenant_id = $1 AND n.id = $2 AND n.state = $3");
    let row = db.query_opt(&sql, &[tenant.uuid().into(), id.into(), state.as_str().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// Adds a note.
pub async fn insert(tx: &mut Tx, tenant: TenantId, note: &Note) -> Result<(), Error> {
    let sql = "INSERT INTO note (tenant_id, id, version, object, record_id, text, search_text, pinned, state, state_at, created_at, \
               created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'kept', $9, $9, $10)";
    let args: [Value; 10] = [
        tenant.uuid().into(),
        note.id.into(),
        note.version.into(),
        note.object.as_str().into(),
        note.record.into(),
        note.text.as_str().into(),
        searched(&note.text).into(),
        note.pinned.into(),
        note.at.into(),
        note.author.into(),
    ];
    tx.execute(sql, &args).await?;
    Ok(())
}

/// Writes the next version of a note: its text, whether it is pinned, when it was edited. `false`: it has another version by
/// now, or is gone.
pub async fn update(tx: &mut Tx, tenant: TenantId, note: &Note, seen: i64) -> Result<bool, Error> {
    let sql = "UPDATE note SET version = version + 1, text = $5, search_text = $6, pinned = $7, edited_at = $8 \
               WHERE tenant_id = $1 AND id = $2 AND version = $4 AND state = $3";
    let args: [Value; 8] = [
        tenant.uuid().into(),
        note.id.into(),
        State::Kept.as_str().into(),
        seen.into(),
        note.text.as_str().into(),
        searched(&note.text).into(),
        note.pinned.into(),
        note.edited_at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Moves a note from one state to the other; what was pinned is no more. `false`: it was not in that state.
pub async fn turn(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    (from, to): (State, State),
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE note SET state = $4, state_at = $5, pinned = FALSE, version = version + 1 \
               WHERE tenant_id = $1 AND id = $2 AND state = $3";
    let args = [tenant.uuid().into(), id.into(), from.as_str().into(), to.as_str().into(), now.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Forgets every note of a record that is gone for good, or whose person is forgotten.
pub async fn forget_all(tx: &mut Tx, tenant: TenantId, object: &str, record: Uuid) -> Result<u64, Error> {
    let sql = "DELETE FROM note WHERE tenant_id = $1 AND object = $2 AND record_id = $3";
    tx.execute(sql, &[tenant.uuid().into(), object.into(), record.into()]).await
}

/// Forgets notes deleted before a moment; gives how many, at most a thousand.
pub async fn forget_removed(tx: &mut Tx, tenant: TenantId, before: Timestamp) -> Result<u64, Error> {
    let sql = "DELETE FROM note WHERE tenant_id = $1 AND id IN (SELECT id FROM note WHERE tenant_id = $1 AND state = 'removed' \
               AND state_at < $2 ORDER BY state_at LIMIT 1000)";
    tx.execute(sql, &[tenant.uuid().into(), before.into()]).await
}
