//! The filter tree of lists, exports and segments; refuses unknown fields, operators and keys, and trees
//! that are too large.

use kernel::Problem;
use serde_json::Value as Json;

use crate::definition::{Field, FieldType, Object};
use crate::value::FieldValue;

/// The deepest nesting that is taken.
const DEPTH_MAX: usize = 8;
/// The most tests and groups together.
const NODES_MAX: usize = 100;
/// The most values of `in`.
const IN_MAX: usize = 500;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Equal.
    Eq,
    /// Not equal; an empty field is not equal to anything.
    Ne,
    /// One of several.
    In,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Holds the text, without regard to case and accents.
    Contains,
    /// Begins with the text, without regard to case and accents.
    Starts,
    /// Is empty (`true`) or is not (`false`).
    Empty,
    /// From the first to the second value, both included.
    Between,
}

const OPS: [(&str, Op); 11] = [
    ("eq", Op::Eq),
    ("ne", Op::Ne),
    ("in", Op::In),
    ("lt", Op::Lt),
    ("le", Op::Le),
    ("gt", Op::Gt),
    ("ge", Op::Ge),
    ("contains", Op::Contains),
    ("starts", Op::Starts),
    ("empty", Op::Empty),
    ("between", Op::Between),
];

/// A filter, valid for its object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// All of them; empty: every record.
    And(Vec<Filter>),
    /// One of them; empty: no record.
    Or(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// One test of one field; `empty` carries a `Bool`.
    Test(String, Op, Vec<FieldValue>),
}

impl Filter {
    /// Reads a filter. `fields` are those the reader may see: a hidden field is as unknown as a
    /// misspelt one, so that nobody can ask a filter what a field holds.
    pub fn parse(object: &Object, json: &Json, visible: &dyn Fn(&str) -> bool) -> Result<Self, Problem> {
        let mut nodes = 0;
        parse(object, json, visible, 1, &mut nodes)
    }
}

fn parse(
    object: &Object,
    json: &Json,
    visible: &dyn Fn(&str) -> bool,
    depth: usize,
    nodes: &mut usize,
) -> Result<Filter, Problem> {
    *nodes += 1;
    if depth > DEPTH_MAX || *nodes > NODES_MAX {
        return Err(Problem::new("filter-too-large").with("depth", DEPTH_MAX).with("nodes", NODES_MAX));
    }
    let malformed = || Problem::new("filter-malformed").token(json.to_string());
    let Json::Object(map) = json else { return Err(malformed()) };
    let group = |list: &Json, nodes: &mut usize| -> Result<Vec<Filter>, Problem> {
        let Json::Array(items) = list else { return Err(malformed()) };
        items.iter().map(|item| parse(object, item, visible, depth + 1, nodes)).collect()
    };
    match (map.len(), map.iter().next()) {
        (1, Some((key, list))) if key == "and" => group(list, nodes).map(Filter::And),
        (1, Some((key, list))) if key == "or" => group(list, nodes).map(Filter::Or),
        (1, Some((key, inner))) if key == "not" => {
            parse(object, inner, visible, depth + 1, nodes).map(|filter| Filter::Not(Box::new(filter)))
        }
        (3, _) => match (map.get("field"), map.get("op"), map.get("value")) {
            (Some(Json::String(field)), Some(Json::String(op)), Some(value)) => {
                test(object, field, op, value, visible)
            }
            _ => Err(malformed()),
        },
        _ => Err(malformed()),
    }
}

fn test(
    object: &Object,
    key: &str,
    op: &str,
    value: &Json,
    visible: &dyn Fn(&str) -> bool,
) -> Result<Filter, Problem> {
    let field = object
        .field(key)
        .filter(|field| field.filterable() && visible(key))
        .ok_or_else(|| Problem::new("filter-field-unknown").token(key))?;
    let op = OPS
        .iter()
        .find(|(name, _)| *name == op)
        .map(|(_, op)| *op)
        .filter(|op| fits(field, *op))
        .ok_or_else(|| Problem::new("filter-operator-unknown").with("field", key).token(op))?;
    let values = values(field, op, value).map_err(|problem| problem.field(key))?;
    Ok(Filter::Test(key.to_owned(), op, values))
}

fn fits(field: &Field, op: Op) -> bool {
    match op {
        Op::Contains | Op::Starts => field.kind.is_text() && field.kind != FieldType::Choice,
        Op::Eq | Op::Ne if field.kind == FieldType::MultiChoice => false,
        Op::Lt | Op::Le | Op::Gt | Op::Ge | Op::Between => {
            field.kind.is_ordered() && field.kind != FieldType::Bool
        }
        Op::Eq | Op::Ne | Op::In | Op::Empty => true,
    }
}

fn values(field: &Field, op: Op, value: &Json) -> Result<Vec<FieldValue>, Problem> {
    let malformed = || Problem::new("filter-malformed").token(value.to_string());
    let list = |most: usize| match value {
        Json::Array(items) if !items.is_empty() && items.len() <= most => Ok(items.as_slice()),
        _ => Err(malformed()),
    };
    match op {
        Op::Empty => match value {
            Json::Bool(b) => Ok(vec![FieldValue::Bool(*b)]),
            _ => Err(malformed()),
        },
        Op::In => list(IN_MAX)?.iter().map(|item| one(field, item)).collect(),
        Op::Between => match list(2)? {
            [from, to] => Ok(vec![one(field, from)?, one(field, to)?]),
            _ => Err(malformed()),
        },
        Op::Contains | Op::Starts => match value {
            Json::String(text)
                if !text.is_empty() && !text.contains('\0') && text.chars().count() <= field.max_chars =>
            {
                Ok(vec![FieldValue::Text(text.clone())])
            }
            _ => Err(malformed()),
        },
        _ => Ok(vec![one(field, value)?]),
    }
}

/// A value to compare with: of the field's type, and not empty.
fn one(field: &Field, value: &Json) -> Result<FieldValue, Problem> {
    // What is compared need not lie within the borders of what may be stored.
    let open = Field { min: None, max: None, pattern: None, ..field.clone() };
    match FieldValue::from_json(&open, value)? {
        FieldValue::Empty => Err(Problem::new("filter-malformed").token(value.to_string())),
        value => Ok(value),
    }
}
