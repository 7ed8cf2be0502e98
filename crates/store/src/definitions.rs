//! What a company has added to its objects, and the objects of its own, version by version; refuses to change a version that was applied.

use entity::own::SLOTS;
use jiff::Timestamp;
use kernel::{Problem, TenantId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Error, Read, Tx, Value, quoted};

/// One version of an object's extension.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The object.
    pub object: String,
    /// From 1; the highest counts.
    pub version: i64,
    /// The extension.
    pub document: Json,
    /// Why.
    pub note: String,
    /// When it was applied.
    pub at: Timestamp,
    /// The name of who applied it.
    pub by: Option<String>,
}

const SELECT: &str = "SELECT d.object, d.version, d.document, d.note, d.at, u.name FROM definition d \
     LEFT JOIN app_user u ON u.tenant_id = $1 AND u.id = d.actor_id WHERE d.tenant_id = $1";

fn version(row: &crate::Row) -> Result<Version, Error> {
    Ok(Version {
        object: row.get(0)?,
        version: row.get(1)?,
        document: row.get(2)?,
        note: row.get(3)?,
        at: row.get(4)?,
        by: row.get(5)?,
    })
}

/// The version of every extended object that counts.
pub async fn current(db: &mut impl Read, tenant: TenantId) -> Result<Vec<Version>, Error> {
    let sql = format!(
        "{SELECT} AND d.version = (SELECT max(o.version) FROM definition o WHERE o.tenant_id = $1 AND o.object = d.object) \
         ORDER BY d.object"
    );
    db.query(&sql, &[tenant.uuid().into()]).await?.iter().map(version).collect()
}

/// Every version of an object, the newest first.
pub async fn history(db: &mut impl Read, tenant: TenantId, object: &str) -> Result<Vec<Version>, Error> {
    let sql = format!("{SELECT} AND d.object = $2 ORDER BY d.version DESC");
    db.query(&sql, &[tenant.uuid().into(), object.into()]).await?.iter().map(version).collect()
}

/// Adds a version.
///
/// # Errors
/// [`Error::Unique`] when somebody else was faster.
pub async fn add(tx: &mut Tx, tenant: TenantId, new: &Version, actor: Option<Uuid>) -> Result<(), Error> {
    let sql = "INSERT INTO definition (tenant_id, object, version, document, note, at, actor_id) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let args = [
        tenant.uuid().into(),
        new.object.as_str().into(),
        new.version.into(),
        Value::Json(new.document.to_string()),
        new.note.as_str().into(),
        new.at.into(),
        actor.into(),
    ];
    tx.execute(sql, &args).await?;
    Ok(())
}

/// Which own objects lie in which slots.
pub async fn slots(db: &mut impl Read, tenant: TenantId) -> Result<Vec<(String, i64)>, Error> {
    let sql = "SELECT object, slot FROM own_object WHERE tenant_id = $1 ORDER BY slot";
    let rows = db.query(sql, &[tenant.uuid().into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Gives an own object a table for ever.
///
/// # Errors
/// `definition-too-many-objects`; [`Error::Unique`] when somebody else took the slot meanwhile.
pub async fn take_slot(tx: &mut Tx, tenant: TenantId, object: &str) -> Result<(), Error> {
    let taken = slots(tx, tenant).await?;
    if taken.iter().any(|(known, _)| known == object) {
        return Ok(());
    }
    let free = (1..=SLOTS).find(|slot| !taken.iter().any(|(_, used)| used == slot));
    let free = free.ok_or_else(|| Problem::new("definition-too-many-objects").with("max", SLOTS))?;
    let sql = "INSERT INTO own_object (tenant_id, slot, object) VALUES ($1, $2, $3)";
    tx.execute(sql, &[tenant.uuid().into(), free.into(), object.into()]).await?;
    Ok(())
}

/// How many records a table has, the trash included.
pub async fn records(db: &mut impl Read, tenant: TenantId, table: &str) -> Result<i64, Error> {
    let sql = format!("SELECT count(*) FROM {} WHERE tenant_id = $1", quoted(table)?);
    db.query_opt(&sql, &[tenant.uuid().into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// How many records of a table, the trash included, hold `value` in a column of text.
pub async fn holding(
    db: &mut impl Read,
    tenant: TenantId,
    table: &str,
    column: &str,
    value: &str,
) -> Result<i64, Error> {
    let sql =
        format!("SELECT count(*) FROM {} WHERE tenant_id = $1 AND {} = $2", quoted(table)?, quoted(column)?);
    db.query_opt(&sql, &[tenant.uuid().into(), value.into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// Whether two records share a value of an own field.
pub async fn repeats(db: &mut impl Read, tenant: TenantId, object: &str, field: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM field_index WHERE tenant_id = $1 AND field = $2 AND n = 0 \
               GROUP BY num, txt HAVING count(*) > 1 LIMIT 1";
    let args = [tenant.uuid().into(), format!("{object}.{field}").into()];
    Ok(db.query_opt(sql, &args).await?.is_some())
}
