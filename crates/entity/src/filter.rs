//! The filter tree of lists, exports and segments; refuses unknown fields, operators and keys, trees that are too
//! large, and paths of too many links.

use kernel::Problem;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::definition::{Field, FieldType, Object};
use crate::phone;
use crate::relative::{self, Today};
use crate::value::FieldValue;

/// The deepest nesting that is taken.
const DEPTH_MAX: usize = 8;
/// The most tests and groups together.
const NODES_MAX: usize = 100;
/// The most values of `in`.
const IN_MAX: usize = 500;
/// The most links on the way to a field, as in `account.member.rank`.
const LINKS_MAX: usize = 2;
/// The most tests of linked records in one filter: each looks into another table.
const LINKED_MAX: usize = 10;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Equal.
    Eq,
    /// Not equal; an empty field is not equal to anything.
    Ne,
    /// One of several; of a field of many values: any of them.
    In,
    /// Every one of several, for fields of many values.
    All,
    /// None of several, for fields of many values; an empty field has none.
    None,
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

const OPS: [(&str, Op); 13] = [
    ("eq", Op::Eq),
    ("ne", Op::Ne),
    ("in", Op::In),
    ("all", Op::All),
    ("none", Op::None),
    ("lt", Op::Lt),
    ("le", Op::Le),
    ("gt", Op::Gt),
    ("ge", Op::Ge),
    ("contains", Op::Contains),
    ("starts", Op::Starts),
    ("empty", Op::Empty),
    ("between", Op::Between),
];

/// Within a stretch of time told from today, such as `this_month`: read as the days it is, so that no test is left that
/// depends on the day.
const WITHIN: &str = "within";

/// Whose a record is: asked of every object that has no field of that name. `me` is who asks.
pub const OWNER: &str = "owner";
/// Who asks, as a value of [`OWNER`].
const ME: &str = "me";

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
    /// A test of the record that a reference points to. A record out of the reader's sight passes neither the test
    /// nor its opposite.
    Linked(String, Box<Filter>),
    /// The record belongs to that person; none: to nobody.
    Owner(Option<Uuid>),
    /// One of these, an employee or a member, takes part in it.
    With(Vec<Uuid>),
}

/// What somebody may ask about.
pub trait Sight {
    /// The object of that key; none where no record of it may be read.
    fn object(&self, key: &str) -> Option<&Object>;

    /// Whether the values of a field may be read.
    fn sees(&self, object: &Object, field: &str) -> bool;

    /// Who asks; none for the operator at the machine.
    fn me(&self) -> Option<Uuid>;

    /// As which employee and which member who asks takes part in something.
    fn me_among(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

impl Filter {
    /// Reads a filter as it is on that day. A field the reader may not see is as unknown as a misspelt one, at the
    /// end of a path of links too, so that nobody can ask a filter what a field holds.
    pub fn parse(object: &Object, json: &Json, sight: &dyn Sight, today: &Today) -> Result<Self, Problem> {
        Parser { sight, today, nodes: 0, linked: 0, place: Vec::new() }.node(object, json, 1)
    }

    /// What it says of nothing at all, as of the field of a record that a reference does not point to.
    #[must_use]
    pub fn passes_nothing(&self) -> bool {
        match self {
            Self::And(list) => list.iter().all(Self::passes_nothing),
            Self::Or(list) => list.iter().any(Self::passes_nothing),
            Self::Not(inner) => !inner.passes_nothing(),
            Self::Linked(_, inner) => inner.passes_nothing(),
            Self::Test(_, Op::Ne | Op::None, _) => true,
            Self::Test(_, Op::Empty, values) => values.first() == Some(&FieldValue::Bool(true)),
            Self::Owner(user) => user.is_none(),
            Self::Test(..) | Self::With(_) => false,
        }
    }
}

impl Filter {
    /// The refusal of one that is longer or deeper than is read.
    #[must_use]
    pub fn too_large() -> Problem {
        Problem::new("filter-too-large").with("depth", DEPTH_MAX).with("nodes", NODES_MAX)
    }
}

struct Parser<'a> {
    sight: &'a dyn Sight,
    today: &'a Today,
    /// Tests and groups so far.
    nodes: usize,
    /// Tests of linked records so far.
    linked: usize,
    /// The way to what is being read: `and/1/not`.
    place: Vec<String>,
}

impl Parser<'_> {
    fn node(&mut self, object: &Object, json: &Json, depth: usize) -> Result<Filter, Problem> {
        self.nodes += 1;
        if depth > DEPTH_MAX || self.nodes > NODES_MAX {
            return Err(Filter::too_large());
        }
        let Json::Object(map) = json else { return Err(self.malformed(json)) };
        match (map.len(), map.iter().next()) {
            (1, Some((key, list))) if key == "and" => self.group(object, key, list, depth).map(Filter::And),
            (1, Some((key, list))) if key == "or" => self.group(object, key, list, depth).map(Filter::Or),
            (1, Some((key, inner))) if key == "not" => {
                self.place.push(key.clone());
                let filter = self.node(object, inner, depth + 1)?;
                self.place.pop();
                Ok(Filter::Not(Box::new(filter)))
            }
            (3, _) => match (map.get("field"), map.get("op"), map.get("value")) {
                (Some(Json::String(path)), Some(Json::String(op)), Some(value)) => {
                    self.path(object, path, op, value)
                }
                _ => Err(self.malformed(json)),
            },
            _ => Err(self.malformed(json)),
        }
    }

    /// The clauses of a group, each at its place in it.
    fn group(
        &mut self,
        object: &Object,
        key: &str,
        list: &Json,
        depth: usize,
    ) -> Result<Vec<Filter>, Problem> {
        self.place.push(key.to_owned());
        let Json::Array(items) = list else { return Err(self.malformed(list)) };
        let mut out = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            self.place.push(at.to_string());
            out.push(self.node(object, item, depth + 1)?);
            self.place.pop();
        }
        self.place.pop();
        Ok(out)
    }

    /// The refusal of a clause that is none, with the way to it; the whole has none.
    fn malformed(&self, json: &Json) -> Problem {
        let problem = Problem::new("filter-malformed").token(json.to_string());
        if self.place.is_empty() { problem } else { problem.field(self.place.join("/")) }
    }

    /// `account.member.rank`: the links on the way, then the test of the last one's field.
    fn path(&mut self, object: &Object, path: &str, op: &str, value: &Json) -> Result<Filter, Problem> {
        let unknown = || Problem::new("filter-field-unknown").token(path).field(path);
        let mut keys: Vec<&str> = path.split('.').collect();
        let key = keys.pop().ok_or_else(unknown)?;
        // One more may follow: the last one of them may be a field with parts.
        if keys.len() > LINKS_MAX + 1 {
            return Err(Problem::new("filter-path-too-long").with("max", LINKS_MAX).token(path).field(path));
        }
        let mut at = object;
        let mut whole = None;
        for (place, link) in keys.iter().enumerate() {
            let field = at.field(link).ok_or_else(unknown)?;
            if place + 1 == keys.len() && !field.parts().is_empty() {
                whole = Some(field);
                break;
            }
            let link = Some(field).filter(|field| field.kind == FieldType::Reference).ok_or_else(unknown)?;
            let seen = self.sight.sees(at, &link.key);
            at = link
                .to
                .as_deref()
                .and_then(|to| self.sight.object(to))
                .filter(|_| seen)
                .ok_or_else(unknown)?;
        }
        let links = &keys[..keys.len() - usize::from(whole.is_some())];
        if links.len() > LINKS_MAX {
            return Err(Problem::new("filter-path-too-long").with("max", LINKS_MAX).token(path).field(path));
        }
        self.linked += usize::from(!links.is_empty());
        if self.linked > LINKED_MAX {
            return Err(Problem::new("filter-links-too-many").with("max", LINKED_MAX));
        }
        let linked = |test: Filter| {
            links.iter().rev().fold(test, |inner, link| Filter::Linked((*link).to_owned(), Box::new(inner)))
        };
        if let Some(whole) = whole {
            let part = format!("{}.{key}", whole.key);
            let part = whole.parts().into_iter().find(|one| one.key == part);
            let part = part.filter(|_| self.sight.sees(at, &whole.key)).ok_or_else(unknown)?;
            return test(&part, path, op, value, self.today).map(linked);
        }
        if key == OWNER && at.field(OWNER).is_none() && self.sight.sees(at, OWNER) {
            return owner(path, op, value, self.sight.me()).map(linked);
        }
        // What one takes part in oneself is hidden from nobody.
        if at.shared_part().is_some_and(|part| part.key == key) {
            return with_me(path, op, value, self.sight.me_among()).map(linked);
        }
        let field = at.field(key).filter(|field| field.filterable() && self.sight.sees(at, key));
        test(field.ok_or_else(unknown)?, path, op, value, self.today).map(linked)
    }
}

/// The test of whose a record is: `me`, or the id of a person.
fn owner(path: &str, op: &str, value: &Json, me: Option<Uuid>) -> Result<Filter, Problem> {
    let malformed = || Problem::new("filter-malformed").token(value.to_string()).field(path);
    let one = |value: &Json| match value.as_str() {
        // The operator is nobody: nothing is the operator's.
        Some(ME) => Ok(Filter::Owner(Some(me.unwrap_or_default()))),
        Some(text) => Uuid::parse_str(text).map(|id| Filter::Owner(Some(id))).map_err(|_| malformed()),
        None => Err(malformed()),
    };
    match (op, value) {
        ("eq", value) => one(value),
        ("ne", value) => Ok(Filter::Not(Box::new(one(value)?))),
        ("in", Json::Array(items)) if items.len() > IN_MAX => Err(too_many().field(path)),
        ("in", Json::Array(items)) if !items.is_empty() => {
            items.iter().map(one).collect::<Result<_, _>>().map(Filter::Or)
        }
        ("empty", Json::Bool(true)) => Ok(Filter::Owner(None)),
        ("empty", Json::Bool(false)) => Ok(Filter::Not(Box::new(Filter::Owner(None)))),
        ("in" | "empty", _) => Err(malformed()),
        _ => Err(Problem::new("filter-operator-unknown").field(path).token(op)),
    }
}

fn too_many() -> Problem {
    Problem::new("filter-values-too-many").with("max", IN_MAX)
}

/// The test of who takes part in a record: of oneself alone, since who else does may be out of sight.
fn with_me(path: &str, op: &str, value: &Json, me: Vec<Uuid>) -> Result<Filter, Problem> {
    if value.as_str() != Some(ME) {
        return Err(Problem::new("filter-malformed").token(value.to_string()).field(path));
    }
    match op {
        "eq" => Ok(Filter::With(me)),
        "ne" => Ok(Filter::Not(Box::new(Filter::With(me)))),
        _ => Err(Problem::new("filter-operator-unknown").field(path).token(op)),
    }
}

/// The test of a field; problems name the whole path to it.
fn test(field: &Field, path: &str, op: &str, value: &Json, today: &Today) -> Result<Filter, Problem> {
    if op == WITHIN && matches!(field.kind, FieldType::Date | FieldType::Time | FieldType::Period) {
        let word = value.as_str().unwrap_or_default();
        return relative::within(field, word, today)
            .ok_or_else(|| Problem::new("filter-stretch-unknown").field(path).token(value.to_string()));
    }
    let op = OPS
        .iter()
        .find(|(name, _)| *name == op)
        .map(|(_, op)| *op)
        .filter(|op| fits(field, *op))
        .ok_or_else(|| Problem::new("filter-operator-unknown").field(path).token(op))?;
    if field.kind == FieldType::Time
        && let Some(days) = relative::on_days(field, op, value, today)
    {
        return Ok(days);
    }
    let values = values(field, op, value).map_err(|problem| problem.field(path))?;
    Ok(Filter::Test(field.key.clone(), op, values))
}

fn fits(field: &Field, op: Op) -> bool {
    // Words of it are looked for, or whether there is any.
    let worded = matches!(field.kind, FieldType::RichText | FieldType::Address);
    match op {
        Op::Contains => (field.kind.is_text() && field.kind != FieldType::Choice) || worded,
        Op::Starts => field.kind.is_text() && field.kind != FieldType::Choice,
        Op::In | Op::All | Op::None if field.kind.is_many() => true,
        Op::Eq | Op::Ne | Op::In if field.kind.is_aside() => false,
        Op::All | Op::None => false,
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
        Op::In | Op::All | Op::None if value.as_array().is_some_and(|items| items.len() > IN_MAX) => {
            Err(too_many())
        }
        Op::In | Op::All | Op::None => list(IN_MAX)?.iter().map(|item| one(field, item)).collect(),
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
    if let (FieldType::Phone, Json::String(text)) = (field.kind, value) {
        // However it is written: with or without the calling code.
        return phone::compared(text).map(FieldValue::Text);
    }
    // What is compared need not lie within the borders of what may be stored.
    let open = Field { min: None, max: None, pattern: None, ..field.clone() };
    match FieldValue::from_json(&open, value)? {
        FieldValue::Empty => Err(Problem::new("filter-malformed").token(value.to_string())),
        value => Ok(value),
    }
}
