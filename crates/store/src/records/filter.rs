//! The filter tree as a condition in SQL; refuses names that no definition holds. Two-valued logic: `not` is pushed
//! down to the tests, so that an empty field never makes a condition neither true nor false.

use std::pin::Pin;

use access::{Action, Principal};
use entity::same::{self, Means};
use entity::{Field, FieldType, FieldValue, Filter, Object, Op};
use kernel::{Problem, fold};

use super::sql::{self, Sql, like, put};
use super::{custom, folded};
use crate::db::{Dialect, Error, Read, Value, quoted};

/// A condition on `t` under way: it may look into the database to choose its form.
type Condition<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + Send + 'a>>;

/// Up to so many linked records are looked up in the index of the link; beyond, rows are tested as they come.
const FEW: i64 = 5_000;

/// The filter, or its opposite, as a condition on `t`.
pub(super) fn filter<'a, R: Read>(
    db: &'a mut R,
    sql: &'a mut Sql,
    who: &'a Principal,
    object: &'a Object,
    tree: &'a Filter,
    negated: bool,
) -> Condition<'a> {
    Box::pin(async move {
        let (list, and) = match tree {
            Filter::Not(inner) => return filter(db, sql, who, object, inner, !negated).await,
            Filter::Linked(link, inner) => return linked(db, sql, who, object, (link, inner), negated).await,
            Filter::Test(key, op, values) => {
                let field = object
                    .lookup(key)
                    .filter(|field| field.filterable())
                    .ok_or_else(|| Problem::new("filter-field-unknown").token(key))?;
                return test(sql, object, &field, *op, values, negated);
            }
            Filter::Owner(user) => return Ok(owner(sql, *user, negated)),
            Filter::With(ids) => return with(sql, object, ids, negated),
            Filter::And(list) => (list, !negated),
            Filter::Or(list) => (list, negated),
        };
        let mut parts = Vec::new();
        for item in list {
            parts.push(filter(db, sql, who, object, item, negated).await?);
        }
        Ok(match (parts.is_empty(), and) {
            (true, true) => "1 = 1".into(),
            (true, false) => "1 = 0".into(),
            (false, true) => format!("({})", parts.join(" AND ")),
            (false, false) => format!("({})", parts.join(" OR ")),
        })
    })
}

/// Whose the record is.
fn owner(sql: &mut Sql, user: Option<uuid::Uuid>, negated: bool) -> String {
    match (user, negated) {
        (Some(user), false) => format!("t.owner_id = {}", sql.bind(user)),
        (Some(user), true) => format!("(t.owner_id IS NULL OR t.owner_id <> {})", sql.bind(user)),
        (None, false) => "t.owner_id IS NULL".into(),
        (None, true) => "t.owner_id IS NOT NULL".into(),
    }
}

/// Who takes part in the record.
fn with(sql: &mut Sql, object: &Object, ids: &[uuid::Uuid], negated: bool) -> Result<String, Error> {
    let part = object.shared_part().ok_or_else(|| Problem::new("filter-field-unknown").token(&object.key))?;
    let list: Vec<String> = ids.iter().map(|id| sql.bind(*id)).collect();
    let mut found = Vec::new();
    for link in
        ["employee", "member"].into_iter().filter_map(|one| part.link(one)).filter(|_| !list.is_empty())
    {
        found.push(format!(
            "SELECT p.parent_id FROM {} p WHERE p.tenant_id = $1 AND p.{} IN ({})",
            quoted(&part.table)?,
            quoted(&link.column())?,
            list.join(", ")
        ));
    }
    Ok(match (found.is_empty(), negated) {
        (true, negated) => if negated { "1 = 1" } else { "1 = 0" }.into(),
        (false, negated) => {
            format!("t.id {}IN ({})", if negated { "NOT " } else { "" }, found.join(" UNION ALL "))
        }
    })
}

/// The condition that the record a reference points to passes the test, or its opposite. One that the person may not
/// read, or that lies in the trash, passes neither: nobody learns from a filter what it holds. A reference to nothing
/// is taken as a field without a value.
async fn linked<R: Read>(
    db: &mut R,
    sql: &mut Sql,
    who: &Principal,
    object: &Object,
    (link, inner): (&str, &Filter),
    negated: bool,
) -> Result<String, Error> {
    let unknown = || Problem::new("filter-field-unknown").token(link);
    let field = object.field(link).ok_or_else(unknown)?;
    let target = field.to.as_deref().and_then(|to| who.catalog.get(to)).ok_or_else(unknown)?;
    let scope = sql::scope(sql, target, &who.predicate(&target.key, Action::Read))?.rows;
    let passes = filter(db, sql, who, target, inner, negated).await?;
    let id = if field.is_aside() { id_text(db.dialect()) } else { "t.id" };
    let ids = format!(
        "SELECT {id} FROM {} t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND {scope} AND {passes}",
        quoted(&target.table)?
    );
    let few = few(db, sql, &ids).await?;
    let to = points_to(sql, object, field, &ids, few)?;
    if inner.passes_nothing() == negated {
        return Ok(to);
    }
    let nothing = match field.is_aside() {
        true => format!("NOT {}", custom::has(sql, object, field, "")),
        false => format!("{} IS NULL", column(field)?),
    };
    Ok(format!("({nothing} OR {to})"))
}

/// Whether the statement gives few ids. PostgreSQL weighs that by itself; SQLite takes every list for a short one.
async fn few<R: Read>(db: &mut R, sql: &Sql, ids: &str) -> Result<bool, Error> {
    if db.dialect() == Dialect::Postgres {
        return Ok(true);
    }
    let probe = format!("SELECT count(*) FROM (SELECT 1 FROM ({ids}) p LIMIT {}) c", FEW + 1);
    let row = db.query_opt(&probe, &sql.args).await?;
    Ok(row.map_or(Ok(0), |row| row.get::<i64>(0))? <= FEW)
}

/// The condition that a reference points to one of the ids. With many of them the rows are read in the order of the
/// list, where a page is soon full: `+` keeps SQLite from gathering all rows by the index of the link and sorting them.
fn points_to(sql: &mut Sql, object: &Object, field: &Field, ids: &str, few: bool) -> Result<String, Error> {
    if field.is_aside() {
        return Ok(custom::has(sql, object, field, &format!(" AND i.txt IN ({ids})")));
    }
    Ok(match field.derived {
        Some(derived) if few => format!(
            "t.id IN (SELECT e.member_id FROM tree_edge e WHERE e.tenant_id = $1 AND e.tree = '{}' \
             AND e.valid_to IS NULL AND e.parent_id IN ({ids}))",
            sql::tree(derived)
        ),
        None if !few => format!("+{} IN ({ids})", column(field)?),
        _ => format!("{} IN ({ids})", column(field)?),
    })
}

/// The expression of a field that has one column.
fn column(field: &Field) -> Result<String, Error> {
    Ok(sql::select(field)?.swap_remove(0))
}

/// The id of `t` as own fields keep it.
pub(super) fn id_text(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "CAST(t.id AS TEXT)",
        Dialect::Sqlite => {
            "lower(substr(hex(t.id), 1, 8) || '-' || substr(hex(t.id), 9, 4) || '-' || substr(hex(t.id), 13, 4) \
             || '-' || substr(hex(t.id), 17, 4) || '-' || substr(hex(t.id), 21))"
        }
    }
}

fn test(
    sql: &mut Sql,
    object: &Object,
    field: &Field,
    op: Op,
    values: &[FieldValue],
    negated: bool,
) -> Result<String, Error> {
    if field.is_aside() {
        return own_test(sql, object, field, op, values, negated);
    }
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
            let (text, anywhere) = (first.to_text(), op == Op::Contains);
            // Keys, codes and the like are compared as they are, without regard to case.
            let (column, pattern) = match folded::column(object, field)? {
                Some(column) => (column, folded::pattern(field, &text, anywhere)),
                None => (format!("lower({column})"), like(&text.to_ascii_lowercase(), anywhere)),
            };
            format!("{column} LIKE {} ESCAPE '\\'", sql.bind(pattern))
        }
        Op::Lt => compare(sql, field, &column, "<", first),
        Op::Le => compare(sql, field, &column, "<=", first),
        Op::Gt => compare(sql, field, &column, ">", first),
        Op::Ge => compare(sql, field, &column, ">=", first),
        Op::Eq | Op::Ne | Op::All | Op::None | Op::Empty => compare(sql, field, &column, "=", first),
    };
    Ok(if negated { format!("({column} IS NULL OR NOT {truth})") } else { truth })
}

/// A test of a company's own field, against its mirrored values.
fn own_test(
    sql: &mut Sql,
    object: &Object,
    field: &Field,
    op: Op,
    values: &[FieldValue],
    negated: bool,
) -> Result<String, Error> {
    let malformed = || Problem::new("filter-malformed").field(&field.key);
    let first = values.first().ok_or_else(malformed)?;
    let (condition, negated) = match op {
        Op::Empty => (String::new(), (*first == FieldValue::Bool(true)) != negated),
        Op::In | Op::None => {
            // A field of many values has any of those asked for.
            let single = values.iter().flat_map(singles);
            let tests: Vec<String> = single.map(|value| custom::compare(sql, field, "=", &value)).collect();
            (format!(" AND ({})", tests.join(" OR ")), negated != (op == Op::None))
        }
        Op::All => {
            let each: Vec<String> = values
                .iter()
                .flat_map(singles)
                .map(|value| {
                    let one = custom::compare(sql, field, "=", &value);
                    custom::has(sql, object, field, &format!(" AND {one}"))
                })
                .collect();
            let all = format!("({})", each.join(" AND "));
            return Ok(if negated { format!("NOT {all}") } else { all });
        }
        Op::Between => {
            let last = values.get(1).ok_or_else(malformed)?;
            let from = custom::compare(sql, field, ">=", first);
            (format!(" AND {from} AND {}", custom::compare(sql, field, "<=", last)), negated)
        }
        Op::Contains | Op::Starts => {
            let (text, anywhere) = (first.to_text(), op == Op::Contains);
            let mut test = custom::like(sql, like(&fold(&text), anywhere));
            if field.kind == FieldType::Phone {
                let digits = folded::digits(&text, anywhere);
                if !digits.is_empty() {
                    let kept = if anywhere { digits } else { format!("+{digits}") };
                    test = format!("({test} OR {})", custom::like(sql, like(&kept, anywhere)));
                }
            }
            (format!(" AND {test}"), negated)
        }
        other => {
            let sign = match other {
                Op::Lt => "<",
                Op::Le => "<=",
                Op::Gt => ">",
                Op::Ge => ">=",
                _ => "=",
            };
            (format!(" AND {}", custom::compare(sql, field, sign, first)), negated != (op == Op::Ne))
        }
    };
    let has = custom::has(sql, object, field, &condition);
    Ok(if negated { format!("NOT {has}") } else { has })
}

/// The values of a field of many, one by one; any other value is one itself.
fn singles(value: &FieldValue) -> Vec<FieldValue> {
    match value {
        FieldValue::Keys(keys) => keys.iter().map(|key| FieldValue::Text(key.clone())).collect(),
        FieldValue::Refs(ids) => ids.iter().map(|id| FieldValue::Ref(*id)).collect(),
        other => vec![other.clone()],
    }
}

/// Money is compared within its currency only; telephone numbers are the same where their ends are, as duplicates are found.
fn compare(sql: &mut Sql, field: &Field, column: &str, op: &str, value: &FieldValue) -> String {
    if let (FieldType::Phone, "=") = (field.kind, op) {
        let end = same::normal(Means::Phone, &value.to_text());
        if !end.is_empty() {
            let pattern = sql.bind(format!("%{end}"));
            return format!("t.\"{}\" LIKE {pattern}", field.folded_column());
        }
    }
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
