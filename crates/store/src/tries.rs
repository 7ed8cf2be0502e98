//! Failed tries to sign in, by hashes of account and address, while they count. Holds no names; keeps no more than it is told.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Error, Read, Tx};

/// What is counted: a hash of the account or of the address.
pub type Key = [u8; 32];

/// When something was tried since a moment, the first try first.
pub async fn since(
    db: &mut impl Read,
    tenant: TenantId,
    key: Key,
    since: Timestamp,
) -> Result<Vec<Timestamp>, Error> {
    let sql = "SELECT tried_at FROM sign_in_try WHERE tenant_id = $1 AND key_hash = $2 AND tried_at > $3 ORDER BY tried_at";
    let rows = db.query(sql, &[tenant.uuid().into(), key.into(), since.into()]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Keeps a try; `id` names it for each of its keys.
pub async fn keep(tx: &mut Tx, tenant: TenantId, keys: &[Key], id: Uuid, at: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO sign_in_try (tenant_id, key_hash, id, tried_at) VALUES ($1, $2, $3, $4)";
    for key in keys {
        tx.execute(sql, &[tenant.uuid().into(), (*key).into(), id.into(), at.into()]).await?;
    }
    Ok(())
}

/// Forgets what was tried with a key.
pub async fn forgive(tx: &mut Tx, tenant: TenantId, key: Key) -> Result<(), Error> {
    let sql = "DELETE FROM sign_in_try WHERE tenant_id = $1 AND key_hash = $2";
    tx.execute(sql, &[tenant.uuid().into(), key.into()]).await?;
    Ok(())
}

/// Forgets what is older than `before`, and of the rest all but the newest `most`; gives how many.
pub async fn forget(tx: &mut Tx, tenant: TenantId, before: Timestamp, most: i64) -> Result<u64, Error> {
    let gone = "DELETE FROM sign_in_try WHERE tenant_id = $1 AND tried_at <= $2";
    let old = tx.execute(gone, &[tenant.uuid().into(), before.into()]).await?;
    let oldest =
        "SELECT tried_at FROM sign_in_try WHERE tenant_id = $1 ORDER BY tried_at DESC LIMIT 1 OFFSET $2";
    let Some(row) = tx.query_opt(oldest, &[tenant.uuid().into(), most.into()]).await? else { return Ok(old) };
    let last: Timestamp = row.get(0)?;
    Ok(old + tx.execute(gone, &[tenant.uuid().into(), last.into()]).await?)
}
