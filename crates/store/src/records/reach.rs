//! Further ways to reach whom a record is about (`entity::reach`): which lines stand there, and the form in which duplicates are
//! found by them, kept in `field_index` under the name of the field they are like, with `~+`. Refuses objects without such lines
//! by asking nothing.

use std::collections::BTreeMap;

use entity::reach::{self, Point};
use entity::{Field, FieldType, Object, Values, phone, same};
use kernel::TenantId;
use uuid::Uuid;

use super::sql::{self, Sql};
use super::{Line, custom};
use crate::db::{Element, Error, Read, Tx, Value, quoted};

/// Records of one statement.
const PAGE: usize = 250;

/// Further ways to reach, record by record.
pub(crate) type Points = BTreeMap<Uuid, Vec<Point>>;

/// Those of some records, as their lines stand.
pub(crate) async fn read(
    db: &mut impl Read,
    tenant: TenantId,
    object: &Object,
    records: &[Uuid],
) -> Result<Points, Error> {
    let mut out = Points::new();
    for part in object.reaching().filter(|_| !records.is_empty()) {
        let mut build = Sql::new(tenant);
        let among = build.among(db.dialect(), "p.parent_id", records);
        let text = format!(
            "SELECT p.parent_id, p.{}, p.{} FROM {} p WHERE p.tenant_id = $1 AND {among} ORDER BY p.parent_id, p.line",
            quoted(reach::KIND)?,
            quoted(reach::VALUE)?,
            quoted(&part.table)?
        );
        for row in db.query(&text, &build.args).await? {
            let kind = reach::kind_of(&row.get::<String>(1)?);
            out.entry(row.get(0)?).or_default().push(Point { kind, text: row.get(2)? });
        }
    }
    Ok(out)
}

/// Those of a record with these lines.
pub(super) fn of(object: &Object, parts: &BTreeMap<String, Vec<Line>>) -> Vec<Point> {
    reach::points(object, parts, |line| &line.values)
}

/// Those of a record whose lines change: a part that is not named stays as it is.
pub(super) fn after(
    object: &Object,
    before: &BTreeMap<String, Vec<Line>>,
    change: &BTreeMap<String, Vec<Line>>,
) -> Vec<Point> {
    let lines = |part: &entity::Part| change.get(&part.key).or_else(|| before.get(&part.key));
    let of = |part| lines(part).into_iter().flatten().filter_map(move |line| part.point(&line.values));
    object.reaching().flat_map(of).collect()
}

/// Whether a change of lines changes how somebody is reached.
pub(super) fn named(object: &Object, change: &BTreeMap<String, Vec<Line>>) -> bool {
    object.reaching().any(|part| change.contains_key(&part.key))
}

/// Under which name what is like a field is kept.
pub(crate) fn likeness(object: &Object, field: &Field) -> String {
    format!("{}+", custom::likeness(object, field))
}

/// The fields of an object beside which further ways to reach are compared, with the name those are kept under.
fn beside(object: &Object) -> Vec<(&Field, same::Means, String)> {
    let held = |field: &Field| matches!(field.kind, FieldType::Email | FieldType::Phone);
    let recognised = same::recognised(object).into_iter().filter(|(field, _)| held(field));
    if object.reaching().next().is_none() {
        return Vec::new();
    }
    recognised.map(|(field, means)| (field, means, likeness(object, field))).collect()
}

/// What is kept of the further ways to reach of one record: name, number and text of each row.
pub(crate) fn kept(object: &Object, points: &[Point]) -> Vec<(String, i64, String)> {
    let mut out = Vec::new();
    for (field, means, name) in beside(object) {
        let like = points.iter().filter(|point| point.kind == field.kind);
        let mut texts: Vec<String> = like.map(|point| same::normal(means, &point.text)).collect();
        texts.retain(|text| !text.is_empty());
        texts.sort();
        texts.dedup();
        out.extend(texts.into_iter().zip(0..).map(|(text, n)| (name.clone(), n, text)));
    }
    out
}

/// Keeps by what further ways to reach records are found as likely the same, in the place of what was kept of them.
pub(crate) async fn mirror(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    records: &[(Uuid, Vec<Point>)],
) -> Result<(), Error> {
    let ids: Vec<Uuid> = records.iter().map(|(id, _)| *id).collect();
    for (_, _, name) in beside(object).into_iter().filter(|_| !ids.is_empty()) {
        let mut build = Sql::new(tenant);
        let place = build.bind(name);
        let among = build.among(tx.dialect(), "record_id", &ids);
        let text = format!("DELETE FROM field_index WHERE tenant_id = $1 AND field = {place} AND {among}");
        tx.execute(&text, &build.args).await?;
    }
    let row = |id: Uuid, (name, n, text): (String, i64, String)| {
        vec![tenant.uuid().into(), id.into(), name.into(), n.into(), Value::Null, text.into(), Value::Null]
    };
    let rows =
        records.iter().flat_map(|(id, points)| kept(object, points).into_iter().map(|one| row(*id, one)));
    let rows: Vec<Vec<Value>> = rows.collect();
    if !rows.is_empty() {
        let columns = ["tenant_id", "record_id", "field", "n", "num", "txt", "uniq"];
        tx.insert_many("field_index", &columns, rows).await?;
    }
    Ok(())
}

/// Works out anew by what some records are searched and found as likely the same, after their lines have changed.
pub(crate) async fn renew(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    mut records: Vec<Uuid>,
) -> Result<(), Error> {
    if object.reaching().next().is_none() {
        return Ok(());
    }
    records.sort_unstable();
    records.dedup();
    let fields: Vec<&Field> =
        object.fields.iter().filter(|field| field.search || field.key == object.name).collect();
    let table = quoted(&object.table)?;
    let mut columns = vec!["t.id".to_owned()];
    for field in &fields {
        columns.extend(sql::select(field)?);
    }
    for page in records.chunks(PAGE) {
        let mut points = read(tx, tenant, object, page).await?;
        let mut build = Sql::new(tenant);
        let among = build.among(tx.dialect(), "t.id", page);
        let text = format!("SELECT {} FROM {table} t WHERE t.tenant_id = $1 AND {among}", columns.join(", "));
        let (mut rows, mut kept) = (Vec::new(), Vec::new());
        for row in tx.query(&text, &build.args).await? {
            let (mut at, mut values) = (1, Values::new());
            for field in &fields {
                values.insert(field.key.clone(), sql::take(field, &row, &mut at)?);
            }
            let id: Uuid = row.get(0)?;
            let own = points.remove(&id).unwrap_or_default();
            rows.push(vec![Value::from(id), sql::keys(object, &values, &own).1.into()]);
            kept.push((id, own));
        }
        if rows.is_empty() {
            continue;
        }
        let mut build = Sql::new(tenant);
        let source = build.rows(tx.dialect(), &[Element::Uuid, Element::Text], rows);
        let text = format!(
            "WITH v (c0, c1) AS ({source}) UPDATE {table} AS t SET search_text = v.c1 FROM v \
             WHERE t.tenant_id = $1 AND t.id = v.c0"
        );
        tx.execute(&text, &build.args).await?;
        mirror(tx, tenant, object, &kept).await?;
    }
    Ok(())
}

/// Brings the telephone numbers among the lines of some records, each in a country, into the form in which numbers are kept,
/// where they can be read.
pub(super) async fn settle(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    countries: &BTreeMap<Uuid, Option<String>>,
) -> Result<(), Error> {
    let records: Vec<Uuid> = countries.keys().copied().collect();
    for part in object.reaching().filter(|_| !records.is_empty()) {
        let (table, value) = (quoted(&part.table)?, quoted(reach::VALUE)?);
        let mut build = Sql::new(tenant);
        let among = build.among(tx.dialect(), "p.parent_id", &records);
        let text = format!(
            "SELECT p.id, p.parent_id, p.{}, p.{value} FROM {table} p WHERE p.tenant_id = $1 AND {among}",
            quoted(reach::KIND)?
        );
        for row in tx.query(&text, &build.args).await? {
            let (id, record): (Uuid, Uuid) = (row.get(0)?, row.get(1)?);
            let (kind, typed): (String, String) = (row.get(2)?, row.get(3)?);
            if reach::kind_of(&kind) != FieldType::Phone || phone::is_kept(&typed) {
                continue;
            }
            let country = countries.get(&record).and_then(Option::as_deref);
            let Ok(kept) = phone::read(&typed, country) else { continue };
            let text = format!("UPDATE {table} SET {value} = $3 WHERE tenant_id = $1 AND id = $2");
            tx.execute(&text, &[tenant.uuid().into(), id.into(), kept.into()]).await?;
        }
    }
    Ok(())
}
