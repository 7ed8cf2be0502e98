//! Notes deleted long ago are forgotten. Refuses to touch one that may still come back.

use jiff::SignedDuration;
use kernel::TenantId;
use store::Tx;

use crate::{Cx, Error};

/// How long a deleted note can be brought back.
const REMOVED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Forgets what was deleted long ago, a part of it each time; gives how many.
///
/// # Errors
/// Faults of the database.
pub async fn sweep(cx: &Cx, tenant: TenantId) -> Result<u64, Error> {
    let before = cx.now().checked_sub(REMOVED).map_err(Error::internal)?;
    Ok(cx.db.write(async |tx: &mut Tx| store::notes::forget_removed(tx, tenant, before).await).await?)
}
