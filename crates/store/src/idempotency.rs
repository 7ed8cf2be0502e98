//! The stored answer to a command that was sent with a key; refuses a key that comes back with another
//! command.

use jiff::Timestamp;
use kernel::{Problem, TenantId, UserId};

use crate::{Dialect, Error, Read, Tx};

/// The answer that was given the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body, as it was.
    pub result: String,
}

/// The longest key that is taken.
pub const KEY_CHARS_MAX: usize = 200;

/// What is known about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing: do it.
    New,
    /// It was done: give this answer again.
    Done(Answer),
    /// The key belongs to another command.
    Refused(Problem),
}

/// Looks a key up, at the beginning of the command's transaction. `command` is everything that makes
/// the command what it is: method, path and body.
pub async fn look(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    key: &str,
    command: &[u8],
) -> Result<Known, Error> {
    if key.is_empty() || key.chars().count() > KEY_CHARS_MAX {
        return Ok(Known::Refused(Problem::new("idempotency-key-malformed")));
    }
    if tx.dialect() == Dialect::Postgres {
        // The same command at the same moment waits here and then finds the answer, instead of going on
        // with what it reads while the other one commits. SQLite has one writer anyway.
        let mut hasher = blake3::Hasher::new();
        hasher.update(tenant.uuid().as_bytes()).update(user.uuid().as_bytes()).update(key.as_bytes());
        let lock =
            hasher.finalize().as_bytes().first_chunk::<8>().map_or(0, |bytes| i64::from_be_bytes(*bytes));
        tx.query("SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS held", &[lock.into()]).await?;
    }
    let row = tx
        .query_opt(
            "SELECT command_hash, status, result FROM idempotency \
             WHERE tenant_id = $1 AND user_id = $2 AND idem_key = $3",
            &[tenant.uuid().into(), user.uuid().into(), key.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(Known::New) };
    if row.get::<[u8; 32]>(0)? != *blake3::hash(command).as_bytes() {
        return Ok(Known::Refused(Problem::new("idempotency-key-reused")));
    }
    let status = u16::try_from(row.get::<i64>(1)?).unwrap_or(200);
    Ok(Known::Done(Answer { status, result: row.get(2)? }))
}

/// Stores the answer, in the command's transaction. When the same key commits at the same moment
/// elsewhere, this transaction is tried again as a whole and then finds that answer.
pub async fn keep(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    key: &str,
    command: &[u8],
    answer: &Answer,
    at: Timestamp,
) -> Result<(), Error> {
    let hash: [u8; 32] = *blake3::hash(command).as_bytes();
    let args = [
        tenant.uuid().into(),
        user.uuid().into(),
        key.into(),
        hash.into(),
        i64::from(answer.status).into(),
        (&answer.result).into(),
        at.into(),
    ];
    let sql = "INSERT INTO idempotency (tenant_id, user_id, idem_key, command_hash, status, result, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    match tx.execute(sql, &args).await {
        Ok(_) => Ok(()),
        Err(Error::Unique { .. }) => Err(tx.lose("the same command was faster elsewhere")),
        Err(error) => Err(error),
    }
}

/// Forgets at most `limit` answers older than `before`, the oldest first; gives how many.
pub async fn forget(tx: &mut Tx, tenant: TenantId, before: Timestamp, limit: i64) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM idempotency WHERE tenant_id = $1 AND (user_id, idem_key) IN (SELECT user_id, idem_key FROM idempotency \
         WHERE tenant_id = $1 AND created_at < $2 ORDER BY created_at LIMIT $3)",
        &[tenant.uuid().into(), before.into(), limit.into()],
    )
    .await
}
