//! The next code of an object's series; refuses to hand out a code that a record already has.

use entity::{Object, Values};
use kernel::TenantId;

use crate::counter;
use crate::db::{Db, Dialect, Error, Read, Tx, quoted};

/// A code drawn ahead of the transaction that makes the record. On PostgreSQL the row of a series stays locked until the disk
/// has the commit: taken inside, it would let through one new record after the other. What is drawn and not kept is the
/// next record's; only a crash leaves a gap. Documents that the law numbers without gaps take theirs inside, from
/// [`counter::next`].
pub struct Drawn {
    db: Db,
    tenant: TenantId,
    series: String,
    number: i64,
    code: String,
    kept: bool,
}

impl Drawn {
    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// A record has it now.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        if let Some(spares) = self.db.spares().filter(|_| !self.kept) {
            spares.put(self.tenant, &self.series, self.number);
        }
    }
}

/// Draws the code of a new record with these values; `None` where it brings its own, has no series, or where the code is taken
/// inside the transaction (SQLite, whose writers take turns anyway).
///
/// # Errors
/// Faults of the database.
pub async fn draw(
    db: &Db,
    tenant: TenantId,
    object: &Object,
    values: &Values,
) -> Result<Option<Drawn>, Error> {
    let given = values.get("code").is_some_and(|code| !code.is_empty());
    let Some((series, prefix)) = object.series().filter(|_| !given && db.dialect() == Dialect::Postgres)
    else {
        return Ok(None);
    };
    let drawn = |number: i64| Drawn {
        db: db.clone(),
        tenant,
        series: series.to_owned(),
        number,
        code: counter::code(prefix, number),
        kept: false,
    };
    let text = looking(object)?;
    while let Some(number) = db.spares().and_then(|spares| spares.take(tenant, series)) {
        if !exists(&mut db.read(), &text, tenant, prefix, number).await? {
            return Ok(Some(drawn(number)));
        }
    }
    let number = counter::draw(&mut db.read(), tenant, series).await?;
    if !exists(&mut db.read(), &text, tenant, prefix, number).await? {
        return Ok(Some(drawn(number)));
    }
    // Codes that came with imported records stand in the way.
    let number = db.write(async |tx: &mut Tx| next_number(tx, tenant, object, series, prefix).await).await?;
    Ok(Some(drawn(number)))
}

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
    Ok(counter::code(prefix, next_number(tx, tenant, object, series, prefix).await?))
}

async fn next_number(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    series: &str,
    prefix: &str,
) -> Result<i64, Error> {
    let first = counter::next(tx, tenant, series).await?;
    let text = looking(object)?;
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
    Ok(free)
}

/// The statement that finds a code.
fn looking(object: &Object) -> Result<String, Error> {
    let mut text = format!("SELECT 1 FROM {} WHERE tenant_id = $1 AND code = $2", quoted(&object.table)?);
    // An order gives its code to its sale, and a sale that takes back has one without an order.
    if object.key == "order" {
        text.push_str(" UNION ALL SELECT 1 FROM sale WHERE tenant_id = $1 AND code = $2");
    }
    Ok(text)
}

async fn exists(
    db: &mut impl Read,
    text: &str,
    tenant: TenantId,
    prefix: &str,
    number: i64,
) -> Result<bool, Error> {
    let code = counter::code(prefix, number);
    Ok(db.query_opt(text, &[tenant.uuid().into(), code.into()]).await?.is_some())
}
