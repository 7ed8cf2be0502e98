//! Reading again, after a migration, what records of earlier releases are searched, filtered and ordered by; a telephone number
//! that can be read comes into the form in which numbers are kept. What a crash interrupts goes on where it stopped. Refuses to
//! touch anything else of a record: neither its version nor any other value.

use std::collections::BTreeMap;

use entity::reach::Point;
use entity::{Document, Field, FieldType, FieldValue, Object, Values, own, phone};
use kernel::TenantId;
use uuid::Uuid;

use super::{custom, folded, reach, sql};
use crate::db::{Db, Dialect, Error, Read, Tx, Value, quoted};
use crate::migrate::owner;

/// Records read again in one transaction.
const CHUNK: i64 = 2_000;

/// Reads again all records that wait. Before the migration that asks for it there is nothing to do.
pub(crate) async fn attend(db: &Db) -> Result<(), Error> {
    if !there(db).await? {
        return Ok(());
    }
    let mut done: u64 = 0;
    loop {
        let some = db.write_as_owner(async |tx: &mut Tx| chunk(tx).await).await?;
        let Some(records) = some else { return Ok(()) };
        done += records;
        tracing::info!(records = done, "reading again what records are filtered by");
    }
}

/// How many tables wait to be read again.
pub(crate) async fn unfilled(db: &Db) -> Result<u64, Error> {
    if !there(db).await? {
        return Ok(0);
    }
    let rows = owner(db, "SELECT count(*) FROM text_fill").await?;
    Ok(u64::try_from(rows.first().map_or(Ok(0), |row| row.get::<i64>(0))?).unwrap_or(0))
}

/// Whether the list of what waits has been made.
async fn there(db: &Db) -> Result<bool, Error> {
    let sql = match db.dialect() {
        Dialect::Sqlite => "SELECT 1 FROM sqlite_schema WHERE name = 'text_fill'",
        Dialect::Postgres => {
            "SELECT 1 FROM pg_class WHERE relname = 'text_fill' AND relnamespace = 'public'::regnamespace"
        }
    };
    Ok(!owner(db, sql).await?.is_empty())
}

/// Reads the next records again; `None` when none wait.
async fn chunk(tx: &mut Tx) -> Result<Option<u64>, Error> {
    // The lock of migrations: two processes take turns.
    tx.execute("UPDATE schema_lease SET turns = turns + 1 WHERE id = 1", &[]).await?;
    let sql = "SELECT tenant_id, object, after_id FROM text_fill ORDER BY tenant_id, object LIMIT 1";
    let Some(row) = tx.query_opt(sql, &[]).await? else { return Ok(None) };
    let (tenant, table, after): (Uuid, String, Uuid) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let object = object(tx, TenantId::from_uuid(tenant), &table).await?;
    let last = match &object {
        Some(object) => records(tx, TenantId::from_uuid(tenant), object, after).await?,
        None => (0, None),
    };
    let key: [Value; 2] = [tenant.into(), table.into()];
    match last.1 {
        Some(last) => {
            let sql = "UPDATE text_fill SET after_id = $3 WHERE tenant_id = $1 AND object = $2";
            tx.execute(sql, &[key[0].clone(), key[1].clone(), last.into()]).await?;
        }
        None => {
            tx.execute("DELETE FROM text_fill WHERE tenant_id = $1 AND object = $2", &key).await?;
        }
    }
    Ok(Some(last.0))
}

/// The object whose records lie in a table, as the company has it; `None` for a table that stands empty.
async fn object(tx: &mut Tx, tenant: TenantId, table: &str) -> Result<Option<Object>, Error> {
    let current = crate::definitions::current(tx, tenant).await?;
    let document = |key: &str| {
        let version = current.iter().find(|version| version.object == key)?;
        Document::read(&version.document).ok()
    };
    if let Some(base) = entity::catalog().iter().find(|object| object.table == table) {
        let extended = document(&base.key).and_then(|document| document.extend(base, &|_| true).ok());
        return Ok(Some(extended.unwrap_or_else(|| base.clone())));
    }
    let slots = crate::definitions::slots(tx, tenant).await?;
    let Some((key, slot)) = slots.into_iter().find(|(_, slot)| own::table(*slot) == table) else {
        return Ok(None);
    };
    Ok(document(&key).and_then(|document| {
        let base = document.object.as_ref()?.object(&key, slot);
        document.extend(&base, &|_| true).ok()
    }))
}

/// Reads the next records of an object again: how many, and the last of them where more may follow.
async fn records(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    after: Uuid,
) -> Result<(u64, Option<Uuid>), Error> {
    let table = quoted(&object.table)?;
    let long: Vec<&Field> = object.fields.iter().filter(|field| custom::is_long(field)).collect();
    let needed = |field: &&Field| {
        let home = matches!(field.kind, FieldType::Phone | FieldType::Country | FieldType::Address);
        home || field.search || field.key == object.name || object.folds(field) || custom::is_long(field)
    };
    let fields: Vec<&Field> =
        object.fields.iter().filter(needed).filter(|field| field.derived.is_none()).collect();
    let trashed = "CAST(CASE WHEN t.deleted_at IS NULL THEN 0 ELSE 1 END AS BIGINT)";
    let mut columns = vec![format!("t.id, t.search_text, {trashed}")];
    for field in &fields {
        columns.extend(sql::select(field)?);
    }
    let lock = if tx.dialect() == Dialect::Postgres { " FOR UPDATE OF t" } else { "" };
    let text = format!(
        "SELECT {} FROM {table} t WHERE t.tenant_id = $1 AND t.id > $2 ORDER BY t.id LIMIT {CHUNK}{lock}",
        columns.join(", ")
    );
    let rows = tx.query(&text, &[tenant.uuid().into(), after.into()]).await?;
    let company = crate::company::get(tx, tenant).await?;
    let home = company.map(|company| company.address.part("country").to_owned());
    let mut last = None;
    let mut all = Vec::with_capacity(rows.len());
    let mut countries = BTreeMap::new();
    for row in &rows {
        let id: Uuid = row.get(0)?;
        let (mut at, mut values) = (3, Values::new());
        for field in &fields {
            values.insert(field.key.clone(), sql::take(field, row, &mut at)?);
        }
        let country = phone::country_of(&object.fields, &values).or_else(|| home.clone());
        countries.insert(id, country.filter(|country| !country.is_empty()));
        all.push((row, id, values));
    }
    reach::settle(tx, tenant, object, &countries).await?;
    let ids: Vec<Uuid> = countries.into_keys().collect();
    let mut points = reach::read(tx, tenant, object, &ids).await?;
    for (row, id, mut values) in all {
        let settled =
            settled(tx, tenant, object, &values, (home.as_deref(), row.get::<i64>(2)? == 1)).await?;
        values.extend(settled.clone());
        let further = points.get(&id).map_or(&[][..], Vec::as_slice);
        write(tx, tenant, object, (id, row.get(1)?), (&values, further), &settled).await?;
        for field in &long {
            custom::mirror_rest(tx, tenant, object, field, id, &values).await?;
        }
        last = Some(id);
    }
    let points: Vec<(Uuid, Vec<Point>)> =
        ids.into_iter().map(|id| (id, points.remove(&id).unwrap_or_default())).collect();
    reach::mirror(tx, tenant, object, &points).await?;
    let full = rows.len() as i64 == CHUNK;
    Ok((rows.len() as u64, last.filter(|_| full)))
}

/// Writes what a record is searched, filtered and ordered by, where that is not there yet.
async fn write(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    (id, searched): (Uuid, String),
    (values, further): (&Values, &[Point]),
    settled: &Values,
) -> Result<(), Error> {
    let (_, search_text) = sql::keys(object, values, further);
    let mut args: Vec<Value> = vec![tenant.uuid().into(), id.into()];
    let mut sets = Vec::new();
    let companions =
        folded::companions(object, values)?.into_iter().filter(|(_, value)| *value != Value::Null);
    let search = (search_text != searched).then(|| ("search_text".to_owned(), search_text.into()));
    for (column, value) in companions.chain(search) {
        args.push(value);
        sets.push(format!("{column} = ${}", args.len()));
    }
    for field in object.fields.iter().filter(|field| !field.is_aside()) {
        if let Some(value) = settled.get(&field.key) {
            args.extend(sql::put(field, value));
            sets.push(format!("{} = ${}", quoted(&field.column())?, args.len()));
        }
    }
    if let Some((set, value)) = custom::patch(tx.dialect(), object, settled, args.len() + 1) {
        args.push(value);
        sets.push(set);
    }
    if sets.is_empty() {
        return Ok(());
    }
    let text =
        format!("UPDATE {} SET {} WHERE tenant_id = $1 AND id = $2", quoted(&object.table)?, sets.join(", "));
    tx.execute(&text, &args).await?;
    if settled.is_empty() { Ok(()) } else { custom::mirror_again(tx, tenant, object, id, settled).await }
}

/// The telephone numbers of a record that are not in the form in which numbers are kept and can be brought into it. One that
/// nobody else may have stays as it is where another record has it in that form, and in the trash.
async fn settled(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    values: &Values,
    (home, trashed): (Option<&str>, bool),
) -> Result<Values, Error> {
    let country = phone::country_of(&object.fields, values);
    let country = country.as_deref().or(home).filter(|country| !country.is_empty());
    let mut out = Values::new();
    for field in object.fields.iter().filter(|field| field.kind == FieldType::Phone) {
        let Some(FieldValue::Text(typed)) = values.get(&field.key) else { continue };
        let Ok(kept) = phone::read(typed, country) else { continue };
        let value = FieldValue::Text(kept);
        let same = values.get(&field.key) == Some(&value);
        let taken = field.unique && (trashed || !custom::is_free(tx, tenant, object, field, &value).await?);
        if !same && !taken {
            out.insert(field.key.clone(), value);
        }
    }
    Ok(out)
}
