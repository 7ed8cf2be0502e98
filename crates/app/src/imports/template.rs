//! A file to begin with: a column for every field the caller may fill, under its code or its name in the reader's language,
//! and one row that shows how values are written and is taken as it stands. Refuses objects that cannot be imported.

use std::borrow::Cow;
use std::collections::BTreeMap;

use access::{Action, Principal};
use documents::write::{Column, Value, Writer};
use entity::{FieldType, Object, Pattern};
use jiff::civil::Date;

use super::catalog::{Field, fields, importable};
use super::propose::headers;
use super::values::{neutralised, shielded};
use crate::records::{self, Question};
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
pub async fn template(
    cx: &Cx,
    who: &Principal,
    key: &str,
    names: Names,
    form: Form,
) -> Result<Vec<u8>, Error> {
    let object = importable(who, key).map_err(|_| Error::NotFound)?;
    who.require(key, Action::Import).map_err(Error::Forbidden)?;
    let fields = fields(cx, who, key)?;
    let header = header(&fields, names);
    let shown = Shown { today: crate::network::today(cx, who).await?, codes: codes(cx, who, object).await };
    let sample: Vec<Value> = fields.iter().map(|field| example(object, field, &shown)).collect();
    match form {
        Form::Csv => {
            let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
            let cell = |text: &String| neutralised(text).into_owned();
            out.write_record(header.iter().map(cell)).map_err(Error::internal)?;
            out.write_record(sample.iter().map(text).map(|text| cell(&text))).map_err(Error::internal)?;
            out.into_inner().map_err(|error| Error::internal(error.into_error()))
        }
        Form::Xlsx => {
            let width = |name: &String| u16::try_from(name.chars().count().clamp(10, 40)).unwrap_or(40);
            let columns: Vec<Column> = header
                .iter()
                .map(|name| Column { name: shielded(name).into_owned(), width: width(name) })
                .collect();
            let mut out = Writer::new(key, &columns, Some(&cx.config.files)).map_err(Error::internal)?;
            out.row(&sample).map_err(Error::internal)?;
            out.finish_to_bytes().map_err(Error::internal)
        }
    }
}

/// The names of the columns.
fn header(fields: &[Field], names: Names) -> Vec<String> {
    match names {
        Names::Codes => fields.iter().map(|field| field.key.clone()).collect(),
        Names::Labels => {
            let pairs: Vec<(String, String)> =
                fields.iter().map(|field| (field.key.clone(), field.label.clone())).collect();
            headers(&pairs)
        }
    }
}

/// What examples are made of.
struct Shown {
    /// A day that is never too late: nobody joins tomorrow.
    today: Date,
    /// Object → the code of a record that the person sees.
    codes: BTreeMap<String, String>,
}

/// The code of one record of each object that a row has to name, where the person sees any.
async fn codes(cx: &Cx, who: &Principal, object: &Object) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let required = object.fields.iter().filter(|field| field.required && field.kind.is_link());
    for to in required.filter_map(|field| field.to.as_deref()) {
        let one = Question { limit: Some(1), columns: Some("code".to_owned()), ..Question::default() };
        // Who may not look shows none.
        let page = records::list(cx, who, to, &one).await.ok();
        let code = page.and_then(|page| page.items.into_iter().next()?.code);
        out.extend(code.map(|code| (to.to_owned(), code)));
    }
    out
}

/// A number that the field takes: `usual`, or the border that it is beyond.
fn number(field: &entity::Field, usual: &str) -> Value {
    let units: i64 = usual.split('.').next().and_then(|units| units.parse().ok()).unwrap_or_default();
    Value::Number(match (field.min, field.max) {
        (Some(min), _) if min > units => min.to_string(),
        (_, Some(max)) if max <= units => max.to_string(),
        _ if field.scale() == Some(0) => units.to_string(),
        _ => usual.to_owned(),
    })
}

/// A text that the field takes: what it is called, as much of it as there is room for.
fn words(known: &entity::Field, label: &str) -> String {
    if known.pattern == Some(Pattern::Key) {
        return "example".chars().take(known.max_chars).collect();
    }
    label.chars().take(known.max_chars).collect()
}

/// How a value of a field may look.
fn example(object: &Object, field: &Field, shown: &Shown) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let today = Value::Day(shown.today.year().unsigned_abs(), month(shown.today), day(shown.today));
    let known = match field.key.strip_prefix("line.") {
        Some(key) => {
            let part = object.part("lines");
            part.and_then(|part| part.fields.iter().find(|one| one.key == key)).map(Cow::Borrowed)
        }
        None => object.lookup(&field.key),
    };
    match (field.key.as_str(), known) {
        ("joined", _) => today,
        ("code", _) => text("X-000001"),
        // It is at a time or on whole days.
        ("first_day" | "last_day", _) if object.key == "appointment" => Value::Empty,
        // A line says what a piece costs, or what all of them do.
        ("line.amount", _) => Value::Empty,
        ("line.quantity", _) => Value::Number("1".to_owned()),
        (key, None) if object.part(key).is_some_and(|part| part.reach) => {
            text("email: anna@example.org\nphone: +48 600 100 200")
        }
        (_, None) => Value::Empty,
        (_, Some(known)) => match known.kind {
            FieldType::Text | FieldType::LongText => Value::Text(words(&known, &field.label)),
            FieldType::Email => text("anna@example.org"),
            FieldType::Phone => text("+48 600 100 200"),
            FieldType::Url => text("https://example.org"),
            FieldType::Integer => number(&known, "1"),
            FieldType::Decimal | FieldType::Points => number(&known, "12.3"),
            // Not every currency has parts.
            FieldType::Money => number(&known, "12"),
            FieldType::Rate => number(&known, "0.05"),
            FieldType::Bool => Value::Bool(true),
            FieldType::Date => today,
            FieldType::Period => text("2026-10"),
            FieldType::Choice | FieldType::MultiChoice => {
                known.options.first().map_or(Value::Empty, |option| Value::Text(option.clone()))
            }
            FieldType::RichText => text("<p>…</p>"),
            FieldType::Time => Value::Moment((2026, 10, 31), (9, 30, 0)),
            FieldType::Country => text("PL"),
            FieldType::Currency => text("EUR"),
            FieldType::Language => text("pl"),
            // The code of another record is nobody's to invent.
            FieldType::Reference | FieldType::Links if known.required => known
                .to
                .as_ref()
                .and_then(|to| shown.codes.get(to))
                .map_or(Value::Empty, |code| Value::Text(code.clone())),
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

fn month(date: Date) -> u8 {
    date.month().unsigned_abs()
}

fn day(date: Date) -> u8 {
    date.day().unsigned_abs()
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
