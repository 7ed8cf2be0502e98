//! From definitions, predicates and filters to SQL; refuses names that no definition holds.

use access::{Action, Predicate, Principal, Term};
use entity::reach::Point;
use entity::{Derived, Field, FieldType, FieldValue, Object, Values};
use kernel::{Currency, Money, RecordId, TenantId, fold};
use uuid::Uuid;

use super::{custom, zones};
use crate::db::{Cells, Dialect, Element, Error, Value, quoted};
use crate::search;

/// A statement being built. `$1` is always the tenant.
#[derive(Clone)]
pub(crate) struct Sql {
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

    /// Rows as the source of a statement, each with a value of each kind. PostgreSQL takes a list a column, so that the statement
    /// reads the same for any number of rows.
    pub fn rows(&mut self, dialect: Dialect, kinds: &[Element], rows: Vec<Vec<Value>>) -> String {
        if dialect == Dialect::Sqlite {
            let row = |row: Vec<Value>| {
                let places: Vec<String> = row.into_iter().map(|value| self.bind(value)).collect();
                format!("({})", places.join(", "))
            };
            return format!("VALUES {}", rows.into_iter().map(row).collect::<Vec<_>>().join(", "));
        }
        let mut lists: Vec<Vec<Value>> = kinds.iter().map(|_| Vec::with_capacity(rows.len())).collect();
        for row in rows {
            for (list, value) in lists.iter_mut().zip(row) {
                list.push(value);
            }
        }
        let list = |(kind, list): (&Element, Vec<Value>)| self.bind(Value::List(*kind, list));
        let places: Vec<String> = kinds.iter().zip(lists).map(list).collect();
        format!("SELECT * FROM unnest({})", places.join(", "))
    }

    /// The test that `column` is one of these ids: the same words for any number of them.
    pub fn among(&mut self, dialect: Dialect, column: &str, ids: &[Uuid]) -> String {
        let place = self.bind(Value::ids(ids));
        dialect.is_one_of_ids(column, &place)
    }
}

/// The expressions of a field in a SELECT: one, two for money.
pub(crate) fn select(field: &Field) -> Result<Vec<String>, Error> {
    if let Some(derived) = field.derived {
        return Ok(vec![format!(
            "(SELECT e.parent_id FROM tree_edge e WHERE e.tenant_id = t.tenant_id AND e.tree = '{}' \
             AND e.member_id = t.id AND e.valid_to IS NULL)",
            tree(derived)
        )]);
    }
    if field.is_aside() {
        // The key of a field is plain, see `entity::custom` and `entity::parse`.
        return Ok(vec![format!("t.custom ->> '{}'", field.key)]);
    }
    let mut out = vec![format!("t.{}", quoted(&field.column())?)];
    if let Some(currency) = field.currency_column() {
        out.push(format!("t.{}", quoted(&currency)?));
    }
    Ok(out)
}

/// The tree whose open edge a field is read from.
pub(super) fn tree(derived: Derived) -> &'static str {
    match derived {
        Derived::SponsorEdge => "sponsor",
        Derived::PlacementEdge => "placement",
    }
}

/// The field's value from the columns that begin at `at`, which is moved on.
pub(crate) fn take(field: &Field, row: &(impl Cells + ?Sized), at: &mut usize) -> Result<FieldValue, Error> {
    let here = *at;
    *at += 1;
    if field.is_aside() {
        return Ok(custom::read(field, row.text(here)?));
    }
    let value = match field.kind {
        FieldType::Money => {
            *at += 1;
            match (row.int(here)?, row.text(here + 1)?) {
                (Some(minor), Some(currency)) => {
                    let currency: Currency = currency.parse()?;
                    Some(FieldValue::Money(Money::from_minor(minor, currency)))
                }
                _ => None,
            }
        }
        FieldType::Integer => row.int(here)?.map(FieldValue::Int),
        FieldType::Decimal | FieldType::Points | FieldType::Rate => {
            let digits = field.scale().unwrap_or(0);
            row.int(here)?.map(|n| FieldValue::Scaled(n, digits))
        }
        FieldType::Bool => row.bool(here)?.map(FieldValue::Bool),
        FieldType::Time => row.time(here)?.map(FieldValue::Time),
        FieldType::Reference => row.uuid(here)?.map(|id| FieldValue::Ref(RecordId::from_uuid(id))),
        FieldType::Json => row.json(here)?.map(FieldValue::Json),
        _ => row.text(here)?.map(FieldValue::Text),
    };
    Ok(value.unwrap_or(FieldValue::Empty))
}

/// What is bound for a field: one value, two for money.
pub(crate) fn put(field: &Field, value: &FieldValue) -> Vec<Value> {
    let first = match value {
        FieldValue::Empty => Value::Null,
        FieldValue::Text(text) => text.as_str().into(),
        FieldValue::Int(n) | FieldValue::Scaled(n, _) => (*n).into(),
        FieldValue::Money(money) => money.minor().into(),
        FieldValue::Bool(b) => (*b).into(),
        FieldValue::Time(at) => (*at).into(),
        FieldValue::Ref(id) => id.uuid().into(),
        FieldValue::Json(document) => document.into(),
        // Of types that have no column.
        FieldValue::Keys(_) | FieldValue::Refs(_) | FieldValue::Address(_) => value.to_text().into(),
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

/// The two texts a record is found and sorted by: the folded name, and everything that is searched, the further ways to reach
/// whom it is about among it.
pub(crate) fn keys(object: &Object, values: &Values, points: &[Point]) -> (String, String) {
    let words = |f: &Field| values.get(&f.key).map(|value| value.to_words(f)).unwrap_or_default();
    let further = points.iter().map(Point::words);
    let searched: Vec<String> = object.fields.iter().filter(|f| f.search).map(words).chain(further).collect();
    let searched: Vec<String> = searched.into_iter().filter(|text| !text.is_empty()).collect();
    let name = values.get(&object.name).map(FieldValue::to_text).unwrap_or_default();
    (fold(&name), fold(&searched.join(" ")))
}

/// The predicate in its two forms; both admit the same rows as [`Predicate::admits`].
pub(crate) struct Scope {
    /// A condition on `t`, tested row by row: best for one row, and where most rows are within reach.
    pub rows: String,
    /// The same for a walk over all rows: what each is compared with is gathered once.
    pub all: String,
    /// A SELECT of the ids within reach, read from indexes: best where few rows are. `None`: everything
    /// or nothing is within reach.
    pub ids: Option<String>,
}

/// Compiles the predicate.
pub(crate) fn scope(sql: &mut Sql, object: &Object, predicate: &Predicate) -> Result<Scope, Error> {
    let Predicate::Any(terms) = predicate else { return Ok(Scope::same("1 = 1")) };
    let member = object.member_column().map(|column| quoted(&column)).transpose()?;
    let unit = if object.key == "unit" { "id" } else { "unit_id" };
    let zone = object.zone_column();
    let table = quoted(&object.table)?;
    let from = |condition: String| {
        format!(
            "SELECT x.id FROM {table} x WHERE x.tenant_id = $1 AND x.deleted_at IS NULL AND x.{condition}"
        )
    };
    let (mut rows, mut all, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for term in terms {
        let condition = match (term, &member) {
            (Term::Owner(user), _) => format!("owner_id = {}", sql.bind(user.uuid())),
            (Term::Owners(users), _) if !users.is_empty() => {
                let list: Vec<String> = users.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("owner_id IN ({})", list.join(", "))
            }
            // Only an employee's own record is one: what points to an employee is not.
            (Term::Staff(employees), _) if object.key == "employee" && !employees.is_empty() => {
                let list: Vec<String> = employees.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("id IN ({})", list.join(", "))
            }
            (Term::Member(id), Some(column)) => format!("{column} = {}", sql.bind(id.uuid())),
            (Term::Units(units), _) if !units.is_empty() => {
                let list: Vec<String> = units.iter().map(|id| sql.bind(id.uuid())).collect();
                format!("{unit} IN ({})", list.join(", "))
            }
            (Term::Zones(zones), _) => {
                if let (Some(zone), false) = (&zone, zones.is_empty()) {
                    let list: Vec<String> = zones.iter().map(|id| sql.bind(id.uuid())).collect();
                    let forms = zones::within(zone, &table, &list.join(", "))?;
                    rows.push(forms.rows);
                    all.push(forms.all);
                    ids.extend(forms.ids);
                }
                continue;
            }
            (Term::Downline(id), Some(column)) => {
                let branch = branch(&sql.bind(id.uuid()));
                rows.push(format!(
                    "EXISTS (SELECT 1 {branch} AND d.member_id = t.{column} WHERE {SPONSOR_TREE})"
                ));
                all.push(format!("t.{column} IN (SELECT d.member_id {branch} WHERE {SPONSOR_TREE})"));
                ids.push(format!(
                    "SELECT x.id {branch} JOIN {table} x ON x.tenant_id = $1 AND x.{column} = d.member_id \
                     AND x.deleted_at IS NULL WHERE {SPONSOR_TREE}"
                ));
                continue;
            }
            (Term::WithEmployee(id), _) => {
                with(sql, object, "employee", id.uuid(), (&mut rows, &mut ids))?;
                continue;
            }
            (Term::WithMember(id), _) => {
                with(sql, object, "member", id.uuid(), (&mut rows, &mut ids))?;
                continue;
            }
            _ => continue,
        };
        rows.push(format!("t.{condition}"));
        all.push(format!("t.{condition}"));
        ids.push(from(condition));
    }
    if rows.is_empty() {
        return Ok(Scope::same(NOTHING));
    }
    let any = |tests: Vec<String>| format!("({})", tests.join(" OR "));
    Ok(Scope { rows: any(rows), all: any(all), ids: Some(ids.join(" UNION ALL ")) })
}

/// The condition no row passes.
const NOTHING: &str = "1 = 0";

/// What an action on records that are there reaches: never more than the person may read, whatever else a role gives.
pub(crate) fn reach(sql: &mut Sql, who: &Principal, object: &Object, action: Action) -> Result<Scope, Error> {
    let own = who.predicate(&object.key, action);
    let read = who.predicate(&object.key, Action::Read);
    if matches!(action, Action::Read | Action::Create) || read == Predicate::All || own == read {
        return scope(sql, object, &own);
    }
    let (own, read) = (scope(sql, object, &own)?, scope(sql, object, &read)?);
    if own.rows == NOTHING || read.rows == NOTHING {
        return Ok(Scope::same(NOTHING));
    }
    let ids = match (own.ids, read.ids) {
        (Some(own), Some(read)) => {
            Some(format!("SELECT * FROM ({own}) o INTERSECT SELECT * FROM ({read}) r"))
        }
        (one, other) => one.or(other),
    };
    let both = |own: &str, read: &str| format!("({own} AND {read})");
    Ok(Scope { rows: both(&own.rows, &read.rows), all: both(&own.all, &read.all), ids })
}

impl Scope {
    /// Everything or nothing.
    fn same(condition: &str) -> Self {
        Self { rows: condition.to_owned(), all: condition.to_owned(), ids: None }
    }
}

/// Records in which somebody takes part, by both forms; nothing where the object does not say who does.
fn with(
    sql: &mut Sql,
    object: &Object,
    as_one_of: &str,
    id: uuid::Uuid,
    (rows, ids): (&mut Vec<String>, &mut Vec<String>),
) -> Result<(), Error> {
    let Some(part) = object.shared_part() else { return Ok(()) };
    let Some(link) = part.link(as_one_of) else { return Ok(()) };
    let (lines, column) = (quoted(&part.table)?, quoted(&link.column())?);
    let named = format!("p.tenant_id = $1 AND p.{column} = {}", sql.bind(id));
    rows.push(format!("EXISTS (SELECT 1 FROM {lines} p WHERE {named} AND p.parent_id = t.id)"));
    ids.push(format!(
        "SELECT x.id FROM {lines} p JOIN {} x ON x.tenant_id = $1 AND x.id = p.parent_id AND x.deleted_at IS NULL \
         WHERE {named}",
        quoted(&object.table)?
    ));
    Ok(())
}

const SPONSOR_TREE: &str = "s.tenant_id = $1 AND s.tree = 'sponsor'";

/// The labels `d` of the members at and below `top` in the sponsor tree, as the FROM of a SELECT.
pub(crate) fn branch(top: &str) -> String {
    format!(
        "FROM tree s \
         JOIN tree_label m ON m.tenant_id = $1 AND m.tree = 'sponsor' AND m.epoch = s.epoch AND m.member_id = {top} \
         JOIN tree_label d ON d.tenant_id = $1 AND d.tree = 'sponsor' AND d.epoch = s.epoch \
         AND d.pre BETWEEN m.pre AND m.last"
    )
}

/// The texts in which a person searches; one who may not read all that is searched searches name, code and what else of it has
/// a column and may be read: nobody learns from a search what a hidden field holds.
fn searched(who: &Principal, object: &Object) -> Vec<String> {
    let reads = |field: &&Field| who.field(&object.key, &field.key).reads();
    let lines = object.reaching().all(|part| who.field(&object.key, &part.key).reads());
    if lines && object.fields.iter().filter(|field| field.search).all(|field| reads(&field)) {
        return vec!["t.search_text".to_owned()];
    }
    let column = |field: &Field| match field.kind {
        _ if field.key == object.name && field.kind != FieldType::Code => Some("t.name_key".to_owned()),
        _ if !field.search => None,
        FieldType::Code if !field.is_custom() => Some(format!("lower(t.{})", field.key)),
        // As it is kept: what is dialled at home before it is not in it.
        FieldType::Phone if object.folds(field) => Some(format!("t.{}", field.column())),
        _ => object.folds(field).then(|| format!("t.{}", field.folded_column())),
    };
    object.fields.iter().filter(reads).filter_map(column).collect()
}

/// Whether the index of fragments knows all that a person searches.
pub(super) fn indexed(who: &Principal, object: &Object) -> bool {
    let name = || object.field(&object.name).is_some_and(|name| name.search);
    let searched = searched(who, object);
    !searched.is_empty() && (searched == ["t.search_text"] || name())
}

/// Every word of `q` occurs in a text in which the person searches. Where nothing is left of it that could be looked for, as
/// of a lone accent, it finds nothing: above all a change of many must not reach everything by it.
pub(super) fn words(sql: &mut Sql, who: &Principal, object: &Object, q: &str) -> String {
    let columns = searched(who, object);
    if columns.is_empty() {
        return "1 = 0".into();
    }
    let one = |word: &String| {
        let place = sql.bind(like(word, true));
        let tests = columns.iter().map(|column| format!("{column} LIKE {place} ESCAPE '\\'"));
        let any = tests.collect::<Vec<_>>().join(" OR ");
        // A column that is empty holds no word.
        if columns.len() == 1 { any } else { format!("COALESCE({any}, FALSE)") }
    };
    let tests: Vec<String> = search::words(q).iter().map(one).collect();
    if tests.is_empty() { "1 = 0".into() } else { tests.join(" AND ") }
}

/// A text of which LIKE takes no character for a wildcard.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

pub(crate) fn like(text: &str, anywhere: bool) -> String {
    let escaped = escaped(text);
    if anywhere { format!("%{escaped}%") } else { format!("{escaped}%") }
}
