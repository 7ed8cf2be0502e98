//! People who may sign in, as an administrator sees them, and the links with which they choose a password; refuses
//! rows without a predicate, and gives no hash of a password away.

use std::collections::BTreeMap;

use access::{Predicate, Term};
use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::openid::ENTERS;
use crate::records::sql::{Sql, branch, like};
use crate::session::{COLUMNS, User, user};
use crate::{Error, Read, Tx, Value};

/// Whether a person can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// With a password, or with a provider.
    Active,
    /// Not yet: no password was chosen, no provider linked.
    Invited,
    /// No longer.
    Barred,
}

/// Which people.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the login or the name, folded.
    pub words: String,
    /// Only holders of this role.
    pub role: Option<String>,
    /// Only people of this standing.
    pub standing: Option<Standing>,
}

/// The rows of `app_user u` that a predicate admits.
pub(crate) fn scope(sql: &mut Sql, predicate: &Predicate) -> String {
    let Predicate::Any(terms) = predicate else { return "1 = 1".to_owned() };
    let mut rows = vec!["1 = 0".to_owned()];
    for term in terms {
        rows.push(match term {
            Term::Owner(id) => format!("u.id = {}", sql.bind(id.uuid())),
            Term::Owners(users) => {
                let list: Vec<String> = users.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("u.id IN ({})", list.join(", "))
            }
            Term::Staff(employees) => {
                let list: Vec<String> = employees.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("u.employee_id IN ({})", list.join(", "))
            }
            Term::Member(id) => format!("u.member_id = {}", sql.bind(id.uuid())),
            Term::Units(units) => {
                let list: Vec<String> = units.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("u.unit_id IN ({})", list.join(", "))
            }
            // People are no appointments.
            Term::WithEmployee(_) | Term::WithMember(_) => continue,
            // Whoever may sign in belongs to no zone.
            Term::Zones(_) => continue,
            Term::Downline(id) => {
                let branch = branch(&sql.bind(id.uuid()));
                format!(
                    "EXISTS (SELECT 1 {branch} AND d.member_id = u.member_id WHERE s.tenant_id = $1 AND s.tree = 'sponsor')"
                )
            }
        });
    }
    format!("({})", rows.join(" OR "))
}

/// People the predicate admits, by login; `after` is the folded login of the last one before.
pub async fn list(
    read: &mut impl Read,
    tenant: TenantId,
    predicate: &Predicate,
    filter: &Filter,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<User>, Error> {
    let mut sql = Sql::new(tenant);
    let mut wanted = vec![scope(&mut sql, predicate)];
    for word in filter.words.split_whitespace().take(5) {
        let part = sql.bind(like(word, true));
        wanted.push(format!(
            "(u.login_folded LIKE {part} ESCAPE '\\' OR COALESCE(u.name_folded, lower(u.name)) LIKE {part} ESCAPE '\\')"
        ));
    }
    if let Some(role) = &filter.role {
        let role = sql.bind(role.as_str());
        wanted.push(format!(
            "EXISTS (SELECT 1 FROM user_role h WHERE h.tenant_id = $1 AND h.user_id = u.id AND h.role_key = {role})"
        ));
    }
    let no = sql.bind(false);
    match filter.standing {
        None => {}
        Some(Standing::Barred) => wanted.push(format!("u.disabled <> {no}")),
        Some(Standing::Invited) => wanted.push(format!("u.disabled = {no} AND NOT {ENTERS}")),
        Some(Standing::Active) => wanted.push(format!("u.disabled = {no} AND {ENTERS}")),
    }
    if let Some(after) = after {
        wanted.push(format!("u.login_folded > {}", sql.bind(after)));
    }
    let limit = sql.bind(limit);
    let text = format!(
        "SELECT {COLUMNS} FROM app_user u WHERE u.tenant_id = $1 AND {} ORDER BY u.login_folded LIMIT {limit}",
        wanted.join(" AND ")
    );
    read.query(&text, &sql.args).await?.iter().map(user).collect()
}

/// One person the predicate admits.
pub async fn get(
    read: &mut impl Read,
    tenant: TenantId,
    predicate: &Predicate,
    id: UserId,
) -> Result<Option<User>, Error> {
    let mut sql = Sql::new(tenant);
    let (scope, id) = (scope(&mut sql, predicate), sql.bind(id.uuid()));
    let text = format!("SELECT {COLUMNS} FROM app_user u WHERE u.tenant_id = $1 AND u.id = {id} AND {scope}");
    read.query_opt(&text, &sql.args).await?.as_ref().map(user).transpose()
}

/// Those of these logins, folded, that people have who may sign in.
pub async fn by_logins(
    read: &mut impl Read,
    tenant: TenantId,
    logins: &[String],
) -> Result<Vec<User>, Error> {
    let mut out = Vec::new();
    for chunk in logins.chunks(500) {
        let mut sql = Sql::new(tenant);
        let no = sql.bind(false);
        let list: Vec<String> = chunk.iter().map(|login| sql.bind(login.as_str())).collect();
        let text = format!(
            "SELECT {COLUMNS} FROM app_user u WHERE u.tenant_id = $1 AND u.disabled = {no} AND u.login_folded IN ({})",
            list.join(", ")
        );
        for row in read.query(&text, &sql.args).await? {
            out.push(user(&row)?);
        }
    }
    Ok(out)
}

/// The keys of the roles of each of these people, in their order.
pub async fn roles_of(
    read: &mut impl Read,
    tenant: TenantId,
    people: &[UserId],
) -> Result<BTreeMap<UserId, Vec<String>>, Error> {
    let mut out: BTreeMap<UserId, Vec<String>> = BTreeMap::new();
    for chunk in people.chunks(500) {
        let mut sql = Sql::new(tenant);
        let ids: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
        let among = sql.among(read.dialect(), "user_id", &ids);
        let text = format!(
            "SELECT user_id, role_key FROM user_role WHERE tenant_id = $1 AND {among} ORDER BY user_id, role_key"
        );
        for row in read.query(&text, &sql.args).await? {
            out.entry(UserId::from_uuid(row.get(0)?)).or_default().push(row.get(1)?);
        }
    }
    Ok(out)
}

/// The keys of all roles that people have who have this one.
pub async fn roles_beside(read: &mut impl Read, tenant: TenantId, role: &str) -> Result<Vec<String>, Error> {
    let sql = "SELECT DISTINCT o.role_key FROM user_role h \
               JOIN user_role o ON o.tenant_id = h.tenant_id AND o.user_id = h.user_id \
               WHERE h.tenant_id = $1 AND h.role_key = $2 ORDER BY o.role_key";
    let rows = read.query(sql, &[tenant.uuid().into(), role.into()]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// A role the company has written.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleDocument {
    /// The id of its record.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it grants.
    pub rights: serde_json::Value,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// Every role the company has written, by key; a key that lives again counts as living.
pub async fn role_documents(read: &mut impl Read, tenant: TenantId) -> Result<Vec<RoleDocument>, Error> {
    let sql = "SELECT code, name, rights, deleted_at, id FROM role WHERE tenant_id = $1 ORDER BY code, deleted_at NULLS LAST";
    let mut out: Vec<RoleDocument> = Vec::new();
    for row in read.query(sql, &[tenant.uuid().into()]).await? {
        let trashed = row.get::<Option<Timestamp>>(3)?.is_some();
        let (key, name, rights) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let role = RoleDocument { id: row.get(4)?, key, name, rights, trashed };
        match out.last_mut().filter(|last| last.key == role.key) {
            Some(last) => *last = role,
            None => out.push(role),
        }
    }
    Ok(out)
}

/// Saves what an administrator may change; `false` when the person has another version by now.
pub async fn update(tx: &mut Tx, tenant: TenantId, new: &User) -> Result<bool, Error> {
    let sql = "UPDATE app_user SET name = $3, name_folded = $4, email = $5, language = $6, zone = $7, employee_id = $8, \
               member_id = $9, unit_id = $10, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $11";
    let args: [Value; 11] = [
        tenant.uuid().into(),
        new.id.uuid().into(),
        new.name.as_str().into(),
        kernel::fold(&new.name).into(),
        new.email.clone().into(),
        new.language.as_str().into(),
        new.zone.as_str().into(),
        new.employee.into(),
        new.member.into(),
        new.unit.into(),
        new.version.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Lets one transaction at a time change who may administer: two must not take each other's right away at once.
pub async fn lock(tx: &mut Tx, tenant: TenantId) -> Result<(), Error> {
    tx.execute("UPDATE tenant SET name = name WHERE tenant_id = $1", &[tenant.uuid().into()])
        .await
        .map(|_| ())
}

/// Whether anybody but `except` can sign in and holds one of these roles.
pub async fn others_hold(
    read: &mut impl Read,
    tenant: TenantId,
    roles: &[String],
    except: UserId,
) -> Result<bool, Error> {
    if roles.is_empty() {
        return Ok(false);
    }
    let mut sql = Sql::new(tenant);
    let (except, no) = (sql.bind(except.uuid()), sql.bind(false));
    let list: Vec<String> = roles.iter().map(|role| sql.bind(role.as_str())).collect();
    let text = format!(
        "SELECT 1 FROM user_role h JOIN app_user u ON u.tenant_id = h.tenant_id AND u.id = h.user_id \
         WHERE h.tenant_id = $1 AND u.id <> {except} AND u.disabled = {no} AND {ENTERS} \
         AND h.role_key IN ({}) LIMIT 1",
        list.join(", ")
    );
    Ok(read.query_opt(&text, &sql.args).await?.is_some())
}

/// People who may sign in and hold one of these roles, without `except`, by id and after one of them.
pub async fn holders(
    read: &mut impl Read,
    tenant: TenantId,
    roles: &[String],
    except: UserId,
    after: Option<UserId>,
    limit: i64,
) -> Result<Vec<UserId>, Error> {
    if roles.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(tenant);
    let (except, no, limit) = (sql.bind(except.uuid()), sql.bind(false), sql.bind(limit));
    let after = sql.bind(after.map_or(Uuid::nil(), UserId::uuid));
    let list: Vec<String> = roles.iter().map(|role| sql.bind(role.as_str())).collect();
    let text = format!(
        "SELECT DISTINCT u.id FROM user_role h JOIN app_user u ON u.tenant_id = h.tenant_id AND u.id = h.user_id \
         WHERE h.tenant_id = $1 AND u.id > {after} AND u.id <> {except} AND u.disabled = {no} AND h.role_key IN ({}) ORDER BY u.id LIMIT {limit}",
        list.join(", ")
    );
    read.query(&text, &sql.args).await?.iter().map(|row| Ok(UserId::from_uuid(row.get(0)?))).collect()
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first password.
    Invitation,
    /// A new password instead of a forgotten one.
    Reset,
}

impl Purpose {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

/// Keeps the hash of a new link's token; the person's older link is worth nothing from then on.
pub async fn put_link(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    purpose: Purpose,
    hash: [u8; 32],
    at: Timestamp,
    expires: Timestamp,
) -> Result<(), Error> {
    drop_link(tx, tenant, id).await?;
    let sql = "INSERT INTO user_link (tenant_id, user_id, purpose, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let args: [Value; 6] = [
        tenant.uuid().into(),
        id.uuid().into(),
        purpose.as_str().into(),
        hash.into(),
        at.into(),
        expires.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Forgets a person's link.
pub async fn drop_link(tx: &mut Tx, tenant: TenantId, id: UserId) -> Result<(), Error> {
    let sql = "DELETE FROM user_link WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.uuid().into()]).await.map(|_| ())
}

/// The person a living link belongs to, unless barred, and what the link is for.
pub async fn by_link(
    read: &mut impl Read,
    tenant: TenantId,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<(User, Purpose)>, Error> {
    let sql = format!(
        "SELECT {COLUMNS}, l.purpose FROM user_link l JOIN app_user u ON u.tenant_id = l.tenant_id AND u.id = l.user_id \
         WHERE l.tenant_id = $1 AND l.token_hash = $2 AND l.expires_at > $3"
    );
    let Some(row) = read.query_opt(&sql, &[tenant.uuid().into(), hash.into(), now.into()]).await? else {
        return Ok(None);
    };
    let purpose = match row.get::<String>(crate::session::COLUMNS_COUNT)?.as_str() {
        "invitation" => Purpose::Invitation,
        _ => Purpose::Reset,
    };
    let found = user(&row)?;
    Ok((!found.disabled).then_some((found, purpose)))
}

/// Uses a living link up; `false` when somebody else did, or its time is over.
pub async fn take_link(tx: &mut Tx, tenant: TenantId, hash: [u8; 32], now: Timestamp) -> Result<bool, Error> {
    let sql = "DELETE FROM user_link WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3";
    Ok(tx.execute(sql, &[tenant.uuid().into(), hash.into(), now.into()]).await? == 1)
}

#[cfg(test)]
mod tests {
    use access::{Action, Principal};
    use uuid::Uuid;

    use super::*;

    fn rows_of(who: &Principal) -> String {
        scope(&mut Sql::new(who.tenant), &who.predicate("user", Action::Read))
    }

    #[test]
    fn nobody_without_a_right_sees_a_row() {
        let tenant = TenantId::from_uuid(Uuid::nil());
        let nobody = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
        assert_eq!(rows_of(&nobody), "(1 = 0)");
        assert_eq!(rows_of(&Principal::operator(tenant)), "1 = 1");
    }
}
