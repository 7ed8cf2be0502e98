//! Writing a workbook row by row: typed cells, a header that stays in sight, rows on disk as soon as they are given, so
//! that memory does not grow with them. A text is always a text, never a formula. Refuses more rows than a sheet has.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Rows of a sheet, the header among them.
pub const ROWS_MAX: u32 = 1_048_576;
/// Characters of a cell.
const CELL_CHARS_MAX: usize = 32_767;
/// Digits of a number.
const DIGITS_MAX: usize = 15;

/// Why a workbook was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// A sheet has no more rows.
    #[error("more rows than a sheet has")]
    RowsMany,
    /// The file could not be written.
    #[error("the workbook could not be written")]
    Fault(#[from] XlsxError),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in its first cell.
    pub name: String,
    /// Its width in characters.
    pub width: u16,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text, cut at what a cell holds.
    Text(String),
    /// A plain decimal with a point; one with more digits than a workbook keeps stays text.
    Number(String),
    /// A day: year, month, day.
    Day(u16, u8, u8),
    /// A moment without a zone.
    Moment((u16, u8, u8), (u8, u8, u8)),
    /// Yes or no.
    Bool(bool),
}

/// A workbook of one sheet under way.
pub struct Writer {
    book: Workbook,
    row: u32,
    day: Format,
    moment: Format,
}

impl Writer {
    /// Begins a workbook; what does not fit into memory goes into `folder`, or the machine's own place for such things.
    ///
    /// # Errors
    /// [`Unwritten::Fault`].
    pub fn new(sheet: &str, columns: &[Column], folder: Option<&Path>) -> Result<Self, Unwritten> {
        let mut book = Workbook::new();
        if let Some(folder) = folder {
            book.set_tempdir(folder)?;
        }
        let page = book.add_worksheet_with_constant_memory()?;
        page.set_name(named(sheet))?;
        page.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (at, column) in (0u16..).zip(columns) {
            page.set_column_width(at, f64::from(column.width))?;
            page.write_string_with_format(0, at, cut(&column.name), &bold)?;
        }
        let (day, moment) = ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss");
        let format = |form: &str| Format::new().set_num_format(form);
        Ok(Self { book, row: 1, day: format(day), moment: format(moment) })
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// [`Unwritten`].
    pub fn row(&mut self, values: &[Value]) -> Result<(), Unwritten> {
        if self.row >= ROWS_MAX {
            return Err(Unwritten::RowsMany);
        }
        let page = self.book.worksheet_from_index(0)?;
        for (at, value) in (0u16..).zip(values) {
            cell(page, self.row, at, value, (&self.day, &self.moment))?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`Unwritten::Fault`].
    pub fn finish(mut self, into: impl Write + Send) -> Result<(), Unwritten> {
        Ok(self.book.save_to_writer(into)?)
    }

    /// Writes the file into memory, for small ones.
    ///
    /// # Errors
    /// [`Unwritten::Fault`].
    pub fn finish_to_bytes(mut self) -> Result<Vec<u8>, Unwritten> {
        Ok(self.book.save_to_buffer()?)
    }
}

fn cell(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    value: &Value,
    (day_format, moment_format): (&Format, &Format),
) -> Result<(), XlsxError> {
    let written = match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => page.write_string(row, at, cut(text)),
        Value::Number(text) => match number(text) {
            Some(number) => page.write_number(row, at, number),
            None => page.write_string(row, at, text),
        },
        Value::Bool(yes) => page.write_boolean(row, at, *yes),
        Value::Day(year, month, day) => match ExcelDateTime::from_ymd(*year, *month, *day) {
            Ok(date) => page.write_datetime_with_format(row, at, &date, day_format),
            // A workbook begins in 1900.
            Err(_) => page.write_string(row, at, format!("{year:04}-{month:02}-{day:02}")),
        },
        Value::Moment((year, month, day), (hour, minute, second)) => {
            let moment = ExcelDateTime::from_ymd(*year, *month, *day)
                .and_then(|date| date.and_hms(u16::from(*hour), *minute, *second));
            match moment {
                Ok(moment) => page.write_datetime_with_format(row, at, &moment, moment_format),
                Err(_) => {
                    let text = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
                    page.write_string(row, at, text)
                }
            }
        }
    };
    written.map(|_| ())
}

/// A decimal as a workbook's number, when it holds every digit of it.
fn number(text: &str) -> Option<f64> {
    let digits = text.chars().filter(char::is_ascii_digit).collect::<String>();
    let significant = digits.trim_start_matches('0').len();
    if significant > DIGITS_MAX { None } else { text.parse().ok() }
}

fn cut(text: &str) -> String {
    text.chars().take(CELL_CHARS_MAX).collect()
}

/// The name of a sheet: 31 characters, none that a sheet may not bear.
fn named(name: &str) -> String {
    let plain: String =
        name.chars().filter(|one| !"[]:*?/\\'".contains(*one) && !one.is_control()).take(31).collect();
    if plain.trim().is_empty() { "1".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_bent_into_shape() {
        for (name, expected) in [("Orders", "Orders"), ("a/b:c", "abc"), ("''", "1"), ("", "1")] {
            assert_eq!(named(name), expected);
        }
        assert_eq!(named(&"ż".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn a_sheet_has_an_end() {
        let mut writer = Writer::new("x", &[Column { name: "a".to_owned(), width: 8 }], None).unwrap();
        writer.row = ROWS_MAX - 1;
        assert!(writer.row(&[Value::Bool(true)]).is_ok());
        assert!(matches!(writer.row(&[Value::Bool(true)]), Err(Unwritten::RowsMany)));
    }
}
