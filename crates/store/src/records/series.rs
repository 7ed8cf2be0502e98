//! The next code of an object's series; refuses to hand out a code that a record already has.

use entity::{FieldValue, Object, Values};
use jiff::Timestamp;
use kernel::TenantId;

use crate::counter;
use crate::db::{Db, Dialect, Error, Read, Tx, quoted};
use crate::series::{Running, running};

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
    at: Timestamp,
) -> Result<Option<Drawn>, Error> {
    let given = values.get("code").is_some_and(|code| !code.is_empty());
    let Some((name, series)) = object.series().filter(|_| !given && db.dialect() == Dialect::Postgres) else {
        return Ok(None);
    };
    let series = running(&mut db.read(), tenant, name, series, at).await?;
    let drawn = |number: i64| Drawn {
        db: db.clone(),
        tenant,
        series: series.counter.clone(),
        number,
        code: series.code(number),
        kept: false,
    };
    let text = looking(object)?;
    while let Some(number) = db.spares().and_then(|spares| spares.take(tenant, &series.counter)) {
        if !exists(&mut db.read(), &text, tenant, &series.code(number)).await? {
            return Ok(Some(drawn(number)));
        }
    }
    let number = counter::draw(&mut db.read(), tenant, &series.counter).await?;
    if !exists(&mut db.read(), &text, tenant, &series.code(number)).await? {
        return Ok(Some(drawn(number)));
    }
    // Codes that came with imported records stand in the way.
    let number = db.write(async |tx: &mut Tx| next_number(tx, tenant, object, &series).await).await?;
    Ok(Some(drawn(number)))
}

/// The next code. Codes that came with imported records are not the counter's: where one stands in
/// the way, the counter goes on behind the run of them. The steps double and then halve, so that a
/// million imported codes cost some forty looks into the unique index, once.
pub async fn next_code(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    series: &Running,
) -> Result<String, Error> {
    Ok(series.code(next_number(tx, tenant, object, series).await?))
}

async fn next_number(tx: &mut Tx, tenant: TenantId, object: &Object, series: &Running) -> Result<i64, Error> {
    let first = counter::next(tx, tenant, &series.counter).await?;
    let text = looking(object)?;
    let (mut taken, mut free, mut step) = (first - 1, first, 1);
    while exists(tx, &text, tenant, &series.code(free)).await? {
        taken = free;
        free += step;
        step *= 2;
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if exists(tx, &text, tenant, &series.code(middle)).await? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    if free > first {
        counter::take(tx, tenant, &series.counter, free - first).await?;
    }
    Ok(free)
}

/// Numbers the own fields of records that are being made, inside their transaction: a record that is refused gives its number back.
///
/// # Errors
/// Faults of the database.
pub async fn number_own<'r>(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    records: impl Iterator<Item = &'r mut Values>,
    at: Timestamp,
) -> Result<(), Error> {
    let mut numbered = Vec::new();
    for (field, name, series) in object.own_series() {
        numbered.push((field, running(tx, tenant, &name, series, at).await?));
    }
    if numbered.is_empty() {
        return Ok(());
    }
    for values in records {
        for (field, series) in &numbered {
            let code = loop {
                let number = counter::next(tx, tenant, &series.counter).await?;
                let code = FieldValue::Text(series.code(number));
                // A pattern that was changed and changed back may meet numbers it gave before.
                if super::custom::is_free(tx, tenant, object, field, &code).await? {
                    break code;
                }
            };
            values.insert(field.key.clone(), code);
        }
    }
    Ok(())
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

async fn exists(db: &mut impl Read, text: &str, tenant: TenantId, code: &str) -> Result<bool, Error> {
    Ok(db.query_opt(text, &[tenant.uuid().into(), code.into()]).await?.is_some())
}
