//! What people are told of. Refuses to show anybody what is another person's, and to tell what that person does not want.

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Error, Read, Row, Tx, Value};

/// Something to tell.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Its id.
    pub id: Uuid,
    /// Whom.
    pub user: Uuid,
    /// What kind of news.
    pub kind: &'a str,
    /// The record it is about.
    pub about: Option<(&'a str, Uuid)>,
    /// What the words are filled with; never a value of a record.
    pub params: &'a Json,
    /// Told once only under this name.
    pub once: Option<&'a str>,
    /// Who has named the person, where somebody has.
    pub by: Option<Uuid>,
    /// When.
    pub at: Timestamp,
}

/// Something told.
#[derive(Debug, Clone, PartialEq)]
pub struct Notification {
    /// Its id.
    pub id: Uuid,
    /// What kind of news.
    pub kind: String,
    /// The record it is about.
    pub about: Option<(String, Uuid)>,
    /// What the words are filled with.
    pub params: Json,
    /// When.
    pub at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

/// Tells somebody something, unless the person does not want that kind, is no user, or was told under the same name. Gives
/// whether the person wants it by mail too.
pub async fn push(tx: &mut Tx, tenant: TenantId, new: &New<'_>) -> Result<bool, Error> {
    let wanted = "SELECT 1 FROM app_user u WHERE u.tenant_id = $1 AND u.id = $2 AND NOT EXISTS (SELECT 1 \
                  FROM notification_off o WHERE o.tenant_id = $1 AND o.user_id = $2 AND o.kind = $3)";
    let asked = [tenant.uuid().into(), new.user.into(), new.kind.into()];
    if tx.query_opt(wanted, &asked).await?.is_none() {
        return Ok(false);
    }
    // Told already under the same name: the unique key decides, whoever looked first.
    let sql = "INSERT INTO notification (tenant_id, id, user_id, kind, object, record_id, params, once, at, by_id) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    let args = [
        tenant.uuid().into(),
        new.id.into(),
        new.user.into(),
        new.kind.into(),
        new.about.map(|(object, _)| object).into(),
        new.about.map(|(_, record)| record).into(),
        Value::Json(new.params.to_string()),
        new.once.into(),
        new.at.into(),
        new.by.into(),
    ];
    if tx.execute(sql, &args).await? == 0 {
        return Ok(false);
    }
    let sql = "SELECT 1 FROM notification_mail WHERE tenant_id = $1 AND user_id = $2 AND kind = $3";
    Ok(tx.query_opt(sql, &asked).await?.is_some())
}

/// A record at which somebody was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The record.
    pub about: Option<(String, Uuid)>,
    /// Whether it was read.
    pub read: bool,
}

/// Where one person has named another since a moment, up to `limit` of them.
pub async fn namings(
    db: &mut impl Read,
    tenant: TenantId,
    (user, by): (Uuid, Uuid),
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Naming>, Error> {
    let sql = "SELECT object, record_id, read_at FROM notification \
               WHERE tenant_id = $1 AND user_id = $2 AND by_id = $3 AND at >= $4 ORDER BY at, id LIMIT $5";
    let args = [tenant.uuid().into(), user.into(), by.into(), since.into(), limit.into()];
    let naming = |row: &Row| {
        let (object, record): (Option<String>, Option<Uuid>) = (row.get(0)?, row.get(1)?);
        let read = row.get::<Option<Timestamp>>(2)?.is_some();
        Ok(Naming { about: object.zip(record), read })
    };
    db.query(sql, &args).await?.iter().map(naming).collect()
}

/// One of a person's notifications.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    user: UserId,
    id: Uuid,
) -> Result<Option<Notification>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM notification WHERE tenant_id = $1 AND user_id = $2 AND id = $3");
    let args = [tenant.uuid().into(), user.uuid().into(), id.into()];
    db.query_opt(&sql, &args).await?.as_ref().map(notification).transpose()
}

const COLUMNS: &str = "id, kind, object, record_id, params, at, read_at";

fn notification(row: &Row) -> Result<Notification, Error> {
    let object: Option<String> = row.get(2)?;
    let record: Option<Uuid> = row.get(3)?;
    Ok(Notification {
        id: row.get(0)?,
        kind: row.get(1)?,
        about: object.zip(record),
        params: row.get(4)?,
        at: row.get(5)?,
        read_at: row.get(6)?,
    })
}

/// A person's notifications, the newest first, after an id.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    user: UserId,
    before: Option<Uuid>,
    unread: bool,
    limit: i64,
) -> Result<Vec<Notification>, Error> {
    let only = if unread { " AND read_at IS NULL" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM notification \
         WHERE tenant_id = $1 AND user_id = $2 AND id < $3{only} ORDER BY id DESC LIMIT $4"
    );
    let below = before.unwrap_or(Uuid::max());
    let rows =
        db.query(&sql, &[tenant.uuid().into(), user.uuid().into(), below.into(), limit.into()]).await?;
    rows.iter().map(notification).collect()
}

/// Marks notifications of a person as read, or as unread again; `None`: all of them up to now.
pub async fn mark(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    id: Option<Uuid>,
    read_at: Option<Timestamp>,
) -> Result<u64, Error> {
    let mut args: Vec<Value> = vec![tenant.uuid().into(), user.uuid().into(), read_at.into()];
    let mut sql = "UPDATE notification SET read_at = $3 WHERE tenant_id = $1 AND user_id = $2".to_owned();
    match id {
        Some(id) => {
            args.push(id.into());
            sql.push_str(" AND id = $4");
        }
        None => sql.push_str(" AND read_at IS NULL"),
    }
    tx.execute(&sql, &args).await
}

/// What a person has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Kinds the person does not want.
    pub off: Vec<String>,
    /// Kinds the person wants by mail besides the bell.
    pub mail: Vec<String>,
}

/// What a person has chosen.
pub async fn chosen(db: &mut impl Read, tenant: TenantId, user: UserId) -> Result<Chosen, Error> {
    let key: [Value; 2] = [tenant.uuid().into(), user.uuid().into()];
    let mut kinds = Vec::with_capacity(2);
    for table in ["notification_off", "notification_mail"] {
        let sql = format!("SELECT kind FROM {table} WHERE tenant_id = $1 AND user_id = $2 ORDER BY kind");
        let rows = db.query(&sql, &key).await?;
        kinds.push(rows.iter().map(|row| row.get(0)).collect::<Result<Vec<String>, Error>>()?);
    }
    let mail = kinds.pop().unwrap_or_default();
    Ok(Chosen { off: kinds.pop().unwrap_or_default(), mail })
}

/// Sets what a person has chosen.
pub async fn choose(tx: &mut Tx, tenant: TenantId, user: UserId, new: &Chosen) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), user.uuid().into()];
    for (table, kinds) in [("notification_off", &new.off), ("notification_mail", &new.mail)] {
        tx.execute(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND user_id = $2"), &key).await?;
        let rows = kinds.iter().map(|kind| vec![key[0].clone(), key[1].clone(), kind.as_str().into()]);
        tx.insert_many(table, &["tenant_id", "user_id", "kind"], rows.collect::<Vec<_>>()).await?;
    }
    Ok(())
}

/// Open tasks due on a day whose owner was not reminded since: the task and its owner.
pub async fn tasks_due(
    db: &mut impl Read,
    tenant: TenantId,
    day: &str,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let sql = "SELECT t.id, t.owner_id FROM task t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND t.due_on = $2 \
               AND t.status = 'open' AND t.owner_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM notification n \
               WHERE n.tenant_id = $1 AND n.user_id = t.owner_id AND n.kind = 'task' AND n.record_id = t.id \
               AND n.at >= $3) AND NOT EXISTS (SELECT 1 FROM notification_off o WHERE o.tenant_id = $1 \
               AND o.user_id = t.owner_id AND o.kind = 'task') ORDER BY t.id LIMIT $4";
    let rows = db.query(sql, &[tenant.uuid().into(), day.into(), since.into(), limit.into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}
