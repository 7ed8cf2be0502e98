//! People who may sign in, and their sessions; refuses tokens and passwords themselves: only hashes come here.

use jiff::Timestamp;
use kernel::{DeputyId, TenantId, UserId};
use uuid::Uuid;

use crate::{Error, Read, Row, Tx, Value};

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The person's id.
    pub id: UserId,
    /// The login as the person writes it.
    pub login: String,
    /// The name that others see.
    pub name: String,
    /// Where mails about signing in go to.
    pub email: Option<String>,
    /// Argon2id in its text form; none until a password was set.
    pub password_hash: Option<String>,
    /// Two-letter language key.
    pub language: String,
    /// IANA zone.
    pub zone: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// How figures are written, as a tag of a locale; none: as for the company.
    pub figures: Option<String>,
    /// The record of the employee this is.
    pub employee: Option<Uuid>,
    /// The record of the member this is.
    pub member: Option<Uuid>,
    /// The unit this person works in.
    pub unit: Option<Uuid>,
    /// Whether signing in is barred.
    pub disabled: bool,
    /// How often the person was changed.
    pub version: i64,
}

/// Where a session was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address the sign-in came from.
    pub address: Option<String>,
    /// The browser's name.
    pub browser: Option<String>,
    /// The name of the system it runs on.
    pub system: Option<String>,
}

/// A session as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id; says nothing about the token.
    pub id: Uuid,
    /// Where it was opened.
    pub origin: Origin,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
}

/// A living session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// Who is signed in.
    pub user: User,
    /// When the session was last used.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub expires_at: Timestamp,
    /// When the person last showed who it is.
    pub proved_at: Timestamp,
    /// The entry by which its person works in somebody else's name.
    pub acting: Option<DeputyId>,
    /// Whether it was opened with more than a password.
    pub strong: bool,
}

pub(crate) const COLUMNS: &str = "u.id, u.login, u.name, u.password_hash, u.language, u.zone, u.theme, u.employee_id, u.member_id, u.unit_id, u.disabled, \
     u.email, u.version, u.figures";
/// How many these are: what a statement selects after them begins there.
pub(crate) const COLUMNS_COUNT: usize = 14;

/// A person from these columns.
pub(crate) fn user(row: &Row) -> Result<User, Error> {
    Ok(User {
        id: UserId::from_uuid(row.get(0)?),
        login: row.get(1)?,
        name: row.get(2)?,
        password_hash: row.get(3)?,
        language: row.get(4)?,
        zone: row.get(5)?,
        theme: row.get(6)?,
        employee: row.get(7)?,
        member: row.get(8)?,
        unit: row.get(9)?,
        disabled: row.get(10)?,
        email: row.get(11)?,
        version: row.get(12)?,
        figures: row.get(13)?,
    })
}

/// The person with a login, whatever its spelling in capitals and accents.
pub async fn by_login(read: &mut impl Read, tenant: TenantId, login: &str) -> Result<Option<User>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM app_user u WHERE u.tenant_id = $1 AND u.login_folded = $2");
    let args = [tenant.uuid().into(), kernel::fold(login).into()];
    read.query_opt(&sql, &args).await?.as_ref().map(user).transpose()
}

/// The person with an id.
pub async fn by_id(read: &mut impl Read, tenant: TenantId, id: UserId) -> Result<Option<User>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2");
    read.query_opt(&sql, &[tenant.uuid().into(), id.uuid().into()]).await?.as_ref().map(user).transpose()
}

/// How many people may sign in.
pub async fn count(read: &mut impl Read, tenant: TenantId) -> Result<i64, Error> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM app_user WHERE tenant_id = $1";
    match read.query_opt(sql, &[tenant.uuid().into()]).await? {
        Some(row) => row.get(0),
        None => Ok(0),
    }
}

/// A role a person has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// Its key.
    pub key: String,
    /// The company's own document of rights; none where the company never wrote one.
    pub rights: Option<serde_json::Value>,
    /// Whether the company's role lies in the trash: it then grants nothing.
    pub trashed: bool,
    /// Whether it is a living role that asks its people for a second factor.
    pub asks_factor: bool,
}

/// A person's roles in the order of their keys, each with the company's document of rights.
pub async fn roles(read: &mut impl Read, tenant: TenantId, id: UserId) -> Result<Vec<HeldRole>, Error> {
    let sql = "SELECT h.role_key, r.rights, r.deleted_at, r.second_factor FROM user_role h \
               LEFT JOIN role r ON r.tenant_id = h.tenant_id AND r.code = h.role_key \
               WHERE h.tenant_id = $1 AND h.user_id = $2 ORDER BY h.role_key, r.deleted_at NULLS LAST";
    let rows = read.query(sql, &[tenant.uuid().into(), id.uuid().into()]).await?;
    let mut roles: Vec<HeldRole> = Vec::with_capacity(rows.len());
    for row in &rows {
        let trashed = row.get::<Option<Timestamp>>(2)?.is_some();
        let asks_factor = !trashed && row.get::<Option<bool>>(3)?.unwrap_or(false);
        let role = HeldRole { key: row.get(0)?, rights: row.get(1)?, trashed, asks_factor };
        // A role that lives again under the key of a trashed one counts alone; living ones come last.
        match roles.last_mut().filter(|last| last.key == role.key) {
            Some(last) => *last = role,
            None => roles.push(role),
        }
    }
    Ok(roles)
}

/// Whether the company has a living role of that key.
pub async fn role_exists(read: &mut impl Read, tenant: TenantId, key: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM role WHERE tenant_id = $1 AND code = $2 AND deleted_at IS NULL";
    Ok(read.query_opt(sql, &[tenant.uuid().into(), key.into()]).await?.is_some())
}

/// A unit and every unit below it, the unit itself first.
pub async fn units(read: &mut impl Read, tenant: TenantId, unit: Uuid) -> Result<Vec<Uuid>, Error> {
    let sql = "WITH RECURSIVE below AS (\
               SELECT u.id FROM unit u WHERE u.tenant_id = $1 AND u.id = $2 \
               UNION SELECT u.id FROM unit u JOIN below b ON u.parent_id = b.id WHERE u.tenant_id = $1 AND u.deleted_at IS NULL) \
               SELECT id FROM below";
    let rows = read.query(sql, &[tenant.uuid().into(), unit.into()]).await?;
    let mut units: Vec<Uuid> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    units.sort_by_key(|id| (*id != unit, *id));
    Ok(units)
}

/// Everybody who reports to an employee, directly or through others, with the user where the employee may sign in; the
/// employee itself is not among them, whoever reports to whom.
pub async fn team(
    read: &mut impl Read,
    tenant: TenantId,
    employee: Uuid,
) -> Result<Vec<(Uuid, Option<Uuid>)>, Error> {
    let sql = "WITH RECURSIVE below AS (\
               SELECT e.id FROM employee e WHERE e.tenant_id = $1 AND e.manager_id = $2 AND e.deleted_at IS NULL \
               UNION SELECT e.id FROM employee e JOIN below b ON e.manager_id = b.id WHERE e.tenant_id = $1 AND e.deleted_at IS NULL) \
               SELECT b.id, u.id FROM below b LEFT JOIN app_user u ON u.tenant_id = $1 AND u.employee_id = b.id \
               WHERE b.id <> $2 ORDER BY b.id, u.id";
    let rows = read.query(sql, &[tenant.uuid().into(), employee.into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The zones an employee manages and every zone below them.
pub async fn zones(read: &mut impl Read, tenant: TenantId, employee: Uuid) -> Result<Vec<Uuid>, Error> {
    let sql = "WITH RECURSIVE below AS (\
               SELECT z.id FROM zone z WHERE z.tenant_id = $1 AND z.manager_id = $2 AND z.deleted_at IS NULL \
               UNION SELECT z.id FROM zone z JOIN below b ON z.parent_id = b.id WHERE z.tenant_id = $1 AND z.deleted_at IS NULL) \
               SELECT id FROM below ORDER BY id";
    let rows = read.query(sql, &[tenant.uuid().into(), employee.into()]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Adds a person. A taken login is `Error::Unique` on `app_user.login_folded`.
pub async fn add(tx: &mut Tx, tenant: TenantId, user: &User, at: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO app_user (tenant_id, id, login, login_folded, name, password_hash, language, zone, theme, \
               employee_id, member_id, unit_id, disabled, version, created_at, email, name_folded, figures) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16, $17)";
    let args: [Value; 17] = [
        tenant.uuid().into(),
        user.id.uuid().into(),
        user.login.as_str().into(),
        kernel::fold(&user.login).into(),
        user.name.as_str().into(),
        user.password_hash.clone().into(),
        user.language.as_str().into(),
        user.zone.as_str().into(),
        user.theme.as_str().into(),
        user.employee.into(),
        user.member.into(),
        user.unit.into(),
        user.disabled.into(),
        at.into(),
        user.email.clone().into(),
        kernel::fold(&user.name).into(),
        user.figures.clone().into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Gives a person exactly these roles, and ends every session of the person.
pub async fn set_roles(tx: &mut Tx, tenant: TenantId, id: UserId, roles: &[String]) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), id.uuid().into()];
    tx.execute("DELETE FROM user_role WHERE tenant_id = $1 AND user_id = $2", &key).await?;
    for role in roles {
        let sql = "INSERT INTO user_role (tenant_id, user_id, role_key) VALUES ($1, $2, $3)";
        tx.execute(sql, &[key[0].clone(), key[1].clone(), role.as_str().into()]).await?;
    }
    close_all(tx, tenant, id).await
}

/// Sets a password's hash, and ends every session of the person but `keep`; a link for a password is worth nothing then.
pub async fn set_password(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    hash: &str,
    keep: Option<Uuid>,
) -> Result<(), Error> {
    let sql =
        "UPDATE app_user SET password_hash = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), hash.into()]).await?;
    crate::users::drop_link(tx, tenant, id).await?;
    match keep {
        Some(keep) => close_others(tx, tenant, id, keep).await.map(|_| ()),
        None => close_all(tx, tenant, id).await,
    }
}

/// Bars a person from signing in, or lets the person in again; ends every session of the person and a link for a password.
pub async fn set_disabled(tx: &mut Tx, tenant: TenantId, id: UserId, disabled: bool) -> Result<(), Error> {
    let sql = "UPDATE app_user SET disabled = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), disabled.into()]).await?;
    crate::users::drop_link(tx, tenant, id).await?;
    close_all(tx, tenant, id).await
}

/// Lets one transaction at a time change how a person signs in: two must not take the last two ways away at once.
pub async fn lock_person(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "UPDATE app_user SET name = name WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into()]).await.map(|_| ())
}

/// Changes what a person may choose for the own eyes.
pub async fn set_settings(tx: &mut Tx, tenant: TenantId, user: &User) -> Result<(), Error> {
    let sql = "UPDATE app_user SET language = $3, zone = $4, theme = $5, figures = $6, version = version + 1 WHERE tenant_id = $1 AND id = $2";
    let args: [Value; 6] = [
        tenant.uuid().into(),
        user.id.uuid().into(),
        user.language.as_str().into(),
        user.zone.as_str().into(),
        user.theme.as_str().into(),
        user.figures.clone().into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its id.
    pub id: Uuid,
    /// The hash of its token.
    pub hash: [u8; 32],
    /// Who signs in.
    pub user: UserId,
    /// From where.
    pub origin: Origin,
    /// When it begins.
    pub at: Timestamp,
    /// When it ends whatever happens.
    pub expires: Timestamp,
    /// When the person last showed who it is; none: now.
    pub proved: Option<Timestamp>,
    /// Whether it took more than a password.
    pub strong: bool,
}

/// Opens a session under the hash of its token.
pub async fn open(tx: &mut Tx, tenant: TenantId, new: &NewSession) -> Result<(), Error> {
    let sql = "INSERT INTO session (tenant_id, id, token_hash, user_id, address, browser, system, created_at, seen_at, expires_at, \
               proved_at, strong) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11)";
    let args: [Value; 11] = [
        tenant.uuid().into(),
        new.id.into(),
        new.hash.into(),
        new.user.uuid().into(),
        new.origin.address.clone().into(),
        new.origin.browser.clone().into(),
        new.origin.system.clone().into(),
        new.at.into(),
        new.expires.into(),
        new.proved.into(),
        new.strong.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// The session of a token, unless it is over or its person is barred.
pub async fn living(
    read: &mut impl Read,
    tenant: TenantId,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<Session>, Error> {
    let sql = format!(
        "SELECT {COLUMNS}, s.id, s.seen_at, s.expires_at, COALESCE(s.proved_at, s.created_at), s.acting_id, s.strong FROM session s \
         JOIN app_user u ON u.tenant_id = s.tenant_id AND u.id = s.user_id \
         WHERE s.tenant_id = $1 AND s.token_hash = $2 AND s.expires_at > $3"
    );
    let Some(row) = read.query_opt(&sql, &[tenant.uuid().into(), hash.into(), now.into()]).await? else {
        return Ok(None);
    };
    let session = Session {
        id: row.get(COLUMNS_COUNT)?,
        user: user(&row)?,
        seen_at: row.get(COLUMNS_COUNT + 1)?,
        expires_at: row.get(COLUMNS_COUNT + 2)?,
        proved_at: row.get(COLUMNS_COUNT + 3)?,
        acting: row.get::<Option<Uuid>>(COLUMNS_COUNT + 4)?.map(DeputyId::from_uuid),
        strong: row.get::<Option<bool>>(COLUMNS_COUNT + 5)?.unwrap_or(false),
    };
    Ok(if session.user.disabled { None } else { Some(session) })
}

/// Notes that a session was used.
pub async fn seen(tx: &mut Tx, tenant: TenantId, hash: [u8; 32], at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE session SET seen_at = $3 WHERE tenant_id = $1 AND token_hash = $2 AND seen_at < $3";
    tx.execute(sql, &[tenant.uuid().into(), hash.into(), at.into()]).await.map(|_| ())
}

/// Notes that a session's person has shown once more who it is.
pub async fn prove(tx: &mut Tx, tenant: TenantId, session: Uuid, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE session SET proved_at = $3 WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), session.into(), at.into()]).await.map(|_| ())
}

/// Forgets that a person's sessions took more than a password.
pub async fn weaken(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "UPDATE session SET strong = $3 WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), false.into()]).await.map(|_| ())
}

/// Ends one session; `false` when there was none.
pub async fn close(tx: &mut Tx, tenant: TenantId, hash: [u8; 32]) -> Result<bool, Error> {
    let sql = "DELETE FROM session WHERE tenant_id = $1 AND token_hash = $2";
    Ok(tx.execute(sql, &[tenant.uuid().into(), hash.into()]).await? == 1)
}

/// A person's living sessions, the one used last first.
pub async fn list(
    read: &mut impl Read,
    tenant: TenantId,
    id: UserId,
    now: Timestamp,
) -> Result<Vec<Entry>, Error> {
    let sql = "SELECT id, address, browser, system, created_at, seen_at FROM session \
               WHERE tenant_id = $1 AND user_id = $2 AND expires_at > $3 ORDER BY seen_at DESC, id DESC LIMIT 200";
    let rows = read.query(sql, &[tenant.uuid().into(), id.uuid().into(), now.into()]).await?;
    let entry = |row: &Row| {
        let origin = Origin { address: row.get(1)?, browser: row.get(2)?, system: row.get(3)? };
        Ok(Entry { id: row.get(0)?, origin, created_at: row.get(4)?, seen_at: row.get(5)? })
    };
    rows.iter().map(entry).collect()
}

/// Ends one session of a person by its id; `false` when the person has none of that id.
pub async fn close_one(tx: &mut Tx, tenant: TenantId, id: UserId, session: Uuid) -> Result<bool, Error> {
    let sql = "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2 AND id = $3";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), session.into()]).await? == 1)
}

/// Ends every session of a person but one, and says how many.
pub async fn close_others(tx: &mut Tx, tenant: TenantId, id: UserId, keep: Uuid) -> Result<u64, Error> {
    let sql = "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2 AND id <> $3";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into(), keep.into()]).await
}

/// Ends every session of a person.
pub async fn close_all(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into()]).await.map(|_| ())
}

/// Removes sessions that are over.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM session WHERE tenant_id = $1 AND expires_at <= $2",
        &[tenant.uuid().into(), now.into()],
    )
    .await
}
