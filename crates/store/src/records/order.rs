//! The order of a list and the cursor that carries it from page to page; refuses cursors that are not ours.

use access::Principal;
use entity::{Field, FieldType, FieldValue, Object, SortKey, Values};
use kernel::Problem;
use uuid::Uuid;

use super::linked::Linked;
use super::sql::Sql;
use super::{custom, folded};
use crate::db::{Dialect, Error, Read, Value, quoted};

/// The longest cursor that is read.
const CURSOR_CHARS_MAX: usize = 4_096;

/// One key of an ORDER BY.
#[derive(Clone)]
pub(super) struct Key<'o> {
    pub column: String,
    pub descending: bool,
    pub nullable: bool,
    pub field: &'o Field,
    /// Sorted by the folded text.
    pub folded: bool,
    /// Sorted by the place among the options.
    pub placed: bool,
    /// An index of its own gives the order of the records that have a value.
    pub indexed: bool,
    /// The alias of the mirrored value of an own field.
    pub alias: Option<String>,
    /// The link whose records' names give the order.
    pub linked: Option<Linked<'o>>,
}

impl Key<'_> {
    /// The condition that a record has a value, or has none.
    pub(super) fn filled(&self, build: &mut Sql, object: &Object, filled: bool) -> Result<String, Error> {
        let not = if filled { "NOT " } else { "" };
        if let Some(linked) = self.linked.as_ref().filter(|_| !filled) {
            return linked.without(build);
        }
        Ok(match (&self.alias, filled) {
            _ if self.linked.is_some() => "1 = 1".to_owned(),
            (None, _) => format!("{} IS {not}NULL", self.column),
            // The inner join says it.
            (Some(_), true) => "1 = 1".to_owned(),
            (Some(_), false) => {
                let there = format!(" AND i.{} IS NOT NULL", custom::column(self.field));
                format!("NOT {}", custom::has(build, object, self.field, &there))
            }
        })
    }

    /// The join that gives the mirrored value or the name of a linked record, empty for any other field with a column.
    pub(super) fn join(&self, build: &mut Sql, object: &Object) -> Result<String, Error> {
        if let Some(linked) = &self.linked {
            return linked.join(build, object, !self.nullable);
        }
        let alias = self.alias.as_deref();
        Ok(alias
            .map_or_else(String::new, |alias| custom::join(build, object, self.field, alias, !self.nullable)))
    }
}

/// The same keys for an order of few rows: own fields whose value stands in the record as it is compared are read from there,
/// without a look into their index for each row.
pub(super) fn at_hand<'o>(dialect: Dialect, keys: &[Key<'o>]) -> Vec<Key<'o>> {
    let read = |key: &Key<'o>| {
        let plain = key.alias.as_ref().and_then(|_| custom::at_hand(dialect, key.field))?;
        let column = if key.placed { place(key.field, &plain) } else { plain };
        Some(Key { column, alias: None, indexed: false, ..key.clone() })
    };
    keys.iter().map(|key| read(key).unwrap_or_else(|| key.clone())).collect()
}

/// The keys of an order; the id breaks ties in the direction of the last key. A link of whose records the person reads no name
/// says nothing, and is none of them.
pub(super) fn order<'o>(
    who: &'o Principal,
    dialect: Dialect,
    object: &'o Object,
    sort: &[SortKey],
) -> Result<Vec<Key<'o>>, Error> {
    let mut known = Vec::with_capacity(sort.len());
    for (at, key) in sort.iter().enumerate() {
        let field = object.field(&key.field).filter(|field| field.sortable());
        let field = field.ok_or_else(|| Problem::new("sort-unknown").token(&key.field))?;
        let linked = Linked::new(who, dialect, field, at);
        if field.kind != FieldType::Reference || linked.is_some() {
            known.push((at, key, field, linked));
        }
    }
    known
        .into_iter()
        .map(|(at, key, field, linked)| {
            if let Some(linked) = linked {
                return Ok(Key {
                    column: linked.column(),
                    descending: key.descending,
                    nullable: true,
                    field,
                    folded: true,
                    placed: false,
                    indexed: !field.is_aside(),
                    alias: None,
                    linked: Some(linked),
                });
            }
            let placed = field.kind == FieldType::Choice;
            if field.is_aside() {
                let (alias, column) = (format!("s{at}"), custom::column(field));
                let plain = format!("{alias}.{column}");
                return Ok(Key {
                    column: if placed { place(field, &plain) } else { plain },
                    descending: key.descending,
                    nullable: true,
                    field,
                    folded: column == "txt" && !custom::is_exact(field),
                    placed,
                    indexed: true,
                    alias: Some(alias),
                    linked: None,
                });
            }
            let plain = format!("t.{}", quoted(&field.column())?);
            let companion = folded::column(object, field)?;
            let folded = companion.is_some();
            let column = companion.unwrap_or_else(|| if placed { place(field, &plain) } else { plain });
            let named = field.key == object.name;
            let nullable = !(named || field.required && !field.managed && !folded || is_stamp(field));
            // See the generator of tables: texts of the list are indexed by their companions.
            let indexed = folded && object.layouts.list.contains(&field.key);
            Ok(Key {
                column,
                descending: key.descending,
                nullable,
                field,
                folded,
                placed,
                indexed,
                alias: None,
                linked: None,
            })
        })
        .collect()
}

/// The place of a choice among its options; what is none of them comes last. Keys of options are plain, see `entity::custom`
/// and `entity::parse`.
fn place(field: &Field, column: &str) -> String {
    let each = field.options.iter().enumerate().map(|(at, option)| format!(" WHEN '{option}' THEN {at}"));
    let others = format!("CASE WHEN {column} IS NULL THEN NULL ELSE {} END", field.options.len());
    format!("CASE {column}{} ELSE {others} END", each.collect::<String>())
}

fn is_stamp(field: &Field) -> bool {
    (field.kind == FieldType::Code && !field.is_custom())
        || matches!(field.key.as_str(), "created_at" | "updated_at")
}

/// Whether ids go down among equals; without any key the newest come first.
fn ids_descend(keys: &[Key<'_>]) -> bool {
    keys.last().is_none_or(|key| key.descending)
}

/// The column ids are ordered by: that of the index which gives the order, where one own field does.
fn id_column(keys: &[Key<'_>]) -> String {
    match keys {
        [Key { alias: Some(alias), nullable: false, .. }] => format!("{alias}.record_id"),
        _ => "t.id".to_owned(),
    }
}

/// `ORDER BY …`. NULLS LAST is said only where there can be NULLs: otherwise it would hide the index.
pub(super) fn order_by(keys: &[Key<'_>]) -> String {
    let mut parts: Vec<String> = keys
        .iter()
        .map(|key| {
            let direction = if key.descending { " DESC" } else { "" };
            let nulls = if key.nullable { " NULLS LAST" } else { "" };
            format!("{}{direction}{nulls}", key.column)
        })
        .collect();
    let id = id_column(keys);
    parts.push(if ids_descend(keys) { format!("{id} DESC") } else { id });
    parts.join(", ")
}

/// The keys as columns of a statement whose rows are `c` to one around it, and the same order there.
pub(super) fn carried(keys: &[Key<'_>]) -> (String, String) {
    let columns = keys.iter().enumerate().map(|(at, key)| format!(", {} AS k{at}", key.column)).collect();
    let mut order: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let direction = if key.descending { " DESC" } else { "" };
            let nulls = if key.nullable { " NULLS LAST" } else { "" };
            format!("c.k{at}{direction}{nulls}")
        })
        .collect();
    order.push(if ids_descend(keys) { "c.id DESC".to_owned() } else { "c.id".to_owned() });
    (columns, order.join(", "))
}

/// The condition that a row comes after the one the cursor names.
pub(super) fn after(sql: &mut Sql, keys: &[Key<'_>], cursor: &str) -> Result<String, Error> {
    let (values, id) = read_cursor(keys, cursor)?;
    let down = ids_descend(keys);
    let id = sql.bind(id);
    let same_way = keys.iter().all(|key| !key.nullable && key.descending == down);
    let sign = if down { "<" } else { ">" };
    if same_way {
        let ids = id_column(keys);
        let columns: Vec<&str> = keys.iter().map(|key| key.column.as_str()).chain([ids.as_str()]).collect();
        let mut bound: Vec<String> = values.into_iter().map(|value| sql.bind(value)).collect();
        bound.push(id);
        return Ok(format!("({}) {sign} ({})", columns.join(", "), bound.join(", ")));
    }
    let mut branches = Vec::new();
    let mut equal: Vec<String> = Vec::new();
    for (key, value) in keys.iter().zip(values) {
        let column = &key.column;
        if value == Value::Null {
            // Nothing comes after NULL in this key.
            equal.push(format!("{column} IS NULL"));
            continue;
        }
        let bound = sql.bind(value);
        let sign = if key.descending { "<" } else { ">" };
        let further = match key.nullable {
            true => format!("({column} {sign} {bound} OR {column} IS NULL)"),
            false => format!("{column} {sign} {bound}"),
        };
        branches.push(equal.iter().cloned().chain([further]).collect::<Vec<_>>().join(" AND "));
        equal.push(format!("{column} = {bound}"));
    }
    equal.push(format!("t.id {sign} {id}"));
    branches.push(equal.join(" AND "));
    Ok(format!("({})", branches.join(" OR ")))
}

/// Whether a cursor of an order by one own field stands among the records without a value.
pub(super) fn begins_without(keys: &[Key<'_>], cursor: Option<&str>) -> Result<bool, Error> {
    let Some(cursor) = cursor else { return Ok(false) };
    Ok(read_cursor(keys, cursor)?.0.first() == Some(&Value::Null))
}

/// The condition that a row without a value comes after the one the cursor names.
pub(super) fn after_id(sql: &mut Sql, keys: &[Key<'_>], cursor: &str) -> Result<String, Error> {
    let (_, id) = read_cursor(keys, cursor)?;
    let sign = if ids_descend(keys) { "<" } else { ">" };
    Ok(format!("t.id {sign} {}", sql.bind(id)))
}

/// The cursor of a row with these values.
pub(super) async fn cursor(
    db: &mut impl Read,
    keys: &[Key<'_>],
    mut values: Values,
    id: Uuid,
) -> Result<String, Error> {
    for key in keys {
        if let Some(linked) = &key.linked {
            let name = linked.name(db, values.get(&key.field.key)).await?;
            values.insert(key.field.key.clone(), name);
        }
    }
    Ok(write_cursor(keys, &values, id))
}

/// The cursor of a row: the values it is sorted by, of a link the name, and its id, as hexadecimal JSON.
fn write_cursor(keys: &[Key<'_>], values: &Values, id: Uuid) -> String {
    let mut list: Vec<serde_json::Value> = keys
        .iter()
        .map(|key| match values.get(&key.field.key).unwrap_or(&FieldValue::Empty) {
            FieldValue::Empty => serde_json::Value::Null,
            FieldValue::Text(name) if key.linked.is_some() => name.as_str().into(),
            FieldValue::Text(text) if key.placed => {
                let place = key.field.options.iter().position(|option| option == text);
                place.unwrap_or(key.field.options.len()).into()
            }
            // From before the field became a number: ordered as nothing.
            FieldValue::Text(_) if key.alias.is_some() && custom::column(key.field) == "num" => {
                serde_json::Value::Null
            }
            FieldValue::Text(text) if key.alias.is_some() && key.folded => custom::short(text).into(),
            FieldValue::Text(text) if key.folded => folded::text(key.field, text).into(),
            FieldValue::Int(n) | FieldValue::Scaled(n, _) => (*n).into(),
            FieldValue::Money(money) => money.minor().into(),
            FieldValue::Bool(b) => (*b).into(),
            FieldValue::Time(at) => at.as_microsecond().into(),
            other => other.to_text().into(),
        })
        .collect();
    list.push(id.to_string().into());
    let text = serde_json::Value::Array(list).to_string();
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn read_cursor(keys: &[Key<'_>], cursor: &str) -> Result<(Vec<Value>, Uuid), Error> {
    let malformed = || Error::from(Problem::new("cursor-malformed"));
    if cursor.len() > CURSOR_CHARS_MAX || !cursor.len().is_multiple_of(2) || !cursor.is_ascii() {
        return Err(malformed());
    }
    let bytes = (0..cursor.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&cursor[at..at + 2], 16))
        .collect::<Result<Vec<u8>, _>>()
        .map_err(|_| malformed())?;
    let list: Vec<serde_json::Value> = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
    let (id, list) = list.split_last().ok_or_else(malformed)?;
    if list.len() != keys.len() {
        return Err(malformed());
    }
    let id = id.as_str().and_then(|id| Uuid::parse_str(id).ok()).ok_or_else(malformed)?;
    let mut values = Vec::new();
    for (key, json) in keys.iter().zip(list) {
        let value = match (key.field.kind, json) {
            (_, serde_json::Value::Null) if key.nullable => Value::Null,
            (_, serde_json::Value::String(name)) if key.linked.is_some() => name.as_str().into(),
            (_, _) if key.linked.is_some() => return Err(malformed()),
            (FieldType::Bool, serde_json::Value::Bool(b)) if key.alias.is_some() => Value::Int(i64::from(*b)),
            (FieldType::Bool, serde_json::Value::Bool(b)) => Value::Bool(*b),
            (FieldType::Time, serde_json::Value::Number(n)) if key.alias.is_some() => {
                n.as_i64().map(Value::Int).ok_or_else(malformed)?
            }
            (FieldType::Time, serde_json::Value::Number(n)) => {
                n.as_i64().map(Value::Time).ok_or_else(malformed)?
            }
            (kind, serde_json::Value::Number(n)) if key.placed || !kind.is_text() => {
                n.as_i64().map(Value::Int).ok_or_else(malformed)?
            }
            (kind, serde_json::Value::String(text)) if kind.is_text() && !key.placed => text.as_str().into(),
            _ => return Err(malformed()),
        };
        values.push(value);
    }
    Ok((values, id))
}
