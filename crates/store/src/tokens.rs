//! API tokens: only hashes and first letters; refuses a revoked one, an expired one and one of a barred person as unknown.

use access::Predicate;
use jiff::Timestamp;
use kernel::{TenantId, TokenId, UserId};

use crate::records::sql::Sql;
use crate::session::{COLUMNS, COLUMNS_COUNT, User, user};
use crate::users::scope;
use crate::{Error, Read, Row, Tx, Value};

/// A token as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenRow {
    /// Its id; says nothing about the token.
    pub id: TokenId,
    /// Whose it is.
    pub user: UserId,
    /// What its person calls it.
    pub name: String,
    /// Its first letters.
    pub prefix: String,
    /// What it leaves of its person's rights.
    pub limits: serde_json::Value,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Whether it was made by somebody who had come in with more than a password.
    pub strong: bool,
}

const OWN: &str = "t.id, t.user_id, t.name, t.prefix, t.limits, t.created_at, t.expires_at, t.used_at, t.revoked_at, t.strong";
/// How many these are: what a statement selects after them begins there.
const OWN_COUNT: usize = 10;

fn token(row: &Row, at: usize) -> Result<TokenRow, Error> {
    Ok(TokenRow {
        id: TokenId::from_uuid(row.get(at)?),
        user: UserId::from_uuid(row.get(at + 1)?),
        name: row.get(at + 2)?,
        prefix: row.get(at + 3)?,
        limits: row.get(at + 4)?,
        created_at: row.get(at + 5)?,
        expires_at: row.get(at + 6)?,
        used_at: row.get(at + 7)?,
        revoked_at: row.get(at + 8)?,
        strong: row.get::<Option<bool>>(at + 9)?.unwrap_or(false),
    })
}

/// Keeps a new token under its hash.
pub async fn add(tx: &mut Tx, tenant: TenantId, new: &TokenRow, hash: [u8; 32]) -> Result<(), Error> {
    let sql = "INSERT INTO api_token (tenant_id, id, user_id, name, prefix, token_hash, limits, created_at, expires_at, strong) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let args: [Value; 10] = [
        tenant.uuid().into(),
        new.id.uuid().into(),
        new.user.uuid().into(),
        new.name.as_str().into(),
        new.prefix.as_str().into(),
        hash.into(),
        (&new.limits).into(),
        new.created_at.into(),
        new.expires_at.into(),
        new.strong.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// The living token of a hash and its person.
pub async fn living(
    read: &mut impl Read,
    tenant: TenantId,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<(TokenRow, User)>, Error> {
    alive(read, "t.token_hash = $2", [tenant.uuid().into(), hash.into(), now.into()]).await
}

/// The same by its id: for work that was asked for with it.
pub async fn by_id(
    read: &mut impl Read,
    tenant: TenantId,
    id: TokenId,
    now: Timestamp,
) -> Result<Option<(TokenRow, User)>, Error> {
    alive(read, "t.id = $2", [tenant.uuid().into(), id.uuid().into(), now.into()]).await
}

async fn alive(
    read: &mut impl Read,
    which: &str,
    args: [Value; 3],
) -> Result<Option<(TokenRow, User)>, Error> {
    let sql = format!(
        "SELECT {COLUMNS}, {OWN} FROM api_token t JOIN app_user u ON u.tenant_id = t.tenant_id AND u.id = t.user_id \
         WHERE t.tenant_id = $1 AND {which} AND t.revoked_at IS NULL AND t.expires_at > $3"
    );
    let Some(row) = read.query_opt(&sql, &args).await? else { return Ok(None) };
    let found = user(&row)?;
    Ok(if found.disabled { None } else { Some((token(&row, COLUMNS_COUNT)?, found)) })
}

/// Notes that a token was used.
pub async fn used(tx: &mut Tx, tenant: TenantId, id: TokenId, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE api_token SET used_at = $3 WHERE tenant_id = $1 AND id = $2 AND (used_at IS NULL OR used_at < $3)";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), at.into()]).await.map(|_| ())
}

/// A person's tokens that are not revoked, the newest first.
pub async fn of_user(read: &mut impl Read, tenant: TenantId, id: UserId) -> Result<Vec<TokenRow>, Error> {
    let sql = format!(
        "SELECT {OWN} FROM api_token t WHERE t.tenant_id = $1 AND t.user_id = $2 AND t.revoked_at IS NULL \
         ORDER BY t.id DESC"
    );
    let rows = read.query(&sql, &[tenant.uuid().into(), id.uuid().into()]).await?;
    rows.iter().map(|row| token(row, 0)).collect()
}

/// Tokens that are not revoked of the people a predicate admits, the newest first, each with the person's name and login.
pub async fn of_people(
    read: &mut impl Read,
    tenant: TenantId,
    predicate: &Predicate,
    below: Option<TokenId>,
    limit: i64,
) -> Result<Vec<(TokenRow, String, String)>, Error> {
    let mut sql = Sql::new(tenant);
    let mut wanted = vec![scope(&mut sql, predicate)];
    if let Some(below) = below {
        wanted.push(format!("t.id < {}", sql.bind(below.uuid())));
    }
    let limit = sql.bind(limit);
    let text = format!(
        "SELECT {OWN}, u.name, u.login FROM api_token t \
         JOIN app_user u ON u.tenant_id = t.tenant_id AND u.id = t.user_id \
         WHERE t.tenant_id = $1 AND t.revoked_at IS NULL AND {} ORDER BY t.id DESC LIMIT {limit}",
        wanted.join(" AND ")
    );
    let rows = read.query(&text, &sql.args).await?;
    rows.iter().map(|row| Ok((token(row, 0)?, row.get(OWN_COUNT)?, row.get(OWN_COUNT + 1)?))).collect()
}

/// A token of a person the predicate admits, revoked or not.
pub async fn get(
    read: &mut impl Read,
    tenant: TenantId,
    predicate: &Predicate,
    id: TokenId,
) -> Result<Option<TokenRow>, Error> {
    let mut sql = Sql::new(tenant);
    let (scope, id) = (scope(&mut sql, predicate), sql.bind(id.uuid()));
    let text = format!(
        "SELECT {OWN} FROM api_token t JOIN app_user u ON u.tenant_id = t.tenant_id AND u.id = t.user_id \
         WHERE t.tenant_id = $1 AND t.id = {id} AND {scope}"
    );
    read.query_opt(&text, &sql.args).await?.map(|row| token(&row, 0)).transpose()
}

/// Forgets that a person's tokens were made with more than a password.
pub async fn weaken(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "UPDATE api_token SET strong = $3 WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), false.into()]).await.map(|_| ())
}

/// Ends a token; `false` when it has ended before.
pub async fn revoke(tx: &mut Tx, tenant: TenantId, id: TokenId, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE api_token SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), at.into()]).await? == 1)
}
