//! What lies in the trash: the list, the way back, the way out for good. Refuses to bring back a record whose
//! required reference lies in the trash itself, and to purge what anything else is built on.

use access::{Action, Principal};
use entity::{FieldValue, Object};
use jiff::Timestamp;
use kernel::Problem;
use uuid::Uuid;

use super::read::{reaches, references, trashed as load};
use super::sql::{self, Sql};
use super::write::taken;
use super::{LIMIT_MAX, Record, Stamp};
use crate::db::{Error, Read, Tx, Value, quoted};

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Its id.
    pub id: Uuid,
    /// Its code, where its object has codes.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Since when.
    pub at: Timestamp,
    /// Who put it there; none for the system itself and for a person who is gone.
    pub by: Option<String>,
    /// Whether the person who asks may purge it.
    pub purgeable: bool,
}

/// One page of a trash, the last first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashPage {
    /// Its rows.
    pub items: Vec<Trashed>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// The trashed records of an object that `who` may bring back.
pub async fn list_trash(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    q: Option<&str>,
    cursor: Option<&str>,
    limit: usize,
) -> Result<TrashPage, Error> {
    let limit = limit.clamp(1, LIMIT_MAX);
    let mut build = Sql::new(who.tenant);
    let scope = sql::reach(&mut build, who, object, Action::Trash)?.rows;
    let purge = sql::reach(&mut build, who, object, Action::Purge)?.rows;
    let mut conditions = vec![format!("t.tenant_id = $1 AND t.deleted_at IS NOT NULL AND {scope}")];
    if let Some(q) = q {
        conditions.push(sql::words(&mut build, who, object, q));
    }
    if let Some(cursor) = cursor {
        let (at, id) = read_cursor(cursor)?;
        let (at, id) = (build.bind(at), build.bind(id));
        conditions.push(format!("(t.deleted_at, t.id) < ({at}, {id})"));
    }
    let most = build.bind(limit as i64 + 1);
    let code = if object.field("code").is_some() { "t.code" } else { "NULL" };
    let text = format!(
        "SELECT t.id, {code}, t.{}, t.deleted_at, u.name, COALESCE({purge}, FALSE) FROM {} t \
         LEFT JOIN app_user u ON u.tenant_id = $1 AND u.id = t.updated_by \
         WHERE {} ORDER BY t.deleted_at DESC, t.id DESC LIMIT {most}",
        quoted(&object.name)?,
        quoted(&object.table)?,
        conditions.join(" AND ")
    );
    let rows = db.query(&text, &build.args).await?;
    let mut items = Vec::new();
    for row in rows.iter().take(limit) {
        items.push(Trashed {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get::<Option<String>>(2)?.unwrap_or_default(),
            at: row.get(3)?,
            by: row.get(4)?,
            purgeable: row.get(5)?,
        });
    }
    let next = match items.last() {
        Some(last) if rows.len() > limit => Some(format!("{}.{}", last.at.as_microsecond(), last.id)),
        _ => None,
    };
    Ok(TrashPage { items, next })
}

fn read_cursor(text: &str) -> Result<(Value, Uuid), Error> {
    let parsed = text.split_once('.').and_then(|(at, id)| {
        let at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
        Some((Value::from(at), Uuid::parse_str(id).ok()?))
    });
    parsed.ok_or_else(|| Problem::new("cursor-malformed").into())
}

/// Takes a record out of the trash; gives it as it is then, or `None` when it is not in the trash for `who`.
/// A code it bears was kept for it; a unique field that was taken meanwhile is refused by the database.
pub async fn restore(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    stamp: Stamp,
) -> Result<Option<Record>, Error> {
    let Some(record) = load(tx, who, object, Action::Trash, id).await? else { return Ok(None) };
    let system = Principal::operator(who.tenant);
    for (field, target, to) in references(who, &object.fields, &record.values) {
        if field.required && !reaches(tx, &system, target, Action::Read, to).await? {
            return Err(Problem::new("trash-reference-missing").field(&field.key).into());
        }
    }
    let text = format!(
        "UPDATE {} SET deleted_at = NULL, version = version + 1, updated_at = $3, updated_by = $4 \
         WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
        quoted(&object.table)?
    );
    let args = [who.tenant.uuid().into(), id.into(), stamp.at.into(), stamp.by.into()];
    match tx.execute(&text, &args).await.map_err(|error| taken(object, error))? {
        0 => Ok(None),
        _ => super::get(tx, &system, object, Action::Read, id).await,
    }
}

/// Removes a trashed record and its lines for good; gives it as it was, or `None` when it is not in the trash
/// for `who`. `confirm` is its code as a person typed it. What has happened to it stays in the audit trail.
pub async fn purge(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    confirm: &str,
) -> Result<Option<Record>, Error> {
    let Some(record) = load(tx, who, object, Action::Purge, id).await? else { return Ok(None) };
    let named = record.values.get("code").or_else(|| record.values.get(&object.name));
    if named.map(FieldValue::to_text).as_deref() != Some(confirm.trim()) {
        return Err(Problem::new("purge-code-wrong").field("code").into());
    }
    // Nothing new can refer to it: a reference is made to what is alive only.
    unneeded(tx, who, object, id, &record).await?;
    let key: [Value; 2] = [who.tenant.uuid().into(), id.into()];
    for part in &object.parts {
        let text = format!("DELETE FROM {} WHERE tenant_id = $1 AND parent_id = $2", quoted(&part.table)?);
        tx.execute(&text, &key).await?;
    }
    tx.execute("DELETE FROM field_index WHERE tenant_id = $1 AND record_id = $2", &key).await?;
    let text = format!(
        "DELETE FROM {} WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
        quoted(&object.table)?
    );
    if tx.execute(&text, &key).await? == 0 {
        return Ok(None);
    }
    Ok(Some(record))
}

/// What is built on records of an object beyond references of other records: object, table, column, and the
/// problem that says so.
const BUILT_ON: &[(&str, &str, &str, &str)] = &[
    ("order", "sale", "order_id", "purge-kept-sales"),
    ("account", "sale", "account_id", "purge-kept-sales"),
    ("member", "sale", "member_id", "purge-kept-sales"),
    ("product", "sale_line", "product_id", "purge-kept-sales"),
    ("member", "ledger_posting", "holder_id", "purge-kept-ledger"),
    ("member", "tree_edge", "member_id", "purge-kept-network"),
    ("member", "tree_edge", "parent_id", "purge-kept-network"),
    ("member", "member_status", "member_id", "purge-kept-network"),
    ("member", "transfer", "member_id", "purge-kept-network"),
    ("member", "app_user", "member_id", "purge-kept-users"),
    ("employee", "app_user", "employee_id", "purge-kept-users"),
    ("unit", "app_user", "unit_id", "purge-kept-users"),
];

/// Refuses a record that anything is built on: sales, ledger, network, users, other records (in the trash or not).
async fn unneeded(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    id: Uuid,
    record: &Record,
) -> Result<(), Error> {
    let built = BUILT_ON.iter().filter(|(key, ..)| *key == object.key);
    for (_, table, column, code) in built {
        if stands(tx, who, table, column, id.into()).await? {
            return Err(Problem::new(*code).into());
        }
    }
    if object.key == "role"
        && stands(tx, who, "user_role", "role_key", record.values.get("code").map(FieldValue::to_text).into())
            .await?
    {
        return Err(Problem::new("purge-kept-users").into());
    }
    for other in who.catalog.iter() {
        let parts = other.parts.iter().map(|part| (&part.table, &part.fields));
        for (table, fields) in parts.chain([(&other.table, &other.fields)]) {
            let refers = |field: &&entity::Field| {
                field.kind.is_link()
                    && field.derived.is_none()
                    && field.to.as_deref() == Some(object.key.as_str())
            };
            for field in fields.iter().filter(refers) {
                let needed = match field.is_aside() {
                    true => super::custom::points_to(tx, who.tenant, other, field, id).await?,
                    false => stands(tx, who, table, &field.column(), id.into()).await?,
                };
                if needed {
                    return Err(Problem::new("purge-kept-records").with("object", &other.key).into());
                }
            }
        }
        let in_unit = object.key == "unit" && other.field("unit").is_none() && other.key != "unit";
        if in_unit && stands(tx, who, &other.table, "unit_id", id.into()).await? {
            return Err(Problem::new("purge-kept-records").with("object", &other.key).into());
        }
    }
    Ok(())
}

async fn stands(
    tx: &mut Tx,
    who: &Principal,
    table: &str,
    column: &str,
    value: Value,
) -> Result<bool, Error> {
    let text =
        format!("SELECT 1 FROM {} WHERE tenant_id = $1 AND {} = $2 LIMIT 1", quoted(table)?, quoted(column)?);
    Ok(tx.query_opt(&text, &[who.tenant.uuid().into(), value]).await?.is_some())
}
