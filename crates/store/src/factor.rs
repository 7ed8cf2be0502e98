//! Second factors and recovery codes; a seed comes sealed and leaves only for the check of a code and for the one who sets it up.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{TenantId, UserId};

use crate::records::sql::Sql;
use crate::{Error, Read, Row, Tx, Value};

/// A person's second factor.
#[derive(Clone, PartialEq, Eq)]
pub struct Factor {
    /// What the codes are made from, sealed.
    pub seed: Vec<u8>,
    /// The name of the key it is sealed with; none: it lies open.
    pub seed_key: Option<String>,
    /// Since when it is asked for; none while it is being set up.
    pub confirmed_at: Option<Timestamp>,
    /// The last step whose code was taken.
    pub last_step: i64,
    /// Wrong codes since `wrong_since`.
    pub wrong: i64,
    /// When the first of them came.
    pub wrong_since: Option<Timestamp>,
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Factor(…)")
    }
}

fn key(tenant: TenantId, id: UserId) -> [Value; 2] {
    [tenant.uuid().into(), id.uuid().into()]
}

/// A person's second factor.
pub async fn get(read: &mut impl Read, tenant: TenantId, id: UserId) -> Result<Option<Factor>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM second_factor WHERE tenant_id = $1 AND user_id = $2");
    read.query_opt(&sql, &key(tenant, id)).await?.as_ref().map(|row| factor(row, 0)).transpose()
}

const COLUMNS: &str = "seed, seed_key, confirmed_at, last_step, wrong, wrong_since";

/// A second factor from these columns, which begin at `at`.
fn factor(row: &Row, at: usize) -> Result<Factor, Error> {
    Ok(Factor {
        seed: row.get(at)?,
        seed_key: row.get(at + 1)?,
        confirmed_at: row.get(at + 2)?,
        last_step: row.get(at + 3)?,
        wrong: row.get(at + 4)?,
        wrong_since: row.get(at + 5)?,
    })
}

/// Second factors not sealed with the key of this name, by their people, after one of them.
pub async fn sealed_otherwise(
    read: &mut impl Read,
    tenant: TenantId,
    key: &str,
    after: Option<UserId>,
    limit: i64,
) -> Result<Vec<(UserId, Factor)>, Error> {
    let sql = format!(
        "SELECT user_id, {COLUMNS} FROM second_factor WHERE tenant_id = $1 AND (seed_key IS NULL OR seed_key <> $2) \
         AND user_id > $3 ORDER BY user_id LIMIT $4"
    );
    let after = after.map_or(uuid::Uuid::nil(), UserId::uuid);
    let args: [Value; 4] = [tenant.uuid().into(), key.into(), after.into(), limit.into()];
    let rows = read.query(&sql, &args).await?;
    rows.iter().map(|row| Ok((UserId::from_uuid(row.get(0)?), factor(row, 1)?))).collect()
}

/// Keeps a seed as it was sealed anew; `false` where it is another one by now.
pub async fn reseal(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    old: &[u8],
    sealed: &[u8],
    name: &str,
) -> Result<bool, Error> {
    let sql = "UPDATE second_factor SET seed = $4, seed_key = $5 WHERE tenant_id = $1 AND user_id = $2 AND seed = $3";
    let [tenant, id] = key(tenant, id);
    Ok(tx.execute(sql, &[tenant, id, old.into(), sealed.into(), name.into()]).await? == 1)
}

/// Which of these people are asked for a code.
pub async fn holders(
    read: &mut impl Read,
    tenant: TenantId,
    people: &[UserId],
) -> Result<BTreeSet<UserId>, Error> {
    let mut out = BTreeSet::new();
    for chunk in people.chunks(500) {
        let mut sql = Sql::new(tenant);
        let list: Vec<String> = chunk.iter().map(|id| sql.bind(id.uuid())).collect();
        let text = format!(
            "SELECT user_id FROM second_factor WHERE tenant_id = $1 AND confirmed_at IS NOT NULL AND user_id IN ({})",
            list.join(", ")
        );
        for row in read.query(&text, &sql.args).await? {
            out.insert(UserId::from_uuid(row.get(0)?));
        }
    }
    Ok(out)
}

/// Begins to set one up; one that was begun before and never confirmed is forgotten. `false` when one is in force.
pub async fn begin(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    sealed: &[u8],
    name: &str,
) -> Result<bool, Error> {
    let sql = "DELETE FROM second_factor WHERE tenant_id = $1 AND user_id = $2 AND confirmed_at IS NULL";
    tx.execute(sql, &key(tenant, id)).await?;
    let sql = "INSERT INTO second_factor (tenant_id, user_id, seed, seed_key, last_step, wrong) VALUES ($1, $2, $3, $4, 0, 0) \
               ON CONFLICT (tenant_id, user_id) DO NOTHING";
    let [tenant, id] = key(tenant, id);
    Ok(tx.execute(sql, &[tenant, id, sealed.into(), name.into()]).await? == 1)
}

/// Puts it in force. `false` when it was already.
pub async fn confirm(tx: &mut Tx, tenant: TenantId, id: UserId, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE second_factor SET confirmed_at = $3 WHERE tenant_id = $1 AND user_id = $2 AND confirmed_at IS NULL";
    let [tenant, id] = key(tenant, id);
    Ok(tx.execute(sql, &[tenant, id, at.into()]).await? == 1)
}

/// Takes the code of a step; `false` when it, or a later one, was taken before.
pub async fn take_step(tx: &mut Tx, tenant: TenantId, id: UserId, step: i64) -> Result<bool, Error> {
    let sql = "UPDATE second_factor SET last_step = $3, wrong = 0, wrong_since = NULL \
               WHERE tenant_id = $1 AND user_id = $2 AND last_step < $3";
    let [tenant, id] = key(tenant, id);
    Ok(tx.execute(sql, &[tenant, id, step.into()]).await? == 1)
}

/// Counts a try before it is judged, anew when the first one is older than `since`; gives how many there are now.
pub async fn count_try(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    now: Timestamp,
    since: Timestamp,
) -> Result<i64, Error> {
    let sql = "UPDATE second_factor SET wrong = CASE WHEN wrong_since > $4 THEN wrong + 1 ELSE 1 END, \
               wrong_since = CASE WHEN wrong_since > $4 THEN wrong_since ELSE $3 END \
               WHERE tenant_id = $1 AND user_id = $2 RETURNING wrong";
    let [tenant, id] = key(tenant, id);
    let rows = tx.query(sql, &[tenant, id, now.into(), since.into()]).await?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

/// Forgets wrong tries.
pub async fn clear_tries(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "UPDATE second_factor SET wrong = 0, wrong_since = NULL WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, &key(tenant, id)).await.map(|_| ())
}

/// Takes a second factor and its recovery codes away; `false` when there was none.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<bool, Error> {
    tx.execute("DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2", &key(tenant, id)).await?;
    let sql = "DELETE FROM second_factor WHERE tenant_id = $1 AND user_id = $2";
    Ok(tx.execute(sql, &key(tenant, id)).await? == 1)
}

/// Replaces a person's recovery codes.
pub async fn set_recovery(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    hashes: &[[u8; 32]],
) -> Result<(), Error> {
    tx.execute("DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2", &key(tenant, id)).await?;
    for hash in hashes {
        let sql = "INSERT INTO recovery_code (tenant_id, user_id, code_hash) VALUES ($1, $2, $3)";
        let [tenant, id] = key(tenant, id);
        tx.execute(sql, &[tenant, id, (*hash).into()]).await?;
    }
    Ok(())
}

/// Uses a recovery code up; `false` when there is none like it.
pub async fn take_recovery(tx: &mut Tx, tenant: TenantId, id: UserId, hash: [u8; 32]) -> Result<bool, Error> {
    let sql = "DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2 AND code_hash = $3";
    let [tenant, id] = key(tenant, id);
    Ok(tx.execute(sql, &[tenant, id, hash.into()]).await? == 1)
}

/// How many recovery codes are left.
pub async fn recovery_left(read: &mut impl Read, tenant: TenantId, id: UserId) -> Result<i64, Error> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM recovery_code WHERE tenant_id = $1 AND user_id = $2";
    match read.query_opt(sql, &key(tenant, id)).await? {
        Some(row) => row.get(0),
        None => Ok(0),
    }
}
