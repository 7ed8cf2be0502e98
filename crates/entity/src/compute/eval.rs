//! The value of a formula for one record. What cannot be worked out (an empty field, two currencies, a division by
//! nothing, a number too large) is empty, never wrong.

use std::cmp::Ordering;
use std::str::FromStr;

use kernel::{Currency, Date, Money, Rate, Rounding};

use super::{Binary, Call, Node};
use crate::definition::{Field, FieldType, Object};
use crate::validate::Values;
use crate::value::FieldValue;

/// A value on its way.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Datum {
    Empty,
    Number(Rate),
    /// In whole units of the currency.
    Money(Rate, Currency),
    Text(String),
    Bool(bool),
    Date(Date),
}

pub(super) fn eval(node: &Node, object: &Object, values: &Values) -> Datum {
    let at = |node: &Node| eval(node, object, values);
    match node {
        Node::Number(number) => Datum::Number(*number),
        Node::Text(text) => Datum::Text(text.clone()),
        Node::Bool(yes) => Datum::Bool(*yes),
        Node::Field(key) => match (object.field(key), values.get(key)) {
            (Some(field), Some(value)) => read(field, value).unwrap_or(Datum::Empty),
            _ => Datum::Empty,
        },
        Node::Not(inside) => Datum::Bool(at(inside) != Datum::Bool(true)),
        Node::Minus(inside) => negative(at(inside)).unwrap_or(Datum::Empty),
        Node::Binary(Binary::And, left, right) => Datum::Bool(yes(&at(left)) && yes(&at(right))),
        Node::Binary(Binary::Or, left, right) => Datum::Bool(yes(&at(left)) || yes(&at(right))),
        Node::Binary(op, left, right) => binary(*op, at(left), at(right)).unwrap_or(Datum::Empty),
        Node::Call(call, nodes) => called(*call, nodes, &at).unwrap_or(Datum::Empty),
    }
}

/// An empty condition does not hold.
fn yes(datum: &Datum) -> bool {
    *datum == Datum::Bool(true)
}

fn read(field: &Field, value: &FieldValue) -> Option<Datum> {
    Some(match value {
        FieldValue::Int(n) => Datum::Number(Rate::new(i128::from(*n), 1).ok()?),
        FieldValue::Scaled(n, digits) => Datum::Number(Rate::new(i128::from(*n), 10_i128.pow(*digits)).ok()?),
        FieldValue::Money(money) => {
            let unit = i128::from(money.currency().unit());
            Datum::Money(Rate::new(i128::from(money.minor()), unit).ok()?, money.currency())
        }
        FieldValue::Bool(yes) => Datum::Bool(*yes),
        FieldValue::Text(text) if field.kind == FieldType::Date => Datum::Date(Date::from_str(text).ok()?),
        FieldValue::Text(text) => Datum::Text(text.clone()),
        _ => return None,
    })
}

fn negative(datum: Datum) -> Option<Datum> {
    match datum {
        Datum::Number(n) => Some(Datum::Number(Rate::ZERO.checked_sub(n).ok()?)),
        Datum::Money(n, currency) => Some(Datum::Money(Rate::ZERO.checked_sub(n).ok()?, currency)),
        _ => None,
    }
}

fn quotient(one: Rate, two: Rate) -> Option<Rate> {
    one.checked_mul(Rate::new(two.denominator(), two.numerator()).ok()?).ok()
}

fn binary(op: Binary, left: Datum, right: Datum) -> Option<Datum> {
    use Datum::{Bool, Money, Number};
    let sum = |one: Rate, two: Rate| match op {
        Binary::Add => one.checked_add(two).ok(),
        _ => one.checked_sub(two).ok(),
    };
    Some(match (op, left, right) {
        (Binary::Add | Binary::Subtract, Number(one), Number(two)) => Number(sum(one, two)?),
        (Binary::Add | Binary::Subtract, Money(one, a), Money(two, b)) if a == b => Money(sum(one, two)?, a),
        (Binary::Add | Binary::Subtract, Datum::Date(date), Number(days)) => {
            let days = i64::try_from(Rounding::Down.divide(days.numerator(), days.denominator())?).ok()?;
            let days = if op == Binary::Add { days } else { days.checked_neg()? };
            Datum::Date(moved(date, days)?)
        }
        (Binary::Subtract, Datum::Date(one), Datum::Date(two)) => {
            Number(Rate::new(i128::from(one.days()) - i128::from(two.days()), 1).ok()?)
        }
        (Binary::Multiply, Number(one), Number(two)) => Number(one.checked_mul(two).ok()?),
        (Binary::Multiply, Money(one, currency), Number(two))
        | (Binary::Multiply, Number(one), Money(two, currency)) => {
            Money(one.checked_mul(two).ok()?, currency)
        }
        (Binary::Divide, Number(one), Number(two)) => Number(quotient(one, two)?),
        (Binary::Divide, Money(one, currency), Number(two)) => Money(quotient(one, two)?, currency),
        (Binary::Divide, Money(one, a), Money(two, b)) if a == b => Number(quotient(one, two)?),
        (Binary::Equal, Datum::Text(one), Datum::Text(two)) => Bool(one == two),
        (Binary::Unequal, Datum::Text(one), Datum::Text(two)) => Bool(one != two),
        (Binary::Equal, Bool(one), Bool(two)) => Bool(one == two),
        (Binary::Unequal, Bool(one), Bool(two)) => Bool(one != two),
        (op, one, two) => Bool(holds(op, order(&one, &two)?)?),
    })
}

/// How two values of one kind stand to each other; none for what has no order.
fn order(one: &Datum, two: &Datum) -> Option<Ordering> {
    match (one, two) {
        (Datum::Number(one), Datum::Number(two)) => Some(one.cmp(two)),
        (Datum::Money(one, a), Datum::Money(two, b)) if a == b => Some(one.cmp(two)),
        (Datum::Date(one), Datum::Date(two)) => Some(one.cmp(two)),
        _ => None,
    }
}

fn holds(op: Binary, order: Ordering) -> Option<bool> {
    Some(match op {
        Binary::Equal => order.is_eq(),
        Binary::Unequal => order.is_ne(),
        Binary::Less => order.is_lt(),
        Binary::LessEqual => order.is_le(),
        Binary::Greater => order.is_gt(),
        Binary::GreaterEqual => order.is_ge(),
        _ => return None,
    })
}

fn called(call: Call, nodes: &[Node], at: &dyn Fn(&Node) -> Datum) -> Option<Datum> {
    let number = |n: i128| Rate::new(n, 1).ok().map(Datum::Number);
    let first = at(nodes.first()?);
    match (call, first) {
        (Call::If, condition) => Some(at(nodes.get(if yes(&condition) { 1 } else { 2 })?)),
        (Call::First, first) => {
            let rest = nodes.iter().skip(1).map(at);
            std::iter::once(first).chain(rest).find(|datum| *datum != Datum::Empty)
        }
        (Call::IsEmpty, datum) => Some(Datum::Bool(datum == Datum::Empty)),
        (Call::Join, first) => {
            let parts = std::iter::once(first).chain(nodes.iter().skip(1).map(at));
            let text: String = parts
                .filter_map(|part| if let Datum::Text(text) = part { Some(text) } else { None })
                .collect();
            (!text.is_empty()).then_some(Datum::Text(text))
        }
        (Call::Min | Call::Max, first) => {
            let wanted = if call == Call::Min { Ordering::Less } else { Ordering::Greater };
            nodes
                .iter()
                .skip(1)
                .map(at)
                .try_fold(first, |best, next| Some(if order(&next, &best)? == wanted { next } else { best }))
        }
        (Call::Round, Datum::Number(n)) => {
            let digits = match nodes.get(1) {
                Some(Node::Number(digits)) => u32::try_from(digits.numerator()).ok()?,
                _ => 0,
            };
            Some(Datum::Number(Rate::new(scaled(n, 10_i128.pow(digits))?, 10_i128.pow(digits)).ok()?))
        }
        (Call::Abs, datum @ (Datum::Number(n) | Datum::Money(n, _))) => {
            if n < Rate::ZERO {
                negative(datum)
            } else {
                Some(datum)
            }
        }
        (Call::Length, Datum::Text(text)) => number(text.chars().count() as i128),
        (Call::Year, Datum::Date(date)) => number(i128::from(date.civil().year())),
        (Call::Month, Datum::Date(date)) => number(i128::from(date.civil().month())),
        (Call::Day, Datum::Date(date)) => number(i128::from(date.civil().day())),
        _ => None,
    }
}

fn moved(date: Date, days: i64) -> Option<Date> {
    Date::from_days(i32::try_from(i64::from(date.days()).checked_add(days)?).ok()?).ok()
}

/// `n` in `unit`ths, a half away from zero.
fn scaled(n: Rate, unit: i128) -> Option<i128> {
    Rounding::HalfUp.divide(n.numerator().checked_mul(unit)?, n.denominator())
}

/// The value as the field holds it, rounded once.
pub(super) fn result(field: &Field, datum: Datum) -> FieldValue {
    let whole = |n: Rate, unit: i128| scaled(n, unit).and_then(|n| i64::try_from(n).ok());
    let value = match (datum, field.scale()) {
        (Datum::Number(n), Some(digits)) => {
            whole(n, 10_i128.pow(digits)).map(|n| FieldValue::Scaled(n, digits))
        }
        (Datum::Number(n), None) => whole(n, 1).map(FieldValue::Int),
        (Datum::Money(n, currency), _) => whole(n, i128::from(currency.unit()))
            .map(|minor| FieldValue::Money(Money::from_minor(minor, currency))),
        (Datum::Text(text), _) => {
            let line = |c: char| if c.is_control() && field.kind != FieldType::LongText { ' ' } else { c };
            let text: String = text.chars().map(line).take(field.max_chars).collect();
            (!text.trim().is_empty()).then_some(FieldValue::Text(text))
        }
        (Datum::Bool(yes), _) => Some(FieldValue::Bool(yes)),
        (Datum::Date(date), _) => Some(FieldValue::Text(date.to_string())),
        (Datum::Empty, _) => None,
    };
    value.unwrap_or(FieldValue::Empty)
}
