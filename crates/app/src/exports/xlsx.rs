//! An export as a workbook: typed cells, written to a file that nobody else can open and that is gone when it is closed.
//! Amounts in the company's currency are numbers, others keep their currency as text, so that nothing is lost. Texts are
//! never formulas. Refuses more rows than a sheet has.

use std::fs::File;
use std::io::Seek as _;

use documents::write::{Column, ROWS_MAX, Unwritten, Value, Writer};
use entity::{Field, FieldType, FieldValue};
use jiff::tz::TimeZone;
use kernel::Problem;

use super::Export;
use crate::imports::values;
use crate::{Error, company};

/// As wide as a column gets for its name.
const WIDTH_MAX: u16 = 40;

/// What the cells of a column are written by.
struct Style {
    currency: String,
    zone: TimeZone,
}

/// The whole export as a workbook, at its beginning.
///
/// # Errors
/// `export-rows-many`; faults of the database and of the disk.
pub async fn workbook(mut export: Export) -> Result<File, Error> {
    let folder = export.cx.config.files.clone();
    let company = company::get(&export.cx, export.who.tenant).await?;
    let style =
        Style { currency: company.currency, zone: TimeZone::get(&export.who.zone).unwrap_or(TimeZone::UTC) };
    let fields: Vec<(String, Field)> = export.columns();
    let column = |((_, field), name): (&(String, Field), String)| Column {
        name: values::shielded(&name).into_owned(),
        width: width(field).max(u16::try_from(name.chars().count()).unwrap_or(WIDTH_MAX).min(WIDTH_MAX)),
    };
    let columns: Vec<Column> = fields.iter().zip(export.names()).map(column).collect();
    let mut writer = Writer::new(&export.object.key, &columns, Some(&folder)).map_err(unwritten)?;
    while let Some(rows) = export.rows().await? {
        for row in rows {
            let cells: Vec<Value> =
                fields.iter().zip(&row).map(|((_, field), value)| style.cell(field, value)).collect();
            writer.row(&cells).map_err(unwritten)?;
        }
    }
    let path = folder.join(format!("export-{}.xlsx", export.cx.new_id()));
    let written = move || -> Result<File, Error> {
        let mut file = File::options().read(true).write(true).create_new(true).open(&path)?;
        // Open, it can be read; in the folder it is no more, whatever happens next.
        std::fs::remove_file(&path)?;
        writer.finish(&mut file).map_err(unwritten)?;
        file.rewind()?;
        Ok(file)
    };
    tokio::task::spawn_blocking(written).await.map_err(Error::internal)?
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::Full,
            _ => Self::internal(error),
        }
    }
}

fn unwritten(error: Unwritten) -> Error {
    match error {
        Unwritten::RowsMany => Problem::new("export-rows-many").with("max", ROWS_MAX - 1).into(),
        Unwritten::Fault(fault) => Error::internal(fault),
    }
}

const fn width(field: &Field) -> u16 {
    match field.kind {
        FieldType::LongText | FieldType::RichText => 50,
        FieldType::Text | FieldType::Email | FieldType::Url => 28,
        FieldType::Time => 20,
        _ => 14,
    }
}

impl Style {
    fn cell(&self, field: &Field, value: &FieldValue) -> Value {
        match value {
            FieldValue::Empty => Value::Empty,
            FieldValue::Bool(yes) => Value::Bool(*yes),
            FieldValue::Int(_) | FieldValue::Scaled(..) => Value::Number(value.to_text()),
            FieldValue::Money(_) => {
                let text = value.to_text();
                match text.rsplit_once(' ') {
                    Some((amount, currency)) if currency == self.currency => Value::Number(amount.to_owned()),
                    _ => Value::Text(text),
                }
            }
            FieldValue::Time(at) => {
                let at = at.to_zoned(self.zone.clone()).datetime();
                let part = |number: i8| number.unsigned_abs();
                let year = at.year().unsigned_abs();
                Value::Moment(
                    (year, part(at.month()), part(at.day())),
                    (part(at.hour()), part(at.minute()), part(at.second())),
                )
            }
            FieldValue::Text(text) if field.kind == FieldType::Date => day(text),
            other => shielded(&other.to_text()),
        }
    }
}

fn day(text: &str) -> Value {
    match text.parse::<jiff::civil::Date>() {
        Ok(date) => {
            Value::Day(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())
        }
        Err(_) => shielded(text),
    }
}

/// A text as it is, but for a quote of its own that an import would take.
fn shielded(text: &str) -> Value {
    Value::Text(values::shielded(text).into_owned())
}
