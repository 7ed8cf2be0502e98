//! Rows of `attachment`: what files there are at a record and what has become of them. Holds no content; refuses to
//! change a row that is not in the state it should be in.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Error, Read, Row, Tx, Value};

/// What has become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its content is on its way; nobody sees it.
    Arriving,
    /// It stands at its record.
    Kept,
    /// A person has removed it; it may come back.
    Removed,
    /// It is gone; its content goes next.
    Dropped,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Arriving => "arriving",
            Self::Kept => "kept",
            Self::Removed => "removed",
            Self::Dropped => "dropped",
        }
    }
}

/// A file at a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id, and the name of its content in the file store.
    pub id: Uuid,
    /// The object of its record.
    pub object: String,
    /// Its record.
    pub record: Uuid,
    /// The name people gave it.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its length.
    pub size_bytes: i64,
    /// SHA-256 of its content.
    pub sha256: Vec<u8>,
    /// A small picture of it lies beside its content.
    pub preview: bool,
    /// When it came.
    pub at: Timestamp,
    /// Who brought it; none for the system and for a person who is gone.
    pub by: Option<String>,
}

const COLUMNS: &str = "a.id, a.object, a.record_id, a.name, a.media_type, a.size_bytes, a.sha256, a.preview, a.created_at, u.name \
                       FROM attachment a LEFT JOIN app_user u ON u.tenant_id = a.tenant_id AND u.id = a.created_by";

fn read(row: &Row) -> Result<Attachment, Error> {
    Ok(Attachment {
        id: row.get(0)?,
        object: row.get(1)?,
        record: row.get(2)?,
        name: row.get(3)?,
        media_type: row.get(4)?,
        size_bytes: row.get(5)?,
        sha256: row.get(6)?,
        preview: row.get(7)?,
        at: row.get(8)?,
        by: row.get(9)?,
    })
}

/// The files kept at a record, in the order they came.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    record: Uuid,
) -> Result<Vec<Attachment>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE a.tenant_id = $1 AND a.object = $2 AND a.record_id = $3 AND a.state = 'kept' ORDER BY a.id"
    );
    let rows = db.query(&sql, &[tenant.uuid().into(), object.into(), record.into()]).await?;
    rows.iter().map(read).collect()
}

/// How many files stand at a record or are on their way to it.
pub async fn count(db: &mut impl Read, tenant: TenantId, object: &str, record: Uuid) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM attachment WHERE tenant_id = $1 AND object = $2 AND record_id = $3 \
               AND state IN ('arriving', 'kept')";
    let row = db.query_opt(sql, &[tenant.uuid().into(), object.into(), record.into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Those of the files that are kept at records of an object.
pub async fn some(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    ids: &[Uuid],
) -> Result<Vec<Attachment>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for page in ids.chunks(500) {
        let args: [Value; 3] = [tenant.uuid().into(), object.into(), Value::ids(page)];
        let among = db.dialect().is_one_of_ids("a.id", "$3");
        let sql = format!(
            "SELECT {COLUMNS} WHERE a.tenant_id = $1 AND a.object = $2 AND a.state = 'kept' AND {among}"
        );
        for row in db.query(&sql, &args).await? {
            out.push(read(&row)?);
        }
    }
    Ok(out)
}

/// The names of files at records of an object, whatever has become of them.
pub async fn names(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, String)>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for page in ids.chunks(500) {
        let args: [Value; 3] = [tenant.uuid().into(), object.into(), Value::ids(page)];
        let among = db.dialect().is_one_of_ids("id", "$3");
        let sql = format!("SELECT id, name FROM attachment WHERE tenant_id = $1 AND object = $2 AND {among}");
        for row in db.query(&sql, &args).await? {
            out.push((row.get(0)?, row.get(1)?));
        }
    }
    Ok(out)
}

/// One file in a state.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    state: State,
) -> Result<Option<Attachment>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE a.tenant_id = $1 AND a.id = $2 AND a.state = $3");
    let row = db.query_opt(&sql, &[tenant.uuid().into(), id.into(), state.as_str().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// Announces a file: from here on its content may lie in the file store.
pub async fn announce(
    tx: &mut Tx,
    tenant: TenantId,
    file: &Attachment,
    by: Option<Uuid>,
) -> Result<(), Error> {
    let sql = "INSERT INTO attachment (tenant_id, id, object, record_id, name, media_type, size_bytes, sha256, preview, \
               state, state_at, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'arriving', $10, $10, $11)";
    tx.execute(
        sql,
        &[
            tenant.uuid().into(),
            file.id.into(),
            file.object.as_str().into(),
            file.record.into(),
            file.name.as_str().into(),
            file.media_type.as_str().into(),
            file.size_bytes.into(),
            file.sha256.clone().into(),
            file.preview.into(),
            file.at.into(),
            by.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Keeps a file whose content has come. `false`: it was given up meanwhile.
pub async fn keep(tx: &mut Tx, tenant: TenantId, file: &Attachment, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE attachment SET media_type = $3, size_bytes = $4, sha256 = $5, preview = $6, state = 'kept', state_at = $7 \
               WHERE tenant_id = $1 AND id = $2 AND state = 'arriving'";
    let args = [
        tenant.uuid().into(),
        file.id.into(),
        file.media_type.as_str().into(),
        file.size_bytes.into(),
        file.sha256.clone().into(),
        file.preview.into(),
        now.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Moves a file from one state to another. `false`: it was not in that state.
pub async fn turn(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    (from, to): (State, State),
    now: Timestamp,
) -> Result<bool, Error> {
    let sql =
        "UPDATE attachment SET state = $4, state_at = $5 WHERE tenant_id = $1 AND id = $2 AND state = $3";
    let args = [tenant.uuid().into(), id.into(), from.as_str().into(), to.as_str().into(), now.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Drops every file of a record that is gone for good.
pub async fn drop_all(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    record: Uuid,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE attachment SET state = 'dropped', state_at = $4 WHERE tenant_id = $1 AND object = $2 \
               AND record_id = $3 AND state <> 'dropped'";
    tx.execute(sql, &[tenant.uuid().into(), object.into(), record.into(), now.into()]).await?;
    Ok(())
}

/// Every file of a record, whatever has become of it.
pub async fn of_record(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    record: Uuid,
) -> Result<Vec<Uuid>, Error> {
    let sql = "SELECT id FROM attachment WHERE tenant_id = $1 AND object = $2 AND record_id = $3 ORDER BY id";
    let args = [tenant.uuid().into(), object.into(), record.into()];
    db.query(sql, &args).await?.iter().map(|row| row.get(0)).collect()
}

/// Some files that have been in a state since before a moment.
pub async fn due(
    db: &mut impl Read,
    tenant: TenantId,
    state: State,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    let sql = "SELECT id FROM attachment WHERE tenant_id = $1 AND state = $2 AND state_at < $3 ORDER BY state_at LIMIT $4";
    let args = [tenant.uuid().into(), state.as_str().into(), before.into(), limit.into()];
    db.query(sql, &args).await?.iter().map(|row| row.get(0)).collect()
}

/// Forgets a file whose content is gone.
pub async fn forget(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), Error> {
    let sql = "DELETE FROM attachment WHERE tenant_id = $1 AND id = $2 AND state = 'dropped'";
    tx.execute(sql, &[tenant.uuid().into(), id.into()]).await?;
    Ok(())
}

/// The files kept or removed after `after`, in order: those whose content has to be there.
pub async fn page(
    db: &mut impl Read,
    tenant: TenantId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Attachment>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE a.tenant_id = $1 AND a.id > $2 AND a.state IN ('kept', 'removed') ORDER BY a.id LIMIT $3"
    );
    let rows = db.query(&sql, &[tenant.uuid().into(), after.into(), limit.into()]).await?;
    rows.iter().map(read).collect()
}
