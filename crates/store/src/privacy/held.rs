//! What is held of a person besides records: postings, mails, what it did. For a copy of everything.

use kernel::TenantId;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{Error, Read, Row};

async fn rows(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    sql: &str,
    json: impl Fn(&Row) -> Result<Json, Error>,
) -> Result<Json, Error> {
    let rows = db.query(sql, &[tenant.uuid().into(), id.into()]).await?;
    rows.iter().map(json).collect::<Result<Vec<_>, _>>().map(Json::Array)
}

/// What was posted to a member: day, kind, reference, account, amount in minor units.
pub async fn postings(db: &mut impl Read, tenant: TenantId, member: Uuid) -> Result<Json, Error> {
    let sql = "SELECT e.booked_on, e.kind, e.reference, p.account, p.currency, p.amount FROM ledger_posting p \
               JOIN ledger_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id \
               WHERE p.tenant_id = $1 AND p.holder_id = $2 ORDER BY e.id, p.number";
    rows(db, tenant, member, sql, |row| {
        Ok(json!({
            "day": row.get::<String>(0)?, "kind": row.get::<String>(1)?, "reference": row.get::<String>(2)?,
            "account": row.get::<String>(3)?, "currency": row.get::<String>(4)?, "amount_minor": row.get::<i64>(5)?,
        }))
    })
    .await
}

/// The mails to a person who signs in: for what, and what became of them.
pub async fn mails(db: &mut impl Read, tenant: TenantId, user: Uuid) -> Result<Json, Error> {
    let sql = "SELECT purpose, state, changed_at FROM mail WHERE tenant_id = $1 AND user_id = $2 ORDER BY id";
    rows(db, tenant, user, sql, |row| {
        let at: jiff::Timestamp = row.get(2)?;
        Ok(json!({ "purpose": row.get::<String>(0)?, "state": row.get::<String>(1)?, "at": at.to_string() }))
    })
    .await
}

/// What a person who signs in did: when, what, to which kind of record.
pub async fn done_by(db: &mut impl Read, tenant: TenantId, user: Uuid) -> Result<Json, Error> {
    let sql = "SELECT at, action, object FROM audit_entry WHERE tenant_id = $1 AND actor_id = $2 ORDER BY id";
    rows(db, tenant, user, sql, |row| {
        let at: jiff::Timestamp = row.get(0)?;
        Ok(json!({ "at": at.to_string(), "action": row.get::<String>(1)?, "object": row.get::<String>(2)? }))
    })
    .await
}

/// The files a person uploaded to be imported.
pub async fn imports(db: &mut impl Read, tenant: TenantId, user: Uuid) -> Result<Json, Error> {
    let sql = "SELECT created_at, object, file_name, row_count FROM import WHERE tenant_id = $1 AND actor_id = $2 ORDER BY id";
    rows(db, tenant, user, sql, |row| {
        let at: jiff::Timestamp = row.get(0)?;
        Ok(json!({
            "at": at.to_string(), "object": row.get::<String>(1)?, "file": row.get::<String>(2)?, "rows": row.get::<i64>(3)?,
        }))
    })
    .await
}

/// Sets aside imports and changes of many that wait in a restored database: they could write an erased person again.
pub async fn stop_work(tx: &mut crate::Tx, tenant: TenantId, now: jiff::Timestamp) -> Result<(), Error> {
    let sql = "UPDATE job SET state = 'cancelled', finished_at = $2, lease_owner = NULL, leased_until = NULL \
               WHERE tenant_id = $1 AND kind IN ('import', 'bulk') AND state IN ('queued', 'running')";
    tx.execute(sql, &[tenant.uuid().into(), now.into()]).await.map(|_| ())
}
