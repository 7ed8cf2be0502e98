//! Who people are at providers, and the ways there and back that are under way; refuses one identity to two people, and a
//! way that was gone already. No secret, no code and no token of a provider ever comes here.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::records::sql::Sql;
use crate::{Error, Read, Row, Tx, Value};

/// Who a person is at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub user: UserId,
    /// The provider's own name for itself.
    pub issuer: String,
    /// The provider's name for the person: never given to another one.
    pub subject: String,
    /// What the provider called the person when it was linked; for eyes only.
    pub name: String,
    /// When it was linked.
    pub created_at: Timestamp,
    /// When it last signed in.
    pub used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, user_id, issuer, subject, name, created_at, used_at";

/// Whether the person of `app_user u` can sign in at all, once not barred: with a password or with an identity.
pub(crate) const ENTERS: &str = "(u.password_hash IS NOT NULL OR EXISTS \
     (SELECT 1 FROM openid_identity i WHERE i.tenant_id = u.tenant_id AND i.user_id = u.id))";

fn read(row: &Row) -> Result<Identity, Error> {
    Ok(Identity {
        id: row.get(0)?,
        user: UserId::from_uuid(row.get(1)?),
        issuer: row.get(2)?,
        subject: row.get(3)?,
        name: row.get(4)?,
        created_at: row.get(5)?,
        used_at: row.get(6)?,
    })
}

/// Links an identity to a person. One that is linked already, to whomever, is [`Error::Unique`] on
/// `openid_identity.issuer`.
pub async fn add(tx: &mut Tx, tenant: TenantId, new: &Identity) -> Result<(), Error> {
    let sql = "INSERT INTO openid_identity (tenant_id, id, user_id, issuer, subject, name, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let args: [Value; 7] = [
        tenant.uuid().into(),
        new.id.into(),
        new.user.uuid().into(),
        new.issuer.as_str().into(),
        new.subject.as_str().into(),
        new.name.as_str().into(),
        new.created_at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// A person's identities, the oldest first.
pub async fn of_user(db: &mut impl Read, tenant: TenantId, user: UserId) -> Result<Vec<Identity>, Error> {
    let sql =
        format!("SELECT {COLUMNS} FROM openid_identity WHERE tenant_id = $1 AND user_id = $2 ORDER BY id");
    db.query(&sql, &[tenant.uuid().into(), user.uuid().into()]).await?.iter().map(read).collect()
}

/// The identity an issuer calls so.
pub async fn by_subject(
    db: &mut impl Read,
    tenant: TenantId,
    issuer: &str,
    subject: &str,
) -> Result<Option<Identity>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM openid_identity WHERE tenant_id = $1 AND issuer = $2 AND subject = $3"
    );
    db.query_opt(&sql, &[tenant.uuid().into(), issuer.into(), subject.into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// An identity by its id.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Identity>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM openid_identity WHERE tenant_id = $1 AND id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// Which of these people have an identity.
pub async fn holders(
    db: &mut impl Read,
    tenant: TenantId,
    people: &[UserId],
) -> Result<BTreeSet<UserId>, Error> {
    let mut out = BTreeSet::new();
    for chunk in people.chunks(500) {
        let mut sql = Sql::new(tenant);
        let list: Vec<String> = chunk.iter().map(|id| sql.bind(id.uuid())).collect();
        let text = format!(
            "SELECT DISTINCT user_id FROM openid_identity WHERE tenant_id = $1 AND user_id IN ({})",
            list.join(", ")
        );
        for row in db.query(&text, &sql.args).await? {
            out.insert(UserId::from_uuid(row.get(0)?));
        }
    }
    Ok(out)
}

/// Notes that an identity signed in; `false` where it was unlinked meanwhile.
pub async fn used(tx: &mut Tx, tenant: TenantId, id: Uuid, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE openid_identity SET used_at = $3 WHERE tenant_id = $1 AND id = $2";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into(), at.into()]).await? == 1)
}

/// Unlinks an identity of a person; `false` where the person has none of that id.
pub async fn remove(tx: &mut Tx, tenant: TenantId, user: UserId, id: Uuid) -> Result<bool, Error> {
    let sql = "DELETE FROM openid_identity WHERE tenant_id = $1 AND user_id = $2 AND id = $3";
    Ok(tx.execute(sql, &[tenant.uuid().into(), user.uuid().into(), id.into()]).await? == 1)
}

/// A way to a provider and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: Uuid,
    /// The hash of what the provider repeats.
    pub state_hash: [u8; 32],
    /// The hash of what the browser keeps.
    pub browser_hash: [u8; 32],
    /// The provider's key in the settings.
    pub provider: String,
    /// `sign_in`, `invitation`, `link` or `proof`.
    pub purpose: String,
    /// Whose it is; none where anybody signs in.
    pub user: Option<UserId>,
    /// The hash of the invitation that was brought.
    pub link_hash: Option<Vec<u8>>,
    /// Who came back, while a code is still asked for.
    pub identity: Option<Uuid>,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}

/// Keeps a new way, and forgets those that are over.
pub async fn begin(tx: &mut Tx, tenant: TenantId, new: &Request) -> Result<(), Error> {
    let over = "DELETE FROM openid_request WHERE tenant_id = $1 AND expires_at <= $2";
    tx.execute(over, &[tenant.uuid().into(), new.begun_at.into()]).await?;
    let sql = "INSERT INTO openid_request (tenant_id, id, state_hash, browser_hash, provider, purpose, step, user_id, \
               link_hash, begun_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, 'begun', $7, $8, $9, $10)";
    let args: [Value; 10] = [
        tenant.uuid().into(),
        new.id.into(),
        new.state_hash.into(),
        new.browser_hash.into(),
        new.provider.as_str().into(),
        new.purpose.as_str().into(),
        new.user.map(UserId::uuid).into(),
        new.link_hash.clone().into(),
        new.begun_at.into(),
        new.expires_at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Which way somebody came back on.
#[derive(Clone, Copy, Debug)]
pub struct Came<'a> {
    /// The hash of what the provider repeated.
    pub state_hash: [u8; 32],
    /// The hash of what the browser keeps.
    pub browser_hash: [u8; 32],
    /// The provider's key.
    pub provider: &'a str,
    /// The present moment.
    pub now: Timestamp,
}

/// The living way somebody came back on, at a step: `begun`, or `verified` while a code is asked for.
pub async fn find(
    db: &mut impl Read,
    tenant: TenantId,
    came: Came<'_>,
    step: &str,
) -> Result<Option<Request>, Error> {
    let sql = "SELECT id, purpose, user_id, link_hash, identity_id, begun_at, expires_at FROM openid_request \
               WHERE tenant_id = $1 AND state_hash = $2 AND browser_hash = $3 AND provider = $4 AND step = $5 \
               AND expires_at > $6";
    let args: [Value; 6] = [
        tenant.uuid().into(),
        came.state_hash.into(),
        came.browser_hash.into(),
        came.provider.into(),
        step.into(),
        came.now.into(),
    ];
    let Some(row) = db.query_opt(sql, &args).await? else { return Ok(None) };
    Ok(Some(Request {
        id: row.get(0)?,
        state_hash: came.state_hash,
        browser_hash: came.browser_hash,
        provider: came.provider.to_owned(),
        purpose: row.get(1)?,
        user: row.get::<Option<Uuid>>(2)?.map(UserId::from_uuid),
        link_hash: row.get(3)?,
        identity: row.get(4)?,
        begun_at: row.get(5)?,
        expires_at: row.get(6)?,
    }))
}

/// Takes a way that was begun; `false` when it was taken before: whatever comes of it, it is not gone twice.
pub async fn take(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<bool, Error> {
    let sql = "UPDATE openid_request SET step = 'taken' WHERE tenant_id = $1 AND id = $2 AND step = 'begun'";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into()]).await? == 1)
}

/// Notes who came back, while a code is still asked for.
pub async fn verified(tx: &mut Tx, tenant: TenantId, id: Uuid, identity: Uuid) -> Result<(), Error> {
    let sql = "UPDATE openid_request SET step = 'verified', identity_id = $3 WHERE tenant_id = $1 AND id = $2 AND step = 'taken'";
    tx.execute(sql, &[tenant.uuid().into(), id.into(), identity.into()]).await.map(|_| ())
}

/// Ends a way; `false` when it had ended.
pub async fn end(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<bool, Error> {
    let sql = "DELETE FROM openid_request WHERE tenant_id = $1 AND id = $2";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into()]).await? == 1)
}
