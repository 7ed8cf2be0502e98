//! Ways to reach somebody: lines of a part that say a kind and a value, such as a second telephone number. The kind says what the
//! value is: an e-mail address, a telephone number, a site, or plain text. Pure. Refuses a value that is none of its kind.

pub mod cell;

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::definition::{Field, FieldType, Object, Part};
use crate::phone;
use crate::validate::Values;
use crate::value::FieldValue;

/// The field of such a line that says what it is.
pub const KIND: &str = "kind";
/// The field of such a line that holds it.
pub const VALUE: &str = "value";

/// What is kept of one such line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What the value is.
    pub kind: FieldType,
    /// The value.
    pub text: String,
}

/// What a value of a kind is.
pub fn kind_of(kind: &str) -> FieldType {
    match kind {
        "email" => FieldType::Email,
        "phone" | "mobile" => FieldType::Phone,
        "web" => FieldType::Url,
        _ => FieldType::Text,
    }
}

impl Part {
    /// Whether it has what a part of ways to reach needs.
    pub(crate) fn can_reach(&self) -> bool {
        let has = |key: &str, kind: FieldType| self.fields.iter().any(|f| f.key == key && f.kind == kind);
        has(KIND, FieldType::Choice) && has(VALUE, FieldType::Text)
    }

    /// The way to reach somebody that a line says; none where the part holds others, or nothing is said.
    pub fn point(&self, line: &Values) -> Option<Point> {
        match (self.reach, line.get(KIND)?, line.get(VALUE)?) {
            (true, FieldValue::Text(kind), FieldValue::Text(text)) => {
                Some(Point { kind: kind_of(kind), text: text.clone() })
            }
            _ => None,
        }
    }

    /// The field of the value of a line, as it is for the kind that the line says.
    pub(crate) fn typed(&self, field: &Field, line: &Map<String, Json>) -> Option<Field> {
        if !self.reach || field.key != VALUE {
            return None;
        }
        let kind = kind_of(line.get(KIND)?.as_str()?);
        (kind != FieldType::Text).then(|| Field { kind, ..field.clone() })
    }
}

impl Object {
    /// The part whose lines a file fills: those of an order, those who take part, ways to reach somebody.
    pub fn filled_part(&self) -> Option<&Part> {
        self.part("lines").or_else(|| self.shared_part()).or_else(|| self.reaching().next())
    }

    /// The parts that hold ways to reach somebody.
    pub fn reaching(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.reach)
    }
}

/// A site as people write it, with what its address begins with.
pub(crate) fn site(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.contains("://") { text.to_owned() } else { format!("https://{text}") }
}

/// All ways to reach somebody among the lines of a record, by part.
pub fn points<'l, L: 'l>(
    object: &Object,
    parts: &'l BTreeMap<String, Vec<L>>,
    values: impl Fn(&'l L) -> &'l Values,
) -> Vec<Point> {
    let of = |part: &Part| {
        let lines = parts.get(&part.key).into_iter().flatten();
        lines.filter_map(|line| part.point(values(line))).collect::<Vec<_>>()
    };
    object.reaching().flat_map(of).collect()
}

impl Point {
    /// Its words, as a search finds them: a telephone number in all forms in which it is dialled.
    pub fn words(&self) -> String {
        if self.kind == FieldType::Phone { phone::words(&self.text) } else { self.text.clone() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::phone::Home;
    use crate::validate::validate_parts_at;

    fn check(kind: &str, typed: &str, expected: Result<&str, &str>) {
        let account = crate::object("account").unwrap();
        let part = account.part("contact_points").unwrap();
        let line = json!({ "kind": kind, "value": typed }).as_object().cloned().unwrap();
        let read = validate_parts_at(part, &[line], &Home::of(Some("PL")));
        match (read, expected) {
            (Ok(lines), Ok(kept)) => {
                assert_eq!(part.point(&lines[0]).unwrap().text, kept, "{kind} {typed}");
            }
            (Err(problems), Err(code)) => {
                let said: Vec<(&str, Option<&str>)> =
                    problems.iter().map(|one| (one.code.as_str(), one.at.field.as_deref())).collect();
                assert_eq!(said, [(code, Some("contact_points/0/value"))], "{kind} {typed}");
            }
            (read, expected) => panic!("{kind} {typed}: {read:?}, not {expected:?}"),
        }
    }

    #[test]
    fn a_value_is_what_its_kind_says() {
        check("phone", "22 123 45 67", Ok("+48221234567"));
        check("mobile", "+351 912 345 678", Ok("+351912345678"));
        check("phone", "Ana", Err("field-phone"));
        check("mobile", "601 23", Err("field-phone"));
        check("email", " ana@example.org ", Ok("ana@example.org"));
        check("email", "ana", Err("field-email"));
        check("web", "example.org/shop", Ok("https://example.org/shop"));
        check("web", "http://example.org", Ok("http://example.org"));
        check("web", "not a site", Err("field-url"));
        check("address", "Rynek 1, 3rd floor", Ok("Rynek 1, 3rd floor"));
        check("email", &format!("{}@example.org", "a".repeat(400)), Err("field-too-long"));
    }

    #[test]
    fn what_stood_before_it_was_checked_stays() {
        let account = crate::object("account").unwrap();
        let part = account.part("contact_points").unwrap();
        let line = |text: &str| json!({ "kind": "phone", "value": text }).as_object().cloned().unwrap();
        let home = Home { lines: [(FieldType::Phone, "ask Ana".to_owned())].into(), ..Home::default() };
        assert!(validate_parts_at(part, &[line("ask Ana")], &home).is_ok());
        assert!(validate_parts_at(part, &[line("ask Bo")], &home).is_err());
    }
}
