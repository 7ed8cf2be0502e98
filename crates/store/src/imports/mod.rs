//! Uploaded files, their rejected rows and counts. Refuses to show anybody but the person who
//! uploaded a file that it exists.

pub mod checks;
mod mails;
pub mod rows;

use jiff::Timestamp;
use kernel::{ImportId, JobId, TenantId, UserId};
use serde_json::Value as Json;

use crate::{Error, Read, Row, Tx, Value};

pub use mails::by_mail;

/// Bytes of one stored part of a file.
const PART_BYTES: usize = 512 << 10;

/// Counts of rows; `created + updated + unchanged + rejected` is the number of rows once ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows whose record is new.
    pub created: i64,
    /// Rows whose record changed.
    pub updated: i64,
    /// Rows whose record stood already as the file says.
    pub unchanged: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

/// An import as it stands in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// Id.
    pub id: ImportId,
    /// Who uploaded it.
    pub actor: UserId,
    /// Object its rows are records of.
    pub object: String,
    /// Name of the file on the person's machine.
    pub file_name: String,
    /// The mapping it was last started with.
    pub mapping: Option<Json>,
    /// Whether the last start was a trial.
    pub dry_run: bool,
    /// The job of the last start.
    pub job: Option<JobId>,
    /// Rows in the file, the header not counted.
    pub rows: i64,
    /// What became of them so far.
    pub counts: Counts,
}

/// A rejected row.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorRow {
    /// Physical line.
    pub line: i64,
    /// Column's name or empty.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// Values for the words.
    pub params: Json,
    /// The row as it stood in the file: a list of cells.
    pub cells: Json,
}

/// A new upload.
#[derive(Debug, Clone)]
pub struct NewImport<'a> {
    /// Company.
    pub tenant: TenantId,
    /// Id, made by the app.
    pub id: ImportId,
    /// Who uploads.
    pub actor: UserId,
    /// Object its rows are records of.
    pub object: &'a str,
    /// Name of the file.
    pub file_name: &'a str,
    /// BLAKE3 of its bytes.
    pub file_hash: [u8; 32],
    /// The bytes.
    pub bytes: &'a [u8],
    /// Now.
    pub now: Timestamp,
}

/// Keeps an uploaded file.
pub async fn create(tx: &mut Tx, import: &NewImport<'_>) -> Result<(), Error> {
    let zero = Value::Int(0);
    tx.execute(
        "INSERT INTO import (tenant_id, id, actor_id, object, file_name, file_hash, dry_run, row_count, \
         created, updated, unchanged, rejected, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $8, $8, $9)",
        &[
            import.tenant.uuid().into(),
            import.id.uuid().into(),
            import.actor.uuid().into(),
            import.object.into(),
            import.file_name.into(),
            import.file_hash.into(),
            true.into(),
            zero,
            import.now.into(),
        ],
    )
    .await?;
    let parts = import.bytes.chunks(PART_BYTES).zip(0i64..).map(|(bytes, part)| {
        vec![import.tenant.uuid().into(), import.id.uuid().into(), Value::Int(part), bytes.into()]
    });
    tx.insert_many("import_part", &["tenant_id", "import_id", "part", "bytes"], parts.collect::<Vec<_>>())
        .await?;
    Ok(())
}

fn read(row: &Row) -> Result<ImportRow, Error> {
    Ok(ImportRow {
        id: ImportId::from_uuid(row.get(0)?),
        actor: UserId::from_uuid(row.get(1)?),
        object: row.get(2)?,
        file_name: row.get(3)?,
        mapping: row.get(4)?,
        dry_run: row.get(5)?,
        job: row.get::<Option<uuid::Uuid>>(6)?.map(JobId::from_uuid),
        rows: row.get(7)?,
        counts: Counts {
            created: row.get(8)?,
            updated: row.get(9)?,
            unchanged: row.get(10)?,
            rejected: row.get(11)?,
        },
    })
}

/// One import of this person; another person's looks like none.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    actor: UserId,
    id: ImportId,
) -> Result<Option<ImportRow>, Error> {
    let sql = "SELECT id, actor_id, object, file_name, mapping, dry_run, job_id, row_count, created, updated, \
        unchanged, rejected FROM import WHERE tenant_id = $1 AND id = $2 AND actor_id = $3";
    let args = [tenant.uuid().into(), id.uuid().into(), actor.uuid().into()];
    db.query_opt(sql, &args).await?.as_ref().map(read).transpose()
}

/// The file's bytes.
pub async fn bytes(db: &mut impl Read, tenant: TenantId, id: ImportId) -> Result<Vec<u8>, Error> {
    let sql = "SELECT bytes FROM import_part WHERE tenant_id = $1 AND import_id = $2 ORDER BY part";
    let mut out = Vec::new();
    for row in db.query(sql, &[tenant.uuid().into(), id.uuid().into()]).await? {
        out.extend_from_slice(&row.get::<Vec<u8>>(0)?);
    }
    Ok(out)
}

/// Locks an import until the end of the transaction.
pub async fn hold(tx: &mut Tx, tenant: TenantId, id: ImportId) -> Result<(), Error> {
    let sql = "UPDATE import SET row_count = row_count WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into()]).await?;
    Ok(())
}

/// Forgets what became of the rows: a trial begins anew.
pub async fn reset(tx: &mut Tx, tenant: TenantId, id: ImportId) -> Result<(), Error> {
    let key = [tenant.uuid().into(), id.uuid().into()];
    tx.execute("DELETE FROM import_error WHERE tenant_id = $1 AND import_id = $2", &key).await?;
    tx.execute(
        "UPDATE import SET row_count = 0, created = 0, updated = 0, unchanged = 0, rejected = 0 \
         WHERE tenant_id = $1 AND id = $2",
        &key,
    )
    .await?;
    Ok(())
}

/// Notes a start: its mapping and job, counts at zero, errors of an earlier start gone.
pub async fn start(
    tx: &mut Tx,
    tenant: TenantId,
    id: ImportId,
    mapping: &Json,
    dry_run: bool,
    job: JobId,
) -> Result<(), Error> {
    let key = [tenant.uuid().into(), id.uuid().into()];
    tx.execute("DELETE FROM import_error WHERE tenant_id = $1 AND import_id = $2", &key).await?;
    let args = [
        tenant.uuid().into(),
        id.uuid().into(),
        mapping.into(),
        dry_run.into(),
        job.uuid().into(),
        0i64.into(),
    ];
    tx.execute(
        "UPDATE import SET mapping = $3, dry_run = $4, job_id = $5, row_count = $6, created = $6, updated = $6, \
         unchanged = $6, rejected = $6 WHERE tenant_id = $1 AND id = $2",
        &args,
    )
    .await?;
    Ok(())
}

/// Adds a chunk's counts and rejected rows, in the transaction that wrote the chunk.
pub async fn chunk(
    tx: &mut Tx,
    tenant: TenantId,
    id: ImportId,
    rows: i64,
    counts: Counts,
    errors: Vec<ErrorRow>,
) -> Result<(), Error> {
    let args = [
        tenant.uuid().into(),
        id.uuid().into(),
        rows.into(),
        counts.created.into(),
        counts.updated.into(),
        counts.unchanged.into(),
        counts.rejected.into(),
    ];
    tx.execute(
        "UPDATE import SET row_count = row_count + $3, created = created + $4, updated = updated + $5, \
         unchanged = unchanged + $6, rejected = rejected + $7 WHERE tenant_id = $1 AND id = $2",
        &args,
    )
    .await?;
    let columns = ["tenant_id", "import_id", "line", "column_name", "code", "params", "cells"];
    let rows = errors.into_iter().map(|error| {
        vec![
            tenant.uuid().into(),
            id.uuid().into(),
            error.line.into(),
            error.column.into(),
            error.code.into(),
            Value::Json(error.params.to_string()),
            Value::Json(error.cells.to_string()),
        ]
    });
    tx.insert_many("import_error", &columns, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Rejected rows in the order of the file, after physical line `after`.
pub async fn errors(
    db: &mut impl Read,
    tenant: TenantId,
    id: ImportId,
    after: i64,
    limit: i64,
) -> Result<Vec<ErrorRow>, Error> {
    let sql = "SELECT line, column_name, code, params, cells FROM import_error \
        WHERE tenant_id = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4";
    let args = [tenant.uuid().into(), id.uuid().into(), after.into(), limit.into()];
    let rows = db.query(sql, &args).await?;
    rows.iter()
        .map(|row| {
            Ok(ErrorRow {
                line: row.get(0)?,
                column: row.get(1)?,
                code: row.get(2)?,
                params: row.get(3)?,
                cells: row.get(4)?,
            })
        })
        .collect()
}
