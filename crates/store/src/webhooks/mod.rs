//! Subscribers to events: their rows, their secrets, and the lease under which one server at a time sends to each.
//! Refuses to change a row whose version is not the one the caller read, and to give a secret to anybody but the sender.

mod delivery;

use jiff::Timestamp;
use kernel::TenantId;
use serde_json::json;
use uuid::Uuid;

use crate::db::Dialect;
use crate::{Db, Error, Read, Row, Tx, Value};

pub use delivery::{
    Delivery, DeliveryState, Outcome, Page, again, enqueue, forget_before, get_delivery, head, log, settle,
    waiting,
};

/// A subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Where messages go to.
    pub url: String,
    /// Objects whose events it wants; empty: all.
    pub objects: Vec<String>,
    /// Events it wants; empty: all.
    pub events: Vec<String>,
    /// With whose rights records are read.
    pub owner: Uuid,
    /// Whether it gets messages.
    pub active: bool,
    /// Why it gets none.
    pub reason: String,
    /// Tries that failed since the last success.
    pub failures: i64,
    /// Since when every try has failed.
    pub failing_since: Option<Timestamp>,
    /// When the first message waiting may be tried.
    pub due_at: Timestamp,
    /// Rises with every change by a person.
    pub version: i64,
    /// Since when there is one.
    pub created_at: Timestamp,
}

const COLUMNS: &str = "id, name, url, objects, events, owner_id, state, reason, failures, failing_since, due_at, \
                       version, created_at";

fn read(row: &Row) -> Result<Webhook, Error> {
    Ok(Webhook {
        id: row.get(0)?,
        name: row.get(1)?,
        url: row.get(2)?,
        objects: list(&row.get(3)?),
        events: list(&row.get(4)?),
        owner: row.get(5)?,
        active: row.get::<String>(6)? == "active",
        reason: row.get(7)?,
        failures: row.get(8)?,
        failing_since: row.get(9)?,
        due_at: row.get(10)?,
        version: row.get(11)?,
        created_at: row.get(12)?,
    })
}

fn list(json: &serde_json::Value) -> Vec<String> {
    json.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// Every subscriber, in the order they were made.
pub async fn all(db: &mut impl Read, tenant: TenantId) -> Result<Vec<Webhook>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM webhook WHERE tenant_id = $1 ORDER BY id");
    db.query(&sql, &[tenant.uuid().into()]).await?.iter().map(read).collect()
}

/// One subscriber.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Webhook>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM webhook WHERE tenant_id = $1 AND id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// Adds a subscriber.
pub async fn insert(tx: &mut Tx, tenant: TenantId, webhook: &Webhook) -> Result<(), Error> {
    let sql = "INSERT INTO webhook (tenant_id, id, name, url, objects, events, owner_id, state, reason, failures, \
               failing_since, due_at, version, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)";
    let mut args = vec![tenant.uuid().into(), webhook.id.into()];
    args.extend(columns(webhook));
    args.extend([Value::from(webhook.version), webhook.created_at.into()]);
    tx.execute(sql, &args).await.map(|_| ())
}

fn columns(webhook: &Webhook) -> [Value; 10] {
    [
        webhook.name.as_str().into(),
        webhook.url.as_str().into(),
        (&json!(webhook.objects)).into(),
        (&json!(webhook.events)).into(),
        webhook.owner.into(),
        if webhook.active { "active" } else { "off" }.into(),
        webhook.reason.as_str().into(),
        webhook.failures.into(),
        webhook.failing_since.into(),
        webhook.due_at.into(),
    ]
}

/// Writes a subscriber as a person wants it, whose version is still `seen`; `false` when it has moved on.
pub async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    webhook: &Webhook,
    seen: i64,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE webhook SET name = $3, url = $4, objects = $5, events = $6, owner_id = $7, state = $8, \
               reason = $9, failures = $10, failing_since = $11, due_at = $12, version = version + 1, \
               updated_at = $14 WHERE tenant_id = $1 AND id = $2 AND version = $13";
    let mut args = vec![tenant.uuid().into(), webhook.id.into()];
    args.extend(columns(webhook));
    args.extend([Value::from(seen), at.into()]);
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Removes a subscriber with its log and its secrets; `false` when its version is no longer `seen`.
pub async fn delete(tx: &mut Tx, tenant: TenantId, id: Uuid, seen: i64) -> Result<bool, Error> {
    let key: [Value; 2] = [tenant.uuid().into(), id.into()];
    // The row is held first: a sender that settles meanwhile waits, and finds nothing then.
    let sql = "UPDATE webhook SET state = 'off' WHERE tenant_id = $1 AND id = $2 AND version = $3";
    if tx.execute(sql, &[key[0].clone(), key[1].clone(), seen.into()]).await? == 0 {
        return Ok(false);
    }
    for table in ["webhook_delivery", "webhook_secret"] {
        tx.execute(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND webhook_id = $2"), &key).await?;
    }
    Ok(tx.execute("DELETE FROM webhook WHERE tenant_id = $1 AND id = $2", &key).await? == 1)
}

/// Notes what the tries have come to, under the lease; `false` when the lease is lost.
pub async fn keep_standing(
    tx: &mut Tx,
    tenant: TenantId,
    webhook: &Webhook,
    lease: Uuid,
    until: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE webhook SET state = $4, reason = $5, failures = $6, failing_since = $7, due_at = $8, \
               leased_until = $9 WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'active'";
    let args = [
        tenant.uuid().into(),
        webhook.id.into(),
        lease.into(),
        if webhook.active { "active" } else { "off" }.into(),
        webhook.reason.as_str().into(),
        webhook.failures.into(),
        webhook.failing_since.into(),
        webhook.due_at.into(),
        until.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Takes the subscriber whose first message is due longest, for `lease` alone until `until`.
pub async fn claim(
    db: &Db,
    tenant: TenantId,
    lease: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<Webhook>, Error> {
    let due = "SELECT w.id FROM webhook w WHERE w.tenant_id = $1 AND w.state = 'active' AND w.due_at <= $2 \
               AND (w.leased_until IS NULL OR w.leased_until < $2) AND EXISTS (SELECT 1 FROM webhook_delivery d \
               WHERE d.tenant_id = $1 AND d.webhook_id = w.id AND d.state = 'waiting') ORDER BY w.due_at, w.id LIMIT 1";
    // Nobody writes only to find that there is nothing to do.
    if db.read().query_opt(due, &[tenant.uuid().into(), now.into()]).await?.is_none() {
        return Ok(None);
    }
    let skip = match db.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => " FOR UPDATE OF w SKIP LOCKED",
    };
    let sql = format!(
        // Worked out once, see `outbox::claim_mails`.
        "WITH due AS MATERIALIZED ({due}{skip}) UPDATE webhook SET lease_owner = $3, leased_until = $4 \
         WHERE tenant_id = $1 AND id IN (SELECT id FROM due) RETURNING {COLUMNS}"
    );
    let args = [tenant.uuid().into(), now.into(), lease.into(), until.into()];
    let rows = db.write(async |tx: &mut Tx| tx.query(&sql, &args).await).await?;
    rows.first().map(read).transpose()
}

/// Gives a subscriber back.
pub async fn release(tx: &mut Tx, tenant: TenantId, id: Uuid, lease: Uuid) -> Result<(), Error> {
    let sql = "UPDATE webhook SET lease_owner = NULL, leased_until = NULL \
               WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3";
    tx.execute(sql, &[tenant.uuid().into(), id.into(), lease.into()]).await.map(|_| ())
}

/// A secret as the sender has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Signing {
    /// `whsec_…`.
    pub secret: String,
    /// Until when messages are signed with it; none: until it is replaced.
    pub ends_at: Option<Timestamp>,
    /// Since when.
    pub created_at: Timestamp,
}

/// The secrets in force at `now`, the newest first. For the sender alone.
pub async fn secrets(
    db: &mut impl Read,
    tenant: TenantId,
    webhook: Uuid,
    now: Timestamp,
) -> Result<Vec<Signing>, Error> {
    let sql = "SELECT secret, ends_at, created_at FROM webhook_secret WHERE tenant_id = $1 AND webhook_id = $2 \
               AND (ends_at IS NULL OR ends_at > $3) ORDER BY id DESC";
    let rows = db.query(sql, &[tenant.uuid().into(), webhook.into(), now.into()]).await?;
    rows.iter()
        .map(|row| Ok(Signing { secret: row.get(0)?, ends_at: row.get(1)?, created_at: row.get(2)? }))
        .collect()
}

/// Puts a new secret in force; the one before stays in force until `ends`, older ones end now.
pub async fn rotate(
    tx: &mut Tx,
    tenant: TenantId,
    webhook: Uuid,
    id: Uuid,
    secret: &str,
    now: Timestamp,
    ends: Timestamp,
) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), webhook.into()];
    let ended = "DELETE FROM webhook_secret WHERE tenant_id = $1 AND webhook_id = $2 AND ends_at IS NOT NULL";
    tx.execute(ended, &key).await?;
    let ending = "UPDATE webhook_secret SET ends_at = $3 WHERE tenant_id = $1 AND webhook_id = $2";
    tx.execute(ending, &[key[0].clone(), key[1].clone(), ends.into()]).await?;
    let sql = "INSERT INTO webhook_secret (tenant_id, webhook_id, id, secret, created_at) VALUES ($1, $2, $3, $4, $5)";
    let [tenant, webhook] = key;
    tx.execute(sql, &[tenant, webhook, id.into(), secret.into(), now.into()]).await.map(|_| ())
}
