//! What an import asks before it writes, row by row: whether a record that is to be lies within a person's reach, whether
//! another one has its value, what stands above it, and whether a sale was taken back meanwhile. Decides nothing.

use std::collections::HashSet;

use access::{Action, Principal};
use entity::{Field, Object};
use kernel::{OrderId, SaleId, TenantId};
use uuid::Uuid;

use crate::records::custom;
use crate::records::sql::{self, Sql};
use crate::{Dialect, Error, Read, Tx, Value, quoted};

/// Where a record is to stand: what scopes speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: Option<Uuid>,
    /// Which unit it belongs to.
    pub unit: Option<Uuid>,
    /// Which member it belongs to.
    pub member: Option<Uuid>,
    /// What the field says that its zone is read from.
    pub zone: Option<Uuid>,
}

/// Whether `action` would reach a record that stands so, by the same condition that its row is tested with.
pub async fn within(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    action: Action,
    one: &Standing,
) -> Result<bool, Error> {
    let mut build = Sql::new(who.tenant);
    let reach = sql::scope(&mut build, object, &who.predicate(&object.key, action))?.rows;
    // Without its type PostgreSQL would take an empty cell for text.
    let postgres = db.dialect() == Dialect::Postgres;
    let typed = |place: String| if postgres { format!("CAST({place} AS UUID)") } else { place };
    let mut names =
        vec!["tenant_id".to_owned(), "id".to_owned(), "owner_id".to_owned(), "unit_id".to_owned()];
    let mut cells = vec![typed("$1".to_owned())];
    for value in [Some(one.id), one.owner, one.unit] {
        cells.push(typed(build.bind(value)));
    }
    if let Some(column) = object.member_column().filter(|column| column != "id") {
        names.push(quoted(&column)?);
        cells.push(typed(build.bind(one.member)));
    }
    if let Some(field) = object.zone_field() {
        names.push(quoted(&field.column())?);
        cells.push(typed(build.bind(one.zone)));
    }
    let text = format!(
        "WITH t ({}) AS (VALUES ({})) SELECT 1 FROM t WHERE t.tenant_id = $1 AND {reach}",
        names.join(", "),
        cells.join(", ")
    );
    Ok(db.query_opt(&text, &build.args).await?.is_some())
}

/// The record that has a value no second one may have.
pub async fn holder(
    db: &mut impl Read,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    unique: &str,
) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT record_id FROM field_index WHERE tenant_id = $1 AND field = $2 AND uniq = $3";
    let args = [tenant.uuid().into(), custom::name(object, field).into(), unique.into()];
    db.query_opt(sql, &args).await?.map(|row| row.get(0)).transpose()
}

/// The record that a field of a record of the same object leads to.
pub async fn above(
    db: &mut impl Read,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    id: Uuid,
) -> Result<Option<Uuid>, Error> {
    let (table, column) = (quoted(&object.table)?, quoted(&field.column())?);
    let sql = format!("SELECT t.{column} FROM {table} t WHERE t.tenant_id = $1 AND t.id = $2");
    let row = db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// Those of the codes that a sale has, of an order or one that takes another back.
pub async fn sales(db: &mut impl Read, tenant: TenantId, codes: &[&str]) -> Result<HashSet<String>, Error> {
    /// Codes of one statement.
    const PAGE: usize = 1_000;
    let mut out = HashSet::new();
    for page in codes.chunks(PAGE) {
        let places: Vec<String> = (2..page.len() + 2).map(|at| format!("${at}")).collect();
        let sql = format!("SELECT code FROM sale WHERE tenant_id = $1 AND code IN ({})", places.join(", "));
        let mut args: Vec<Value> = vec![tenant.uuid().into()];
        args.extend(page.iter().map(|code| Value::from(*code)));
        for row in db.query(&sql, &args).await? {
            out.insert(row.get(0)?);
        }
    }
    Ok(out)
}

/// Holds an order until the end of the transaction and tells which sales take back its sale by now: nobody cancels it or
/// takes back more of it meanwhile.
pub async fn hold_returns(
    tx: &mut Tx,
    tenant: TenantId,
    order: OrderId,
    sale: SaleId,
) -> Result<HashSet<SaleId>, Error> {
    // A write that changes nothing locks the row on both databases.
    let lock = "UPDATE sales_order SET version = version WHERE tenant_id = $1 AND id = $2";
    tx.execute(lock, &[tenant.uuid().into(), order.uuid().into()]).await?;
    let sql = "SELECT id FROM sale WHERE tenant_id = $1 AND returns_id = $2";
    let rows = tx.query(sql, &[tenant.uuid().into(), sale.uuid().into()]).await?;
    rows.iter().map(|row| Ok(SaleId::from_uuid(row.get(0)?))).collect()
}
