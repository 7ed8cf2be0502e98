//! Public keys of passkeys and what they have to sign; refuses a challenge twice. No private key ever comes here.

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::{Error, Read, Row, Tx, Value};

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// Its id; says nothing about the key.
    pub id: Uuid,
    /// Whose it is.
    pub user: UserId,
    /// What its device calls it.
    pub credential: Vec<u8>,
    /// How it signs: a number of the COSE register.
    pub algorithm: i64,
    /// The public half, as the check of a signature takes it.
    pub public_key: Vec<u8>,
    /// How often it has signed; 0 where its device does not count.
    pub counter: i64,
    /// What its person calls it.
    pub name: String,
    /// When it was registered.
    pub created_at: Timestamp,
    /// When it last signed.
    pub used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, user_id, credential, algorithm, public_key, counter, name, created_at, used_at";

fn read(row: &Row) -> Result<PasskeyRow, Error> {
    Ok(PasskeyRow {
        id: row.get(0)?,
        user: UserId::from_uuid(row.get(1)?),
        credential: row.get(2)?,
        algorithm: row.get(3)?,
        public_key: row.get(4)?,
        counter: row.get(5)?,
        name: row.get(6)?,
        created_at: row.get(7)?,
        used_at: row.get(8)?,
    })
}

/// Keeps a new key. A credential that is known is [`Error::Unique`] on `passkey.credential`.
pub async fn add(tx: &mut Tx, tenant: TenantId, new: &PasskeyRow) -> Result<(), Error> {
    let sql = "INSERT INTO passkey (tenant_id, id, user_id, credential, algorithm, public_key, counter, name, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let args: [Value; 9] = [
        tenant.uuid().into(),
        new.id.into(),
        new.user.uuid().into(),
        new.credential.clone().into(),
        new.algorithm.into(),
        new.public_key.clone().into(),
        new.counter.into(),
        new.name.as_str().into(),
        new.created_at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// A person's keys, the oldest first.
pub async fn of_user(db: &mut impl Read, tenant: TenantId, user: UserId) -> Result<Vec<PasskeyRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM passkey WHERE tenant_id = $1 AND user_id = $2 ORDER BY id");
    db.query(&sql, &[tenant.uuid().into(), user.uuid().into()]).await?.iter().map(read).collect()
}

/// The key a device calls so.
pub async fn by_credential(
    db: &mut impl Read,
    tenant: TenantId,
    credential: &[u8],
) -> Result<Option<PasskeyRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM passkey WHERE tenant_id = $1 AND credential = $2");
    let args = [tenant.uuid().into(), credential.to_vec().into()];
    db.query_opt(&sql, &args).await?.as_ref().map(read).transpose()
}

/// Notes a signature. `false` where another one was noted meanwhile that counts as far: the key is used in two places.
pub async fn used(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    counter: i64,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE passkey SET counter = $3, used_at = $4 \
               WHERE tenant_id = $1 AND id = $2 AND (counter < $3 OR (counter = 0 AND $3 = 0))";
    let args: [Value; 4] = [tenant.uuid().into(), id.into(), counter.into(), at.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Gives a key of a person another name; `false` where the person has none of that id.
pub async fn rename(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    id: Uuid,
    name: &str,
) -> Result<bool, Error> {
    let sql = "UPDATE passkey SET name = $4 WHERE tenant_id = $1 AND user_id = $2 AND id = $3";
    let args: [Value; 4] = [tenant.uuid().into(), user.uuid().into(), id.into(), name.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Forgets a key of a person; `false` where the person has none of that id.
pub async fn remove(tx: &mut Tx, tenant: TenantId, user: UserId, id: Uuid) -> Result<bool, Error> {
    let sql = "DELETE FROM passkey WHERE tenant_id = $1 AND user_id = $2 AND id = $3";
    Ok(tx.execute(sql, &[tenant.uuid().into(), user.uuid().into(), id.into()]).await? == 1)
}

/// What a key has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its id.
    pub id: Uuid,
    /// Who registers a key; none where anybody signs in.
    pub user: Option<UserId>,
    /// `register` or `sign`.
    pub purpose: String,
    /// The bytes.
    pub challenge: Vec<u8>,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}

/// Keeps a challenge, and forgets those that are over.
pub async fn ask(tx: &mut Tx, tenant: TenantId, new: &Challenge, now: Timestamp) -> Result<(), Error> {
    let over = "DELETE FROM passkey_challenge WHERE tenant_id = $1 AND expires_at <= $2";
    tx.execute(over, &[tenant.uuid().into(), now.into()]).await?;
    let sql = "INSERT INTO passkey_challenge (tenant_id, id, user_id, purpose, challenge, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let args: [Value; 6] = [
        tenant.uuid().into(),
        new.id.into(),
        new.user.map(UserId::uuid).into(),
        new.purpose.as_str().into(),
        new.challenge.clone().into(),
        new.expires_at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Takes a living challenge away: a second answer finds none.
pub async fn take(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    purpose: &str,
    now: Timestamp,
) -> Result<Option<Challenge>, Error> {
    let sql = "SELECT user_id, challenge, expires_at FROM passkey_challenge \
               WHERE tenant_id = $1 AND id = $2 AND purpose = $3 AND expires_at > $4";
    let args: [Value; 4] = [tenant.uuid().into(), id.into(), purpose.into(), now.into()];
    let Some(row) = tx.query_opt(sql, &args).await? else { return Ok(None) };
    let found = Challenge {
        id,
        user: row.get::<Option<Uuid>>(0)?.map(UserId::from_uuid),
        purpose: purpose.to_owned(),
        challenge: row.get(1)?,
        expires_at: row.get(2)?,
    };
    let gone = "DELETE FROM passkey_challenge WHERE tenant_id = $1 AND id = $2";
    let taken = tx.execute(gone, &[tenant.uuid().into(), id.into()]).await? == 1;
    Ok(taken.then_some(found))
}
