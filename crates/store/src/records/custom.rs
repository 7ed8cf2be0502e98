//! Values of a company's own fields, and of standard fields whose type has no column ([`Field::is_aside`]): kept as text in the record's JSON column, mirrored typed into
//! `field_index` in the same transaction for filters, orders and uniqueness. Refuses a value that must be
//! unique and is not. What records are recognised by is mirrored beside them, in the form in which it is compared
//! (`entity::same`), under the field's name with a `~`. What a removed field held stays in the JSON column until the record is purged.

use access::Principal;
use entity::{Field, FieldType, FieldValue, Object, Values, same};
use kernel::{Problem, TenantId, fold};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::sql::Sql;
use crate::db::{Dialect, Error, Read, Tx, Value};

/// Longest text that is mirrored to be looked up and ordered by; what is longer is mirrored whole beside it.
const INDEXED_CHARS: usize = 200;

/// The fields of an object that stand in the JSON column.
pub(crate) fn own(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| field.is_aside())
}

/// The name of a field in `field_index`.
pub(crate) fn name(object: &Object, field: &Field) -> String {
    format!("{}.{}", object.key, field.key)
}

/// The column of `field_index` that a field is compared and ordered by.
pub(crate) fn column(field: &Field) -> &'static str {
    match field.kind {
        FieldType::Integer
        | FieldType::Decimal
        | FieldType::Points
        | FieldType::Rate
        | FieldType::Money
        | FieldType::Bool
        | FieldType::Time => "num",
        _ => "txt",
    }
}

/// The JSON column of a new record.
pub(crate) fn document(object: &Object, values: &Values) -> Value {
    let set = own(object).filter_map(|field| Some((field, values.get(&field.key)?)));
    let set = set.filter(|(_, value)| !value.is_empty());
    let map: Map<String, Json> =
        set.map(|(field, value)| (field.key.clone(), value.to_text().into())).collect();
    Value::Json(Json::Object(map).to_string())
}

/// The assignment that changes some own fields in the JSON column and keeps the others; `None` where none changes.
pub(crate) fn patch(
    dialect: Dialect,
    object: &Object,
    changed: &Values,
    place: usize,
) -> Option<(String, Value)> {
    let map: Map<String, Json> = own(object)
        .filter_map(|field| {
            let value = changed.get(&field.key)?;
            let json = if value.is_empty() { Json::Null } else { value.to_text().into() };
            Some((field.key.clone(), json))
        })
        .collect();
    if map.is_empty() {
        return None;
    }
    let set = match dialect {
        Dialect::Sqlite => format!("custom = json_patch(custom, ${place})"),
        Dialect::Postgres => format!("custom = jsonb_strip_nulls(custom || ${place})"),
    };
    Some((set, Value::Json(Json::Object(map).to_string())))
}

/// A value as it came out of the JSON column. The borders of the definition may have become narrower since.
pub(crate) fn read(field: &Field, text: Option<String>) -> FieldValue {
    let Some(text) = text else { return FieldValue::Empty };
    use FieldType::{
        Choice, Code, Country, Currency, Date, Email, Language, LongText, Period, Phone, RichText, Text, Url,
    };
    match field.kind {
        // They were checked and cleaned when they were saved.
        RichText | Text | LongText | Email | Phone | Url | Code | Choice | Date | Period | Country
        | Currency | Language => {
            return FieldValue::Text(text);
        }
        FieldType::Integer => return text.parse().map_or(FieldValue::Text(text), FieldValue::Int),
        _ => {}
    }
    let open = Field { min: None, max: None, max_chars: usize::MAX, ..field.clone() };
    FieldValue::read(&open, &text).unwrap_or_else(|_| FieldValue::Text(text))
}

/// The value of a field of `t` as it is mirrored, read from the JSON column itself; `None` for kinds whose mirrored form differs
/// from their text. A text that is no number, from before its field became one, is nothing to be ordered by.
pub(super) fn at_hand(dialect: Dialect, field: &Field) -> Option<String> {
    // The key of a field is plain, see `entity::custom`.
    let text = format!("t.custom ->> '{}'", field.key);
    let single = !field.kind.is_link() && !field.kind.is_file() && field.kind != FieldType::MultiChoice;
    match (field.kind, dialect) {
        (FieldType::Integer, Dialect::Sqlite) => {
            // The same as below: a sign at most at the front, and digits.
            let digits = format!("ltrim({text}, '-')");
            Some(format!(
                "CASE WHEN substr({text}, 1, 1) GLOB '[-0-9]' AND substr({text}, 2) NOT GLOB '*[^0-9]*' \
                 AND length({digits}) BETWEEN 1 AND 18 THEN CAST({text} AS INTEGER) END"
            ))
        }
        (FieldType::Integer, Dialect::Postgres) => {
            Some(format!("CASE WHEN ({text}) ~ '^-?[0-9]{{1,18}}$' THEN CAST({text} AS bigint) END"))
        }
        (_, Dialect::Sqlite) if single && is_exact(field) => Some(format!("({text})")),
        (_, Dialect::Postgres) if single && is_exact(field) => Some(format!("(({text}) COLLATE \"C\")")),
        _ => None,
    }
}

/// A text as it is mirrored.
pub(super) fn short(text: &str) -> String {
    fold(text).chars().take(INDEXED_CHARS).collect()
}

/// The typed halves of a value: number and text, a pair a row.
fn typed(field: &Field, value: &FieldValue) -> Vec<(Option<i64>, Option<String>)> {
    match value {
        FieldValue::Empty | FieldValue::Json(_) => Vec::new(),
        FieldValue::Int(n) | FieldValue::Scaled(n, _) => vec![(Some(*n), None)],
        FieldValue::Money(money) => {
            vec![(Some(money.minor()), Some(money.currency().code().to_owned()))]
        }
        FieldValue::Bool(b) => vec![(Some(i64::from(*b)), None)],
        FieldValue::Time(at) => vec![(Some(at.as_microsecond()), None)],
        FieldValue::Ref(id) => vec![(None, Some(id.to_string()))],
        FieldValue::Keys(keys) => keys.iter().map(|key| (None, Some(key.clone()))).collect(),
        FieldValue::Refs(ids) => ids.iter().map(|id| (None, Some(id.to_string()))).collect(),
        FieldValue::Address(address) => vec![(None, Some(short(&address.plain())))],
        FieldValue::Text(_) if field.kind == FieldType::RichText => {
            vec![(None, Some(short(&value.to_words(field))))]
        }
        // From before the field became a number: kept and shown, and nothing to be found or ordered by.
        FieldValue::Text(_) if column(field) == "num" => Vec::new(),
        // Keys, codes and dates are told apart exactly; words are compared as people do.
        FieldValue::Text(text) if is_exact(field) => vec![(None, Some(text.clone()))],
        FieldValue::Text(text) => vec![(None, Some(short(text)))],
    }
}

/// Whether a value may be longer than what is mirrored of it.
pub(super) fn is_long(field: &Field) -> bool {
    use FieldType::{LongText, RichText, Text, Url};
    field.is_aside() && matches!(field.kind, Text | LongText | RichText | Url | FieldType::Address)
}

/// The whole of a text of which only the beginning is mirrored to be ordered by.
fn whole(field: &Field, value: &FieldValue) -> Option<String> {
    let text = match value {
        FieldValue::Text(_) | FieldValue::Address(_) if is_long(field) => fold(&value.to_words(field)),
        _ => return None,
    };
    (text.len() > INDEXED_CHARS && text.chars().nth(INDEXED_CHARS).is_some()).then_some(text)
}

/// Mirrors the whole of a long text that is mirrored by its beginning alone.
pub(super) async fn mirror_rest(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    id: Uuid,
    values: &Values,
) -> Result<(), Error> {
    let Some(text) = values.get(&field.key).and_then(|value| whole(field, value)) else { return Ok(()) };
    let sql =
        "UPDATE field_index SET whole = $4 WHERE tenant_id = $1 AND record_id = $2 AND field = $3 AND n = 0";
    let args = [tenant.uuid().into(), id.into(), name(object, field).into(), text.into()];
    tx.execute(sql, &args).await.map(drop)
}

/// Whether the mirrored text is the value itself.
pub(super) fn is_exact(field: &Field) -> bool {
    use FieldType::{Choice, Country, Currency, Date, Language, MultiChoice};
    field.kind.is_link()
        || field.kind.is_file()
        || matches!(field.kind, Choice | MultiChoice | Country | Currency | Language | Date)
}

/// The parts of a value that are filled in, as fields with their texts.
fn parts(field: &Field, value: &FieldValue) -> Vec<(Field, String)> {
    let FieldValue::Address(address) = value else { return Vec::new() };
    let names = entity::address::PARTS.iter().map(|(name, _)| address.part(name).to_owned());
    field.parts().into_iter().zip(names).filter(|(_, text)| !text.is_empty()).collect()
}

/// The text no second record may have; none where it is empty or others may have it too.
pub fn unique_text(field: &Field, value: &FieldValue) -> Option<String> {
    let (num, txt) = typed(field, value).into_iter().next().filter(|_| field.unique)?;
    txt.or_else(|| num.map(|num| num.to_string()))
}

/// The columns of a mirrored row.
const COLUMNS: [&str; 8] = ["tenant_id", "record_id", "field", "n", "num", "txt", "uniq", "whole"];

/// Under which name the compared form of a field is mirrored; no own field can have it.
pub(crate) fn likeness(object: &Object, field: &Field) -> String {
    format!("{}.{}~", object.key, field.key)
}

/// The names under which a field is mirrored.
fn names(object: &Object, field: &Field) -> Vec<String> {
    let own = field.is_aside().then(|| name(object, field));
    let parts = field.parts().into_iter().map(|part| name(object, &part));
    let alike = is_recognised(object, field).then(|| likeness(object, field));
    own.into_iter().chain(parts).chain(alike).collect()
}

/// Whether records are recognised by the field.
pub(super) fn is_recognised(object: &Object, field: &Field) -> bool {
    object.recognised_by.contains(&field.key)
}

/// The mirrored rows of a record's own fields, and of those it is recognised by, among `values`.
fn rows(tenant: TenantId, object: &Object, id: Uuid, values: &Values) -> Vec<Vec<Value>> {
    let mut out = Vec::new();
    for (field, value) in own(object).filter_map(|field| Some((field, values.get(&field.key)?))) {
        for (n, (num, txt)) in typed(field, value).into_iter().enumerate() {
            out.push(vec![
                tenant.uuid().into(),
                id.into(),
                name(object, field).into(),
                (n as i64).into(),
                num.into(),
                txt.into(),
                unique_text(field, value).filter(|_| n == 0).into(),
                whole(field, value).filter(|_| n == 0).into(),
            ]);
        }
        for (part, text) in parts(field, value) {
            let rest = whole(&part, &FieldValue::Text(text.clone()));
            let txt = if is_exact(&part) { text } else { short(&text) };
            out.push(vec![
                tenant.uuid().into(),
                id.into(),
                name(object, &part).into(),
                0_i64.into(),
                Value::Null,
                txt.into(),
                Value::Null,
                rest.into(),
            ]);
        }
    }
    for (field, means) in same::recognised(object) {
        let kept =
            values.get(&field.key).map(|value| same::kept(means, &value.to_text())).unwrap_or_default();
        for (n, text) in kept.into_iter().enumerate() {
            out.push(vec![
                tenant.uuid().into(),
                id.into(),
                likeness(object, field).into(),
                (n as i64).into(),
                Value::Null,
                text.into(),
                Value::Null,
                Value::Null,
            ]);
        }
    }
    out
}

/// Mirrors the own fields of new records.
pub(crate) async fn mirror<'r>(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    records: impl Iterator<Item = (Uuid, &'r Values)>,
) -> Result<(), Error> {
    let mut all = Vec::new();
    for (id, values) in records {
        free(tx, tenant, object, id, values).await?;
        all.extend(rows(tenant, object, id, values));
    }
    if !all.is_empty() {
        tx.insert_many("field_index", &COLUMNS, all).await.map_err(|error| taken(object, error))?;
    }
    Ok(())
}

/// Mirrors the own fields of a record that changed.
pub(crate) async fn mirror_again(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    id: Uuid,
    changed: &Values,
) -> Result<(), Error> {
    let changes = |field: &&Field| changed.contains_key(&field.key);
    for name in object.fields.iter().filter(changes).flat_map(|field| names(object, field)) {
        tx.execute(
            "DELETE FROM field_index WHERE tenant_id = $1 AND record_id = $2 AND field = $3",
            &[tenant.uuid().into(), id.into(), name.into()],
        )
        .await?;
    }
    mirror(tx, tenant, object, std::iter::once((id, changed))).await
}

/// Refuses a value another record has, naming the field; the unique index stands behind it for two at once.
async fn free(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    id: Uuid,
    values: &Values,
) -> Result<(), Error> {
    for (field, value) in own(object).filter_map(|field| Some((field, values.get(&field.key)?))) {
        let Some(text) = unique_text(field, value) else { continue };
        let args = [tenant.uuid().into(), name(object, field).into(), text.into(), id.into()];
        let sql =
            "SELECT 1 FROM field_index WHERE tenant_id = $1 AND field = $2 AND uniq = $3 AND record_id <> $4";
        if tx.query_opt(sql, &args).await?.is_some() {
            return Err(Problem::new("field-taken").field(&field.key).into());
        }
    }
    Ok(())
}

/// Whether no record has a value of a unique own field.
pub(super) async fn is_free(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    value: &FieldValue,
) -> Result<bool, Error> {
    let Some(text) = unique_text(field, value) else { return Ok(true) };
    let args = [tenant.uuid().into(), name(object, field).into(), text.into()];
    let sql = "SELECT 1 FROM field_index WHERE tenant_id = $1 AND field = $2 AND uniq = $3";
    Ok(tx.query_opt(sql, &args).await?.is_none())
}

fn taken(object: &Object, error: Error) -> Error {
    let unique = own(object).find(|field| field.unique);
    match (&error, unique) {
        (Error::Unique { table, .. }, Some(field)) if table == "field_index" => {
            Problem::new("field-taken").field(&field.key).into()
        }
        _ => error,
    }
}

/// A join that gives `alias` the mirrored value of a field that has one value.
pub(super) fn join(build: &mut Sql, object: &Object, field: &Field, alias: &str, inner: bool) -> String {
    let kind = if inner { "JOIN" } else { "LEFT JOIN" };
    // Said although every row has it: only then may the index of those that have it give the order.
    let there = if inner { format!(" AND {alias}.{} IS NOT NULL", column(field)) } else { String::new() };
    let place = build.bind(name(object, field));
    format!(
        " {kind} field_index {alias} ON {alias}.tenant_id = $1 AND {alias}.field = {place} \
         AND {alias}.record_id = t.id AND {alias}.n = 0{there}"
    )
}

/// `EXISTS (…)`: the record `t` has a value of the field that the condition on `i` admits.
pub(super) fn has(build: &mut Sql, object: &Object, field: &Field, condition: &str) -> String {
    let field = build.bind(name(object, field));
    format!(
        "EXISTS (SELECT 1 FROM field_index i WHERE i.tenant_id = $1 AND i.field = {field} AND i.record_id = t.id{condition})"
    )
}

/// The condition on `i` that a value compares so; empty for a value that no record can have.
pub(super) fn compare(build: &mut Sql, field: &Field, op: &str, value: &FieldValue) -> String {
    if let (FieldType::Phone, "=", FieldValue::Text(text)) = (field.kind, op, value) {
        // Numbers are the same where their ends are, as duplicates are found.
        let end = same::normal(same::Means::Phone, text);
        if !end.is_empty() {
            let (end, typed) = (build.bind(format!("%{end}")), build.bind(short(text)));
            return format!("(i.txt LIKE {end} OR i.txt = {typed})");
        }
    }
    let Some((num, txt)) = typed(field, value).into_iter().next() else { return "1 = 0".to_owned() };
    match (num, txt) {
        (Some(num), Some(currency)) => {
            format!("(i.num {op} {} AND i.txt = {})", build.bind(num), build.bind(currency))
        }
        (Some(num), None) => format!("i.num {op} {}", build.bind(num)),
        // The beginning is looked up in the index, the rest is compared with it.
        (None, txt) if op == "=" => {
            let rest = match whole(field, value) {
                Some(text) => format!(" AND i.whole = {}", build.bind(text)),
                None if is_long(field) => " AND i.whole IS NULL".to_owned(),
                None => String::new(),
            };
            format!("(i.txt = {}{rest})", build.bind(txt))
        }
        (None, txt) => format!("i.txt {op} {}", build.bind(txt)),
    }
}

/// The condition on `i` that its text is like a pattern.
pub(super) fn like(build: &mut Sql, pattern: String) -> String {
    format!("COALESCE(i.whole, i.txt) LIKE {} ESCAPE '\\'", build.bind(pattern))
}

/// How many records have a value of an own field, and how many of `option` where one is named.
pub async fn used(
    db: &mut impl Read,
    who: &Principal,
    object: &str,
    field: &str,
    option: Option<&str>,
) -> Result<i64, Error> {
    let mut args: Vec<Value> = vec![who.tenant.uuid().into(), format!("{object}.{field}").into()];
    let mut sql =
        "SELECT count(DISTINCT record_id) FROM field_index WHERE tenant_id = $1 AND field = $2".to_owned();
    if let Some(option) = option {
        args.push(option.into());
        sql.push_str(" AND txt = $3");
    }
    db.query_opt(&sql, &args).await?.map_or(Ok(0), |row| row.get(0))
}

/// Whether some record, in the trash or not, points to `to` by an own field.
pub(super) async fn points_to(
    db: &mut impl Read,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    to: Uuid,
) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM field_index WHERE tenant_id = $1 AND field = $2 AND txt = $3 LIMIT 1";
    let args = [tenant.uuid().into(), name(object, field).into(), to.to_string().into()];
    Ok(db.query_opt(sql, &args).await?.is_some())
}

/// Mirrors the own fields, and those recognised by, of many records that changed: `values` are those that changed, and no others.
pub(super) async fn mirror_many(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    fields: &[&Field],
    records: &[(Uuid, Values)],
) -> Result<(), Error> {
    for name in fields.iter().flat_map(|field| names(object, field)) {
        let mut args: Vec<Value> = vec![tenant.uuid().into(), name.into()];
        args.extend(records.iter().map(|(id, _)| Value::from(*id)));
        let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "DELETE FROM field_index WHERE tenant_id = $1 AND field = $2 AND record_id IN ({})",
            places.join(", ")
        );
        tx.execute(&sql, &args).await?;
    }
    mirror(tx, tenant, object, records.iter().map(|(id, values)| (*id, values))).await
}

/// Lets other records have what these records' value of a unique field was.
pub async fn release(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    field: &Field,
    records: &[Uuid],
) -> Result<(), Error> {
    for id in records {
        let args = [tenant.uuid().into(), name(object, field).into(), (*id).into()];
        let sql = "UPDATE field_index SET uniq = NULL WHERE tenant_id = $1 AND field = $2 AND record_id = $3";
        tx.execute(sql, &args).await?;
    }
    Ok(())
}

/// Mirrors all values of a record anew.
///
/// # Errors
/// `field-taken` where another record has a value that no second one may have.
pub async fn mirror_whole(
    tx: &mut Tx,
    tenant: TenantId,
    object: &Object,
    id: Uuid,
    values: &Values,
) -> Result<(), Error> {
    mirror_again(tx, tenant, object, id, values).await
}

/// Makes a field that has values unique, or no longer.
///
/// # Errors
/// [`Error::Unique`] where two records have the same value.
pub async fn set_unique(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    field: &str,
    unique: bool,
) -> Result<(), Error> {
    let set = if unique { "coalesce(txt, CAST(num AS TEXT))" } else { "NULL" };
    let sql = format!("UPDATE field_index SET uniq = {set} WHERE tenant_id = $1 AND field = $2 AND n = 0");
    tx.execute(&sql, &[tenant.uuid().into(), format!("{object}.{field}").into()]).await?;
    Ok(())
}
