//! Working out computed fields anew, page by page, after a formula changed. Refuses nothing; versions and stamps stay,
//! since nobody changed the records.

use entity::{Field, Object, Values, compute};
use kernel::TenantId;
use uuid::Uuid;

use super::custom;
use super::sql::{self, Sql};
use crate::db::{Dialect, Error, Read as _, Tx, Value, quoted};

/// Works out the computed fields of the next `limit` records after `after`, those in the trash too. Gives the last
/// record's id and how many there were, or none at the end.
pub async fn recompute(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    after: Uuid,
    limit: usize,
) -> Result<Option<(Uuid, usize)>, Error> {
    let (written, formulas): (Vec<&Field>, Vec<_>) = compute::fields(object).unzip();
    let read = |field: &&Field| formulas.iter().any(|formula| formula.reads.contains(&field.key));
    let operands: Vec<&Field> = object.fields.iter().filter(read).collect();
    let table = quoted(&object.table)?;
    let mut build = Sql::new(tenant);
    let (after, limit) = (build.bind(after), build.bind(limit as i64));
    let mut columns = vec!["t.id".to_owned()];
    for field in &operands {
        columns.extend(sql::select(field)?);
    }
    let lock = if tx.dialect() == Dialect::Postgres { " FOR UPDATE OF t" } else { "" };
    let text = format!(
        "SELECT {} FROM {table} t WHERE t.tenant_id = $1 AND t.id > {after} ORDER BY t.id LIMIT {limit}{lock}",
        columns.join(", ")
    );
    let mut changed: Vec<(Uuid, Values)> = Vec::new();
    for row in tx.query(&text, &build.args).await? {
        let (mut at, mut values) = (1, Values::new());
        for field in &operands {
            values.insert(field.key.clone(), sql::take(field, &row, &mut at)?);
        }
        changed.push((row.get(0)?, compute::computed(object, &values)));
    }
    let Some((last, _)) = changed.last() else { return Ok(None) };
    let next = (*last, changed.len());
    for (id, values) in &changed {
        if let Some((set, value)) = custom::patch(tx.dialect(), object, values, 3) {
            let text = format!("UPDATE {table} SET {set} WHERE tenant_id = $1 AND id = $2");
            let args: [Value; 3] = [tenant.uuid().into(), (*id).into(), value];
            tx.execute(&text, &args).await?;
        }
    }
    custom::mirror_many(tx, tenant, object, &written, &changed).await?;
    Ok(Some(next))
}
