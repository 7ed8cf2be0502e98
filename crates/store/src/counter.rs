//! Gapless numbers, one locked row a series; refuses to hand out a number the transaction does not keep.

use kernel::TenantId;

use crate::{Error, Read, Tx};

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

/// A code as people see it: `code("M-", 123)` is `M-000123`.
pub fn code(prefix: &str, number: i64) -> String {
    format!("{prefix}{number:06}")
}
