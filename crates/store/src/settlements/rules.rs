//! Versions of what a company declares about paying out; refuses to change one.

use jiff::Timestamp;
use kernel::{Date, TenantId, UserId};
use serde_json::Value as Json;

use crate::db::{Error, Read, Row, Tx};

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub struct RulesRow {
    /// From 1.
    pub version: i64,
    /// `YYYY-MM-DD`.
    pub from: String,
    /// As the use case writes them.
    pub rules: Json,
    /// Who made it.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "r.version, r.valid_from, r.rules, u.name, r.made_at FROM settlement_rules r \
                       LEFT JOIN app_user u ON u.tenant_id = r.tenant_id AND u.id = r.made_by";

fn read(row: &Row) -> Result<RulesRow, Error> {
    Ok(RulesRow {
        version: row.get(0)?,
        from: row.get(1)?,
        rules: row.get(2)?,
        by: row.get(3)?,
        at: row.get(4)?,
    })
}

/// Versions below `before`, the newest first.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<RulesRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.version < $2 ORDER BY r.version DESC LIMIT $3"
    );
    let args = [tenant.uuid().into(), before.unwrap_or(i64::MAX).into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// One version.
pub async fn get(db: &mut impl Read, tenant: TenantId, version: i64) -> Result<Option<RulesRow>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.version = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), version.into()]).await?.as_ref().map(read).transpose()
}

/// The last version that is in force on a day.
pub async fn in_force(db: &mut impl Read, tenant: TenantId, on: Date) -> Result<Option<RulesRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.valid_from <= $2 ORDER BY r.version DESC LIMIT 1"
    );
    let args = [tenant.uuid().into(), on.to_string().into()];
    db.query_opt(&sql, &args).await?.as_ref().map(read).transpose()
}

/// The number of the last version; 0 before the first.
pub async fn last(db: &mut impl Read, tenant: TenantId) -> Result<i64, Error> {
    let sql = "SELECT version FROM settlement_rules WHERE tenant_id = $1 ORDER BY version DESC LIMIT 1";
    db.query_opt(sql, &[tenant.uuid().into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// Adds a version; fails with [`Error::Unique`] of `settlement_rules` when its number is taken.
pub async fn add(
    tx: &mut Tx,
    tenant: TenantId,
    row: (i64, Date, &Json),
    by: Option<UserId>,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO settlement_rules (tenant_id, version, valid_from, rules, made_by, made_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let args = [
        tenant.uuid().into(),
        row.0.into(),
        row.1.to_string().into(),
        row.2.into(),
        by.map(UserId::uuid).into(),
        at.into(),
    ];
    tx.execute(sql, &args).await.map(drop)
}
