//! The next code of an object's series; refuses to hand out a code that a record already has.

use entity::Object;
use kernel::TenantId;

use crate::counter;
use crate::db::{Error, Read, Tx, quoted};

/// The next code. Codes that came with imported records are not the counter's: where one stands in
/// the way, the counter goes on behind the run of them. The steps double and then halve, so that a
/// million imported codes cost some forty looks into the unique index, once.
pub async fn next_code(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    series: &str,
    prefix: &str,
) -> Result<String, Error> {
    let first = counter::next(tx, tenant, series).await?;
    let mut text = format!("SELECT 1 FROM {} WHERE tenant_id = $1 AND code = $2", quoted(&object.table)?);
    // An order gives its code to its sale, and a sale that takes back has one without an order.
    if object.key == "order" {
        text.push_str(" UNION ALL SELECT 1 FROM sale WHERE tenant_id = $1 AND code = $2");
    }
    let (mut taken, mut free, mut step) = (first - 1, first, 1);
    while exists(tx, &text, tenant, prefix, free).await? {
        taken = free;
        free += step;
        step *= 2;
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if exists(tx, &text, tenant, prefix, middle).await? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    if free > first {
        counter::take(tx, tenant, series, free - first).await?;
    }
    Ok(counter::code(prefix, free))
}

async fn exists(tx: &mut Tx, text: &str, tenant: TenantId, prefix: &str, number: i64) -> Result<bool, Error> {
    let code = counter::code(prefix, number);
    Ok(tx.query_opt(text, &[tenant.uuid().into(), code.into()]).await?.is_some())
}
