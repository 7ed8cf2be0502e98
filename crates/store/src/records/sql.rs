//! From definitions, predicates and filters to SQL; refuses names that no definition holds.

use access::{Predicate, Principal, Term};
use entity::{Derived, Field, FieldType, FieldValue, Filter, Object, Op, SortKey, Values};
use kernel::{Currency, Money, Problem, RecordId, TenantId, fold};
use uuid::Uuid;

use crate::db::{Error, Row, Value, quoted};
use crate::network::{TreeKind, downline_sql};

/// Words of a search that count; more only slow it down.
const WORDS_MAX: usize = 5;
/// The longest cursor that is read.
const CURSOR_CHARS_MAX: usize = 4_096;

/// A statement being built. `$1` is always the tenant.
pub(super) struct Sql {
    pub args: Vec<Value>,
}

impl Sql {
    pub fn new(tenant: TenantId) -> Self {
        Self { args: vec![tenant.uuid().into()] }
    }

    /// Binds a value and gives its placeholder.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.args.push(value.into());
        format!("${}", self.args.len())
    }
}

/// The expressions of a field in a SELECT: one, two for money.
pub(super) fn select(field: &Field) -> Result<Vec<String>, Error> {
    if let Some(derived) = field.derived {
        let tree = match derived {
            Derived::SponsorEdge => "sponsor",
            Derived::PlacementEdge => "placement",
        };
        return Ok(vec![format!(
            "(SELECT e.parent_id FROM tree_edge e WHERE e.tenant_id = t.tenant_id AND e.tree = '{tree}' \
             AND e.member_id = t.id AND e.valid_to IS NULL)"
        )]);
    }
    let mut out = vec![format!("t.{}", quoted(&field.column())?)];
    if let Some(currency) = field.currency_column() {
        out.push(format!("t.{}", quoted(&currency)?));
    }
    Ok(out)
}

/// The field's value from the columns that begin at `at`, which is moved on.
pub(super) fn take(field: &Field, row: &Row, at: &mut usize) -> Result<FieldValue, Error> {
    let here = *at;
    *at += 1;
    let value = match field.kind {
        FieldType::Money => {
            *at += 1;
            match (row.get::<Option<i64>>(here)?, row.get::<Option<String>>(here + 1)?) {
                (Some(minor), Some(currency)) => {
                    let currency: Currency = currency.parse()?;
                    Some(FieldValue::Money(Money::from_minor(minor, currency)))
                }
                _ => None,
            }
        }
        FieldType::Integer => row.get::<Option<i64>>(here)?.map(FieldValue::Int),
        FieldType::Decimal | FieldType::Points | FieldType::Rate => {
            let digits = field.scale().unwrap_or(0);
            row.get::<Option<i64>>(here)?.map(|n| FieldValue::Scaled(n, digits))
        }
        FieldType::Bool => row.get::<Option<bool>>(here)?.map(FieldValue::Bool),
        FieldType::Time => row.get::<Option<jiff::Timestamp>>(here)?.map(FieldValue::Time),
        FieldType::Reference => {
            row.get::<Option<Uuid>>(here)?.map(|id| FieldValue::Ref(RecordId::from_uuid(id)))
        }
        FieldType::Json => row.get::<Option<serde_json::Value>>(here)?.map(FieldValue::Json),
        _ => row.get::<Option<String>>(here)?.map(FieldValue::Text),
    };
    Ok(value.unwrap_or(FieldValue::Empty))
}

/// What is bound for a field: one value, two for money.
pub(super) fn put(field: &Field, value: &FieldValue) -> Vec<Value> {
    let first = match value {
        FieldValue::Empty => Value::Null,
        FieldValue::Text(text) => text.as_str().into(),
        FieldValue::Int(n) | FieldValue::Scaled(n, _) => (*n).into(),
        FieldValue::Money(money) => money.minor().into(),
        FieldValue::Bool(b) => (*b).into(),
        FieldValue::Time(at) => (*at).into(),
        FieldValue::Ref(id) => id.uuid().into(),
        FieldValue::Json(document) => document.into(),
    };
    if field.kind != FieldType::Money {
        return vec![first];
    }
    let currency = match value {
        FieldValue::Money(money) => Value::from(money.currency().code()),
        _ => Value::Null,
    };
    vec![first, currency]
}

/// The two texts a record is found and sorted by: the folded name, and everything that is searched.
pub(super) fn keys(object: &Object, values: &Values) -> (String, String) {
    let text = |key: &str| values.get(key).map(FieldValue::to_text).unwrap_or_default();
    let searched: Vec<String> =
        object.fields.iter().filter(|f| f.search).map(|f| text(&f.key)).filter(|t| !t.is_empty()).collect();
    (fold(&text(&object.name)), fold(&searched.join(" ")))
}

/// The predicate as a condition on `t`: the same rows as [`Predicate::admits`].
pub(super) fn scope(sql: &mut Sql, object: &Object, predicate: &Predicate) -> Result<String, Error> {
    let Predicate::Any(terms) = predicate else { return Ok("1 = 1".into()) };
    let member = object.member_column().map(|column| quoted(&column)).transpose()?;
    let unit = if object.key == "unit" { "id" } else { "unit_id" };
    let mut any = Vec::new();
    for term in terms {
        match (term, &member) {
            (Term::Owner(user), _) => any.push(format!("t.owner_id = {}", sql.bind(user.uuid()))),
            (Term::Member(id), Some(column)) => any.push(format!("t.{column} = {}", sql.bind(id.uuid()))),
            (Term::Downline(id), Some(column)) => {
                let top = sql.bind(id.uuid());
                any.push(downline_sql(TreeKind::Sponsor, &format!("t.{column}"), "$1", &top));
            }
            (Term::Units(units), _) => {
                let list: Vec<String> = units.iter().map(|id| sql.bind(id.uuid())).collect();
                if !list.is_empty() {
                    any.push(format!("t.{unit} IN ({})", list.join(", ")));
                }
            }
            (Term::Member(_) | Term::Downline(_), None) => {}
        }
    }
    Ok(if any.is_empty() { "1 = 0".into() } else { format!("({})", any.join(" OR ")) })
}

/// Every word of `q` occurs in the searched text; for a person who may not read all of it, in the name
/// alone: nobody learns from a search what a hidden field holds.
pub(super) fn words(sql: &mut Sql, who: &Principal, object: &Object, q: &str) -> String {
    let reads = |key: &str| who.field(&object.key, key).reads();
    let column = match object.fields.iter().filter(|field| field.search).all(|field| reads(&field.key)) {
        true => "search_text",
        false if reads(&object.name) => "name_key",
        false => return "1 = 0".into(),
    };
    let folded = fold(q);
    let tests: Vec<String> = folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .map(|word| format!("t.{column} LIKE {} ESCAPE '\\'", sql.bind(like(word, true))))
        .collect();
    if tests.is_empty() { "1 = 1".into() } else { tests.join(" AND ") }
}

fn like(text: &str, anywhere: bool) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    if anywhere { format!("%{escaped}%") } else { format!("{escaped}%") }
}

/// The filter as a condition on `t`, in two-valued logic: `not` is pushed down to the tests, so that an
/// empty field never makes a condition neither true nor false.
pub(super) fn filter(sql: &mut Sql, object: &Object, tree: &Filter, negated: bool) -> Result<String, Error> {
    let (list, and) = match tree {
        Filter::Not(inner) => return filter(sql, object, inner, !negated),
        Filter::Test(key, op, values) => {
            let field = object
                .field(key)
                .filter(|field| field.filterable())
                .ok_or_else(|| Problem::new("filter-field-unknown").token(key))?;
            return test(sql, object, field, *op, values, negated);
        }
        Filter::And(list) => (list, !negated),
        Filter::Or(list) => (list, negated),
    };
    let parts = list.iter().map(|item| filter(sql, object, item, negated)).collect::<Result<Vec<_>, _>>()?;
    Ok(match (parts.is_empty(), and) {
        (true, true) => "1 = 1".into(),
        (true, false) => "1 = 0".into(),
        (false, true) => format!("({})", parts.join(" AND ")),
        (false, false) => format!("({})", parts.join(" OR ")),
    })
}

fn test(
    sql: &mut Sql,
    object: &Object,
    field: &Field,
    op: Op,
    values: &[FieldValue],
    negated: bool,
) -> Result<String, Error> {
    let column = format!("t.{}", quoted(&field.column())?);
    let malformed = || Problem::new("filter-malformed").field(&field.key);
    let first = values.first().ok_or_else(malformed)?;
    if op == Op::Empty {
        let empty = *first == FieldValue::Bool(true);
        return Ok(format!("{column} IS {}NULL", if empty == negated { "NOT " } else { "" }));
    }
    if op == Op::Ne {
        return test(sql, object, field, Op::Eq, values, !negated);
    }
    let truth = match op {
        Op::In => {
            let one = values.iter().map(|value| compare(sql, field, &column, "=", value));
            format!("({})", one.collect::<Vec<_>>().join(" OR "))
        }
        Op::Between => {
            let last = values.get(1).ok_or_else(malformed)?;
            let from = compare(sql, field, &column, ">=", first);
            format!("({from} AND {})", compare(sql, field, &column, "<=", last))
        }
        Op::Contains | Op::Starts => {
            let text = first.to_text();
            // The name has a folded column; other text is compared without regard to ASCII case.
            if field.key == object.name {
                format!("t.name_key LIKE {} ESCAPE '\\'", sql.bind(like(&fold(&text), op == Op::Contains)))
            } else {
                let pattern = like(&text.to_ascii_lowercase(), op == Op::Contains);
                format!("lower({column}) LIKE {} ESCAPE '\\'", sql.bind(pattern))
            }
        }
        Op::Lt => compare(sql, field, &column, "<", first),
        Op::Le => compare(sql, field, &column, "<=", first),
        Op::Gt => compare(sql, field, &column, ">", first),
        Op::Ge => compare(sql, field, &column, ">=", first),
        Op::Eq | Op::Ne | Op::Empty => compare(sql, field, &column, "=", first),
    };
    Ok(if negated { format!("({column} IS NULL OR NOT {truth})") } else { truth })
}

/// Money is compared within its currency only.
fn compare(sql: &mut Sql, field: &Field, column: &str, op: &str, value: &FieldValue) -> String {
    let mut bound = put(field, value).into_iter();
    let first = sql.bind(bound.next().unwrap_or(Value::Null));
    match bound.next() {
        None => format!("{column} {op} {first}"),
        Some(currency) => {
            let currency = sql.bind(currency);
            format!("({column} {op} {first} AND t.\"{}_currency\" = {currency})", field.key)
        }
    }
}

/// One key of an ORDER BY.
pub(super) struct Key<'o> {
    pub column: String,
    pub descending: bool,
    pub nullable: bool,
    pub field: &'o Field,
    /// Sorted by the folded name.
    pub folded: bool,
}

/// The keys of an order; the id breaks ties in the direction of the last key.
pub(super) fn order<'o>(object: &'o Object, sort: &[SortKey]) -> Result<Vec<Key<'o>>, Error> {
    sort.iter()
        .map(|key| {
            let field = object
                .field(&key.field)
                .filter(|field| field.sortable())
                .ok_or_else(|| Problem::new("sort-unknown").token(&key.field))?;
            let folded = field.key == object.name;
            let column = if folded { "t.name_key".into() } else { format!("t.{}", quoted(&field.column())?) };
            let nullable = !(folded || field.required && !field.managed || is_stamp(field));
            Ok(Key { column, descending: key.descending, nullable, field, folded })
        })
        .collect()
}

fn is_stamp(field: &Field) -> bool {
    field.kind == FieldType::Code || matches!(field.key.as_str(), "created_at" | "updated_at")
}

/// Whether ids go down among equals; without any key the newest come first.
fn ids_descend(keys: &[Key<'_>]) -> bool {
    keys.last().is_none_or(|key| key.descending)
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
    parts.push(if ids_descend(keys) { "t.id DESC".into() } else { "t.id".into() });
    parts.join(", ")
}

/// The condition that a row comes after the one the cursor names.
pub(super) fn after(sql: &mut Sql, keys: &[Key<'_>], cursor: &str) -> Result<String, Error> {
    let (values, id) = read_cursor(keys, cursor)?;
    let down = ids_descend(keys);
    let id = sql.bind(id);
    let same_way = keys.iter().all(|key| !key.nullable && key.descending == down);
    let sign = if down { "<" } else { ">" };
    if same_way {
        let columns: Vec<&str> = keys.iter().map(|key| key.column.as_str()).chain(["t.id"]).collect();
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

/// The cursor of a row: the values it is sorted by and its id, as hexadecimal JSON.
pub(super) fn write_cursor(keys: &[Key<'_>], values: &Values, id: Uuid) -> String {
    let mut list: Vec<serde_json::Value> = keys
        .iter()
        .map(|key| match values.get(&key.field.key).unwrap_or(&FieldValue::Empty) {
            FieldValue::Empty => serde_json::Value::Null,
            FieldValue::Text(text) if key.folded => fold(text).into(),
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
    if cursor.len() > CURSOR_CHARS_MAX || cursor.len() % 2 != 0 || !cursor.is_ascii() {
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
            (FieldType::Bool, serde_json::Value::Bool(b)) => Value::Bool(*b),
            (FieldType::Time, serde_json::Value::Number(n)) => {
                n.as_i64().map(Value::Time).ok_or_else(malformed)?
            }
            (kind, serde_json::Value::Number(n)) if !kind.is_text() => {
                n.as_i64().map(Value::Int).ok_or_else(malformed)?
            }
            (kind, serde_json::Value::String(text)) if kind.is_text() => text.as_str().into(),
            _ => return Err(malformed()),
        };
        values.push(value);
    }
    Ok((values, id))
}
