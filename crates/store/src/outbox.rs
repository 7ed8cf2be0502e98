//! What leaves the house, written in the transaction that caused it; refuses to deliver anything itself.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Db, Error, Read, Tx};

/// The topic of mails, which have a worker of their own.
pub const MAIL: &str = "mail";

/// A message that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id: consumers use it to recognise a repeated delivery.
    pub id: Uuid,
    /// What it is about, such as `member.created`.
    pub topic: String,
    /// Its content.
    pub payload: serde_json::Value,
    /// How often its delivery was begun before.
    pub attempts: i64,
}

/// Adds a message; it leaves after the commit, never when the transaction fails.
pub async fn push(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    at: Timestamp,
    topic: &str,
    payload: &serde_json::Value,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at, attempts) \
         VALUES ($1, $2, $3, $4, $5, $5, 0)",
        &[tenant.uuid().into(), id.into(), topic.into(), payload.into(), at.into()],
    )
    .await?;
    Ok(())
}

/// Takes up to `limit` messages that are due, for this caller alone until `until`; leaves mails alone.
pub async fn claim(
    db: &Db,
    tenant: TenantId,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    take(db, tenant, "<>", now, until, limit).await
}

/// As [`claim`] for mails alone.
pub async fn claim_mails(
    db: &Db,
    tenant: TenantId,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    take(db, tenant, "=", now, until, limit).await
}

/// `mails` is how the topic compares with [`MAIL`].
async fn take(
    db: &Db,
    tenant: TenantId,
    mails: &str,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    let skip = match db.dialect() {
        crate::Dialect::Sqlite => "",
        crate::Dialect::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "UPDATE outbox SET leased_until = $3, attempts = attempts + 1 WHERE tenant_id = $1 AND id IN \
         (SELECT id FROM outbox WHERE tenant_id = $1 AND done_at IS NULL AND due_at <= $2 AND topic {mails} '{MAIL}' \
          AND (leased_until IS NULL OR leased_until < $2) ORDER BY due_at, id LIMIT $4{skip}) \
         RETURNING id, topic, payload, attempts"
    );
    let args = [tenant.uuid().into(), now.into(), until.into(), limit.into()];
    let rows = db.write(async |tx| tx.query(&sql, &args).await).await?;
    let mut out = Vec::with_capacity(rows.len());
    for row in &rows {
        out.push(Message {
            id: row.get(0)?,
            topic: row.get(1)?,
            payload: row.get(2)?,
            attempts: row.get::<i64>(3)? - 1,
        });
    }
    out.sort_by_key(|message| message.id);
    Ok(out)
}

/// Notes that a message has been delivered.
pub async fn done(tx: &mut Tx, tenant: TenantId, id: Uuid, at: Timestamp) -> Result<(), Error> {
    tx.execute(
        "UPDATE outbox SET done_at = $3, leased_until = NULL WHERE tenant_id = $1 AND id = $2",
        &[tenant.uuid().into(), id.into(), at.into()],
    )
    .await?;
    Ok(())
}

/// Puts a message back until `due`.
pub async fn postpone(tx: &mut Tx, tenant: TenantId, id: Uuid, due: Timestamp) -> Result<(), Error> {
    tx.execute(
        "UPDATE outbox SET due_at = $3, leased_until = NULL WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL",
        &[tenant.uuid().into(), id.into(), due.into()],
    )
    .await?;
    Ok(())
}
