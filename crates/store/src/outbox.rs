//! What leaves the house, written in the transaction that caused it; refuses to deliver anything itself.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Db, Error, Read, Row, Tx, Value};

/// The topic of mails about signing in, which have a worker of their own.
pub const MAIL: &str = "mail";
/// The topic of mails that tell news: they wait until none about signing in is due.
pub const NEWS_MAIL: &str = "mail_news";
/// What is no mail.
const EVENTS: &str = "topic NOT IN ('mail', 'mail_news')";

/// A message that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id: consumers use it to recognise a repeated delivery.
    pub id: Uuid,
    /// What it is about, such as `member.created`.
    pub topic: String,
    /// Its content.
    pub payload: serde_json::Value,
    /// When it happened.
    pub created_at: Timestamp,
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

/// Takes up to `limit` mails that are due, for this caller alone until `until`: those about signing in before news, for which
/// nobody waits at the door.
pub async fn claim_mails(
    db: &Db,
    tenant: TenantId,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    let skip = match db.dialect() {
        crate::Dialect::Sqlite => "",
        crate::Dialect::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        // Worked out once: as a condition PostgreSQL may ask again for every row, and skip what it has just locked.
        "WITH due AS MATERIALIZED \
         (SELECT id FROM outbox WHERE tenant_id = $1 AND done_at IS NULL AND due_at <= $2 AND topic = $5 \
          AND (leased_until IS NULL OR leased_until < $2) ORDER BY due_at, id LIMIT $4{skip}) \
         UPDATE outbox SET leased_until = $3, attempts = attempts + 1 \
         WHERE tenant_id = $1 AND id IN (SELECT id FROM due) RETURNING {COLUMNS}"
    );
    let claim = async |tx: &mut Tx| -> Result<Vec<Row>, Error> {
        for topic in [MAIL, NEWS_MAIL] {
            let args: [Value; 5] =
                [tenant.uuid().into(), now.into(), until.into(), limit.into(), topic.into()];
            let rows = tx.query(&sql, &args).await?;
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
        Ok(Vec::new())
    };
    let rows = db.write(claim).await?;
    let mut out = rows.iter().map(message).collect::<Result<Vec<_>, _>>()?;
    for message in &mut out {
        message.attempts -= 1;
    }
    out.sort_by_key(|message| message.id);
    Ok(out)
}

const COLUMNS: &str = "id, topic, payload, created_at, attempts";

fn message(row: &Row) -> Result<Message, Error> {
    Ok(Message {
        id: row.get(0)?,
        topic: row.get(1)?,
        payload: row.get(2)?,
        created_at: row.get(3)?,
        attempts: row.get(4)?,
    })
}

/// Whether events wait to be handed to subscribers.
pub async fn has_events(db: &mut impl Read, tenant: TenantId) -> Result<bool, Error> {
    let sql = format!("SELECT 1 FROM outbox WHERE tenant_id = $1 AND done_at IS NULL AND {EVENTS} LIMIT 1");
    Ok(db.query_opt(&sql, &[tenant.uuid().into()]).await?.is_some())
}

/// The events that wait to be handed to subscribers, the oldest first; the caller keeps others from doing so.
pub async fn events(db: &mut impl Read, tenant: TenantId, limit: i64) -> Result<Vec<Message>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox WHERE tenant_id = $1 AND done_at IS NULL AND {EVENTS} \
         ORDER BY due_at, id LIMIT $2"
    );
    db.query(&sql, &[tenant.uuid().into(), limit.into()]).await?.iter().map(message).collect()
}

/// Notes that these events, or all that wait when none is named, have been handed out.
pub async fn events_done(
    tx: &mut Tx,
    tenant: TenantId,
    upto: Option<&[Message]>,
    at: Timestamp,
) -> Result<(), Error> {
    let Some(messages) = upto else {
        let sql =
            format!("UPDATE outbox SET done_at = $2 WHERE tenant_id = $1 AND done_at IS NULL AND {EVENTS}");
        return tx.execute(&sql, &[tenant.uuid().into(), at.into()]).await.map(|_| ());
    };
    for chunk in messages.chunks(200) {
        let ids: Vec<Uuid> = chunk.iter().map(|message| message.id).collect();
        let args: [Value; 3] = [tenant.uuid().into(), at.into(), Value::ids(&ids)];
        let among = tx.dialect().is_one_of_ids("id", "$3");
        let sql = format!("UPDATE outbox SET done_at = $2 WHERE tenant_id = $1 AND {among}");
        tx.execute(&sql, &args).await?;
    }
    Ok(())
}

/// Events that were handed out, with ids above `after` and up to `last`, in the order of their ids: what a span of time
/// held, as long as it is kept.
pub async fn past_events(
    db: &mut impl Read,
    tenant: TenantId,
    after: Uuid,
    last: Uuid,
    limit: i64,
) -> Result<Vec<Message>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox WHERE tenant_id = $1 AND id > $2 AND id <= $3 AND done_at IS NOT NULL \
         AND {EVENTS} ORDER BY id LIMIT $4"
    );
    let args = [tenant.uuid().into(), after.into(), last.into(), limit.into()];
    db.query(&sql, &args).await?.iter().map(message).collect()
}

/// Removes events that were handed out and are older than `id`; gives how many, at most a thousand.
pub async fn forget_before(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<u64, Error> {
    let sql = format!(
        "DELETE FROM outbox WHERE tenant_id = $1 AND id IN (SELECT id FROM outbox WHERE tenant_id = $1 AND id < $2 \
         AND done_at IS NOT NULL AND {EVENTS} ORDER BY id LIMIT 1000)"
    );
    tx.execute(&sql, &[tenant.uuid().into(), id.into()]).await
}

/// Notes that nothing is left to do for a mail. What it was about goes: a login as somebody typed it stands nowhere else.
pub async fn mail_done(tx: &mut Tx, tenant: TenantId, id: Uuid, at: Timestamp) -> Result<(), Error> {
    let sql = format!(
        "UPDATE outbox SET done_at = $3, leased_until = NULL, payload = $4 \
         WHERE tenant_id = $1 AND id = $2 AND topic = '{MAIL}'"
    );
    let nothing = serde_json::json!({});
    tx.execute(&sql, &[tenant.uuid().into(), id.into(), at.into(), (&nothing).into()]).await.map(|_| ())
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
