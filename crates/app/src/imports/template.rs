//! A file to begin with: a column for every field the caller may fill, under its code or its name in the reader's language,
//! and one row that shows how values are written. Refuses objects that cannot be imported.

use std::borrow::Cow;

use access::Principal;
use documents::write::{Column, Value, Writer};
use entity::{FieldType, Object};

use super::catalog::{Field, fields, importable};
use crate::{Cx, Error};

/// What the columns are called; both are matched to their fields by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// By their keys, the same in every language.
    Codes,
    /// As the reader knows them.
    Labels,
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Csv,
    /// A workbook.
    Xlsx,
}

/// A template of an object.
///
/// # Errors
/// No right to import; an object that cannot be imported looks like none.
pub fn template(cx: &Cx, who: &Principal, key: &str, names: Names, form: Form) -> Result<Vec<u8>, Error> {
    let object = importable(who, key).map_err(|_| Error::NotFound)?;
    who.require(key, access::Action::Import).map_err(Error::Forbidden)?;
    let fields = fields(cx, who, key)?;
    let header = header(&fields, names);
    let sample: Vec<Value> = fields.iter().map(|field| example(object, field)).collect();
    match form {
        Form::Csv => {
            let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
            out.write_record(&header).map_err(Error::internal)?;
            out.write_record(sample.iter().map(text)).map_err(Error::internal)?;
            out.into_inner().map_err(|error| Error::internal(error.into_error()))
        }
        Form::Xlsx => {
            let width = |name: &String| u16::try_from(name.chars().count().clamp(10, 40)).unwrap_or(40);
            let columns: Vec<Column> =
                header.iter().map(|name| Column { name: name.clone(), width: width(name) }).collect();
            let mut out = Writer::new(key, &columns, Some(&cx.config.files)).map_err(Error::internal)?;
            out.row(&sample).map_err(Error::internal)?;
            out.finish_to_bytes().map_err(Error::internal)
        }
    }
}

/// The names of the columns; two that would be called alike are called by their keys.
fn header(fields: &[Field], names: Names) -> Vec<String> {
    let alike = |field: &Field| fields.iter().filter(|other| other.label == field.label).count() > 1;
    let name = |field: &Field| match names {
        Names::Labels if !alike(field) => field.label.clone(),
        _ => field.key.clone(),
    };
    fields.iter().map(name).collect()
}

/// How a value of a field may look.
fn example(object: &Object, field: &Field) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let number = |text: &str| Value::Number(text.to_owned());
    let known = match field.key.strip_prefix("line.") {
        Some(key) => {
            let part = object.part("lines");
            part.and_then(|part| part.fields.iter().find(|one| one.key == key)).map(Cow::Borrowed)
        }
        None => object.lookup(&field.key),
    };
    match (field.key.as_str(), known) {
        ("joined", _) => Value::Day(2026, 10, 31),
        ("code", _) => text("X-000001"),
        // It is at a time or on whole days.
        ("first_day" | "last_day", _) if object.key == "appointment" => Value::Empty,
        ("line.amount", _) => number("12.3"),
        (key, None) if object.part(key).is_some_and(|part| part.reach) => {
            text("email: anna@example.org\nphone: +48 600 100 200")
        }
        (_, None) => Value::Empty,
        (_, Some(known)) => match known.kind {
            FieldType::Text | FieldType::LongText => Value::Text(field.label.clone()),
            FieldType::Email => text("anna@example.org"),
            FieldType::Phone => text("+48 600 100 200"),
            FieldType::Url => text("https://example.org"),
            FieldType::Integer => number("1"),
            FieldType::Decimal | FieldType::Points | FieldType::Money => number("12.3"),
            FieldType::Rate => number("0.05"),
            FieldType::Bool => Value::Bool(true),
            FieldType::Date => Value::Day(2026, 10, 31),
            FieldType::Period => text("2026-10"),
            FieldType::Choice | FieldType::MultiChoice => {
                known.options.first().map_or(Value::Empty, |option| Value::Text(option.clone()))
            }
            FieldType::RichText => Value::Text(format!("<p>{}</p>", field.label)),
            FieldType::Time => Value::Moment((2026, 10, 31), (9, 30, 0)),
            FieldType::Country => text("PL"),
            FieldType::Currency => text("EUR"),
            FieldType::Language => text("pl"),
            // The code of another record is nobody's to invent.
            FieldType::Code
            | FieldType::Reference
            | FieldType::Links
            | FieldType::Address
            | FieldType::File
            | FieldType::Image
            | FieldType::Json => Value::Empty,
        },
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Moment((year, month, day), (hour, minute, _)) => {
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
        }
        Value::Empty => String::new(),
    }
}
