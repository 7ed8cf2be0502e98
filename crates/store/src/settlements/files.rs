//! Payout files and what stands in them; refuses, by the key of its table, a payout in two files.

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::db::{Error, Read, Row, Tx, Value};

/// A payout file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its id, and the name of its content in the file store.
    pub id: Uuid,
    /// The settlement.
    pub settlement: Uuid,
    /// `S-000012-1`.
    pub code: String,
    /// `pain` or `csv`.
    pub kind: String,
    /// How many payouts.
    pub payouts: i64,
    /// Their sum.
    pub total: i64,
    /// The day on which the bank is to pay.
    pub execute_on: Option<String>,
    /// SHA-256 of the content.
    pub sha256: Vec<u8>,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: Option<String>,
}

const COLUMNS: &str = "f.id, f.settlement_id, f.code, f.kind, f.payouts, f.total, f.execute_on, f.sha256, f.made_at, u.name \
                       FROM payout_file f LEFT JOIN app_user u ON u.tenant_id = f.tenant_id AND u.id = f.made_by";

fn read(row: &Row) -> Result<FileRow, Error> {
    Ok(FileRow {
        id: row.get(0)?,
        settlement: row.get(1)?,
        code: row.get(2)?,
        kind: row.get(3)?,
        payouts: row.get(4)?,
        total: row.get(5)?,
        execute_on: row.get(6)?,
        sha256: row.get(7)?,
        at: row.get(8)?,
        by: row.get(9)?,
    })
}

/// One file.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<FileRow>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE f.tenant_id = $1 AND f.id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// The files of a settlement in the order they were made, after `after`.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<FileRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE f.tenant_id = $1 AND f.settlement_id = $2 AND f.id > $3 ORDER BY f.id LIMIT $4"
    );
    let args = [tenant.uuid().into(), settlement.into(), after.unwrap_or(Uuid::nil()).into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// How many files a settlement has.
pub async fn count(db: &mut impl Read, tenant: TenantId, settlement: Uuid) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM payout_file WHERE tenant_id = $1 AND settlement_id = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), settlement.into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Adds a file with its payouts; fails with [`Error::Unique`] of `payout_in_file` for one that stands in another.
pub async fn add(
    tx: &mut Tx,
    tenant: TenantId,
    row: &FileRow,
    by: Option<UserId>,
    payouts: &[Uuid],
) -> Result<(), Error> {
    let sql = "INSERT INTO payout_file (tenant_id, id, settlement_id, code, kind, payouts, total, execute_on, sha256, made_at, \
               made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let args: [Value; 11] = [
        tenant.uuid().into(),
        row.id.into(),
        row.settlement.into(),
        row.code.as_str().into(),
        row.kind.as_str().into(),
        row.payouts.into(),
        row.total.into(),
        row.execute_on.clone().into(),
        row.sha256.clone().into(),
        row.at.into(),
        by.map(UserId::uuid).into(),
    ];
    tx.execute(sql, &args).await?;
    let rows: Vec<Vec<Value>> =
        payouts.iter().map(|payout| vec![tenant.uuid().into(), (*payout).into(), row.id.into()]).collect();
    tx.insert_many("payout_in_file", &["tenant_id", "payout_id", "file_id"], rows).await?;
    Ok(())
}
