//! Zones in SQL: which records belong to some, and to which one a record does. Refuses to know whose zones they are.

use std::collections::BTreeMap;

use entity::ZoneColumn;
use kernel::TenantId;
use uuid::Uuid;

use super::sql::{Scope, Sql};
use crate::db::{Error, Read, quoted};

/// A scope over zones, whose ids stand in `list`. What belongs to the zone of another record, such as an order to that of its
/// customer, is out of reach while that record lies in the trash.
pub(super) fn within(zone: &ZoneColumn, table: &str, list: &str) -> Result<Scope, Error> {
    Ok(match zone {
        ZoneColumn::Own(column) => {
            let condition = format!("{} IN ({list})", quoted(column)?);
            let ids = format!(
                "SELECT x.id FROM {table} x WHERE x.tenant_id = $1 AND x.deleted_at IS NULL AND x.{condition}"
            );
            Scope { rows: format!("t.{condition}"), all: format!("t.{condition}"), ids: Some(ids) }
        }
        ZoneColumn::Of { link, table: other, column } => {
            let (link, other, column) = (quoted(link)?, quoted(other)?, quoted(column)?);
            let near = format!("z.tenant_id = $1 AND z.deleted_at IS NULL AND z.{column} IN ({list})");
            Scope {
                rows: format!("EXISTS (SELECT 1 FROM {other} z WHERE z.id = t.{link} AND {near})"),
                all: format!("t.{link} IN (SELECT z.id FROM {other} z WHERE {near})"),
                ids: Some(format!(
                    "SELECT x.id FROM {other} z JOIN {table} x ON x.tenant_id = $1 AND x.{link} = z.id \
                     AND x.deleted_at IS NULL WHERE {near}"
                )),
            }
        }
    })
}

/// The zones of records of a table with a column of them; those without one, and those in the trash, are absent.
pub async fn zones(
    db: &mut impl Read,
    tenant: TenantId,
    (table, column): (&str, &str),
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Uuid>, Error> {
    let (table, column) = (quoted(table)?, quoted(column)?);
    let mut out = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let mut build = Sql::new(tenant);
        let among = build.among(db.dialect(), "t.id", chunk);
        let text = format!(
            "SELECT t.id, t.{column} FROM {table} t WHERE t.tenant_id = $1 AND {among} \
             AND t.deleted_at IS NULL AND t.{column} IS NOT NULL"
        );
        for row in db.query(&text, &build.args).await? {
            out.insert(row.get(0)?, row.get(1)?);
        }
    }
    Ok(out)
}
