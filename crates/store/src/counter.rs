//! Gapless numbers, one locked row a series; refuses to hand out a number the transaction does not keep.

use kernel::TenantId;

use crate::{Error, Read, Reader, Tx};

/// The next number of a series, from 1. Two transactions wait for each other; one that rolls back
/// gives its number back.
pub async fn next(tx: &mut Tx, tenant: TenantId, series: &str) -> Result<i64, Error> {
    take(tx, tenant, series, 1).await
}

/// Takes `count` numbers at once and gives the first of them.
pub async fn take(tx: &mut Tx, tenant: TenantId, series: &str, count: i64) -> Result<i64, Error> {
    let row = tx
        .query_opt(
            "INSERT INTO counter (tenant_id, series, last) VALUES ($1, $2, $3) \
             ON CONFLICT (tenant_id, series) DO UPDATE SET last = counter.last + excluded.last RETURNING last",
            &[tenant.uuid().into(), series.into(), count.into()],
        )
        .await?;
    let last: i64 = row.ok_or_else(|| Error::Column("a counter gave no number".into()))?.get(0)?;
    Ok(last - count + 1)
}

/// The next number of a series on PostgreSQL, in a transaction of one statement that does not wait for the disk: a crash may hand
/// it out again, so that whoever draws looks whether it is free, and a number that is not used leaves a gap.
pub(crate) async fn draw(db: &mut Reader, tenant: TenantId, series: &str) -> Result<i64, Error> {
    let row = db
        .query_opt(
            "WITH s AS (SELECT set_config('synchronous_commit', 'off', true)) \
             INSERT INTO counter (tenant_id, series, last) SELECT $1, $2, 1 FROM s \
             ON CONFLICT (tenant_id, series) DO UPDATE SET last = counter.last + 1 RETURNING last",
            &[tenant.uuid().into(), series.into()],
        )
        .await?;
    row.ok_or_else(|| Error::Column("a counter gave no number".into()))?.get(0)
}

/// A code as people see it: `code("M-", 123)` is `M-000123`.
pub fn code(prefix: &str, number: i64) -> String {
    format!("{prefix}{number:06}")
}
