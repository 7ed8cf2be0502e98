//! Rows of `saved_view`. Refuses to change a view whose version is not the one the caller read.

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::{Error, Read, Row, Tx};

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: Uuid,
    /// The object whose list it shows.
    pub object: String,
    /// Whose it is.
    pub owner: Uuid,
    /// Everybody who reads the object has it.
    pub shared: bool,
    /// Its name.
    pub name: String,
    /// `table` or `kanban`.
    pub kind: String,
    /// The filter as JSON; empty: none.
    pub filter: String,
    /// `name,-created_at`.
    pub sort: String,
    /// `code,name`.
    pub columns: String,
    /// What it is grouped by.
    pub group: String,
    /// Rises with every change.
    pub version: i64,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, object, owner_id, shared, name, kind, list_filter, list_sort, list_columns, group_by, \
                       version, deleted_at";

fn read(row: &Row) -> Result<View, Error> {
    Ok(View {
        id: row.get(0)?,
        object: row.get(1)?,
        owner: row.get(2)?,
        shared: row.get(3)?,
        name: row.get(4)?,
        kind: row.get(5)?,
        filter: row.get(6)?,
        sort: row.get(7)?,
        columns: row.get(8)?,
        group: row.get(9)?,
        version: row.get(10)?,
        deleted_at: row.get(11)?,
    })
}

/// The views of an object's list that a person has: the shared ones first, each in the order they were made.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    user: UserId,
) -> Result<Vec<View>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM saved_view WHERE tenant_id = $1 AND object = $2 AND deleted_at IS NULL \
         AND (shared = $4 OR owner_id = $3) ORDER BY shared DESC, id"
    );
    let rows =
        db.query(&sql, &[tenant.uuid().into(), object.into(), user.uuid().into(), true.into()]).await?;
    rows.iter().map(read).collect()
}

/// One view, deleted or not.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<View>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE tenant_id = $1 AND id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// How many views of an object's list a person has made and not deleted.
pub async fn count(db: &mut impl Read, tenant: TenantId, object: &str, user: UserId) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM saved_view WHERE tenant_id = $1 AND object = $2 AND owner_id = $3 \
               AND deleted_at IS NULL";
    let row = db.query_opt(sql, &[tenant.uuid().into(), object.into(), user.uuid().into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// Adds a view.
pub async fn insert(tx: &mut Tx, tenant: TenantId, view: &View, at: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO saved_view (tenant_id, id, object, owner_id, shared, name, kind, list_filter, list_sort, \
               list_columns, group_by, version, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)";
    let args = [
        tenant.uuid().into(),
        view.id.into(),
        view.object.as_str().into(),
        view.owner.into(),
        view.shared.into(),
        view.name.as_str().into(),
        view.kind.as_str().into(),
        view.filter.as_str().into(),
        view.sort.as_str().into(),
        view.columns.as_str().into(),
        view.group.as_str().into(),
        view.version.into(),
        at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// Writes a view whose version is still `seen`; `false` when it has moved on.
pub async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    view: &View,
    seen: i64,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE saved_view SET shared = $4, name = $5, kind = $6, list_filter = $7, list_sort = $8, \
               list_columns = $9, group_by = $10, deleted_at = $11, version = $12, updated_at = $13 \
               WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let args = [
        tenant.uuid().into(),
        view.id.into(),
        seen.into(),
        view.shared.into(),
        view.name.as_str().into(),
        view.kind.as_str().into(),
        view.filter.as_str().into(),
        view.sort.as_str().into(),
        view.columns.as_str().into(),
        view.group.as_str().into(),
        view.deleted_at.into(),
        view.version.into(),
        at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}
