//! Legal holds: why a person's data must stay for now. Refuses to lift one twice.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use super::Piece;
use crate::{Error, Read, Tx};

/// A hold that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: Uuid,
    /// The object of the record it was set at.
    pub object: String,
    /// That record.
    pub record: Uuid,
    /// Why.
    pub reason: String,
    /// Who set it; none for a person who is gone.
    pub by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

/// The open holds on a person, oldest first.
pub async fn holds(db: &mut impl Read, tenant: TenantId, person: &[Piece]) -> Result<Vec<Hold>, Error> {
    let sql = "SELECT h.id, h.object, h.record_id, h.reason, u.name, h.set_at FROM legal_hold h \
               LEFT JOIN app_user u ON u.tenant_id = h.tenant_id AND u.id = h.set_by \
               WHERE h.tenant_id = $1 AND h.object = $2 AND h.record_id = $3 AND h.lifted_at IS NULL ORDER BY h.id";
    let mut out = Vec::new();
    for piece in person {
        let args = [tenant.uuid().into(), piece.object.as_str().into(), piece.id.into()];
        for row in db.query(sql, &args).await? {
            out.push(Hold {
                id: row.get(0)?,
                object: row.get(1)?,
                record: row.get(2)?,
                reason: row.get(3)?,
                by: row.get(4)?,
                at: row.get(5)?,
            });
        }
    }
    Ok(out)
}

/// Sets a hold.
pub async fn set_hold(tx: &mut Tx, tenant: TenantId, hold: &Hold, by: Option<Uuid>) -> Result<(), Error> {
    let sql = "INSERT INTO legal_hold (tenant_id, id, object, record_id, reason, set_by, set_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let args = [
        tenant.uuid().into(),
        hold.id.into(),
        hold.object.as_str().into(),
        hold.record.into(),
        hold.reason.as_str().into(),
        by.into(),
        hold.at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Lifts an open hold and gives where it stood; none when there is none.
pub async fn lift(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    now: Timestamp,
) -> Result<Option<(String, Uuid)>, Error> {
    let sql = "UPDATE legal_hold SET lifted_at = $3 WHERE tenant_id = $1 AND id = $2 AND lifted_at IS NULL \
               RETURNING object, record_id";
    let row = tx.query_opt(sql, &[tenant.uuid().into(), id.into(), now.into()]).await?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}
