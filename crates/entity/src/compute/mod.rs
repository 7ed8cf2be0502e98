//! Fields that follow from others by a typed formula. Exact fractions until one rounding at the end; refuses floats,
//! loops, unknown names, mixed types, and formulas that read other formulas (so that none can run in a circle).
//!
//! `x_pieces * price`, `if(status = "active", x_fee, 0)`, `x_ends_on - x_begins_on`. What is empty makes a sum, a
//! product and a comparison empty; `first(x_discount, 0)` says what to take instead.

mod eval;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use kernel::{Problem, Rate};

use crate::definition::{Field, FieldType, Object};
use crate::validate::Values;

/// Most characters of a formula.
const CHARS_MAX: usize = 1_000;

/// A formula that was checked against an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// The keys of the fields it reads.
    pub reads: BTreeSet<String>,
    tree: Node,
}

/// What a formula deals with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Money,
    Text,
    Bool,
    Date,
}

impl Kind {
    /// The kind of a field's value; none for what formulas do not read.
    const fn of(field: &Field) -> Option<Self> {
        match field.kind {
            FieldType::Integer | FieldType::Decimal | FieldType::Points | FieldType::Rate => {
                Some(Self::Number)
            }
            FieldType::Money => Some(Self::Money),
            FieldType::Bool => Some(Self::Bool),
            FieldType::Date => Some(Self::Date),
            FieldType::Time | FieldType::Json | FieldType::Reference => None,
            aside if aside.is_aside() => None,
            _ => Some(Self::Text),
        }
    }

    /// Whether a field of this type can hold the result.
    const fn fits(self, kind: FieldType) -> bool {
        match self {
            Self::Number => matches!(kind, FieldType::Integer | FieldType::Decimal | FieldType::Rate),
            Self::Money => matches!(kind, FieldType::Money),
            Self::Text => matches!(kind, FieldType::Text | FieldType::LongText),
            Self::Bool => matches!(kind, FieldType::Bool),
            Self::Date => matches!(kind, FieldType::Date),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Text => "text",
            Self::Bool => "yes/no",
            Self::Date => "date",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Number(Rate),
    Text(String),
    Bool(bool),
    Field(String),
    Not(Box<Node>),
    Minus(Box<Node>),
    Binary(Binary, Box<Node>, Box<Node>),
    Call(Call, Vec<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    If,
    Min,
    Max,
    Round,
    Abs,
    First,
    IsEmpty,
    Join,
    Length,
    Year,
    Month,
    Day,
}

impl Formula {
    /// Reads a formula for a field of type `kind` over the fields of `object`.
    ///
    /// # Errors
    /// `compute-long`, `compute-syntax`, `compute-name`, `compute-field`, `compute-type`, `compute-arguments`,
    /// `compute-choice`, `compute-result`, each with the token.
    pub fn parse(text: &str, object: &Object, kind: FieldType) -> Result<Self, Problem> {
        let text = text.trim();
        if text.chars().count() > CHARS_MAX {
            return Err(Problem::new("compute-long").with("max", CHARS_MAX));
        }
        let (tree, found, reads) = parse::parse(text, object)?;
        if !found.fits(kind) {
            return Err(Problem::new("compute-result").with("kind", found.name()));
        }
        Ok(Self { text: text.to_owned(), reads, tree })
    }
}

/// The computed fields of an object.
pub fn fields(object: &Object) -> impl Iterator<Item = (&Field, &Formula)> {
    object.fields.iter().filter_map(|field| Some((field, field.formula.as_ref()?)))
}

/// The values of every computed field of a record that has `whole`.
pub fn computed(object: &Object, whole: &Values) -> Values {
    let value = |(field, formula): (&Field, &Formula)| {
        let datum = eval::eval(&formula.tree, object, whole);
        (field.key.clone(), eval::result(field, datum))
    };
    fields(object).map(value).collect()
}

/// The computed fields that read one of the fields for which `changed` holds.
pub fn following<'o>(object: &'o Object, changed: &dyn Fn(&str) -> bool) -> Vec<&'o Field> {
    let follows = |(field, formula): (&'o Field, &Formula)| {
        formula.reads.iter().any(|key| changed(key)).then_some(field)
    };
    fields(object).filter_map(follows).collect()
}
