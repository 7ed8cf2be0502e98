//! Cells to values: ids, exact decimals, dates, slots, and further columns of the types a plan reads.
//! Refuses exponents, separators of thousands, decimal commas, and dates that are not `YYYY-MM-DD`.

use std::fs::File;

use kernel::{Currency, Date, Money, Points, Problem};
use plan::{Column, Texts, Type, Values};

use super::header::Sheet;
use super::ids::IdTable;
use super::table::Table;

/// The longest id, in bytes.
pub const ID_MAX: usize = 200;

type Rows = Table<File>;

/// Puts the place of a field on a problem that a parser of the kernel made.
fn here<T>(rows: &Rows, field: usize, result: Result<T, Problem>) -> Result<T, Problem> {
    result.map_err(|problem| rows.at_field(problem, field))
}

/// An id: not empty, at most [`ID_MAX`] bytes, without control characters.
///
/// # Errors
/// `offline-id-empty`, `offline-id-malformed`.
pub fn id(rows: &Rows, field: usize) -> Result<&str, Problem> {
    let text = rows.text(field);
    if text.is_empty() {
        return Err(rows.problem("offline-id-empty", field));
    }
    if text.len() > ID_MAX || text.chars().any(char::is_control) || text.trim().len() != text.len() {
        return Err(rows.problem("offline-id-malformed", field).with("most", ID_MAX));
    }
    Ok(text)
}

/// An exact amount in `currency`.
///
/// # Errors
/// `decimal-malformed`, `decimal-too-fine`, `decimal-overflow`.
pub fn money(rows: &Rows, field: usize, currency: Currency) -> Result<i64, Problem> {
    here(rows, field, Money::parse(rows.text(field), currency).map(Money::minor))
}

/// An exact number with at most four decimals, in ten-thousandths; an empty cell is 0.
///
/// # Errors
/// As [`money`].
pub fn points(rows: &Rows, field: usize) -> Result<i64, Problem> {
    match rows.text(field) {
        "" => Ok(0),
        text => here(rows, field, text.parse::<Points>().map(Points::units)),
    }
}

/// Days since 1970-01-01.
///
/// # Errors
/// `date-malformed`.
pub fn date(rows: &Rows, field: usize) -> Result<i32, Problem> {
    here(rows, field, rows.text(field).parse::<Date>().map(Date::days))
}

/// A date that may be missing.
///
/// # Errors
/// As [`date`].
pub fn date_or_none(rows: &Rows, field: usize) -> Result<i32, Problem> {
    if rows.text(field).is_empty() { Ok(Values::NO_DATE) } else { date(rows, field) }
}

/// A slot under the placement parent: a number from 1, or `left` and `right` for 1 and 2; empty is 0.
///
/// # Errors
/// `offline-leg`.
pub fn leg(rows: &Rows, field: usize) -> Result<u16, Problem> {
    let text = rows.text(field);
    if text.is_empty() {
        return Ok(0);
    }
    match text.to_ascii_lowercase().as_str() {
        "l" | "left" => Ok(1),
        "r" | "right" => Ok(2),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => match digits.parse() {
            Ok(slot) if slot > 0 => Ok(slot),
            _ => Err(rows.problem("offline-leg", field)),
        },
        _ => Err(rows.problem("offline-leg", field)),
    }
}

/// Text cells, each distinct text kept once.
#[derive(Default)]
pub struct Words {
    known: IdTable,
    codes: Vec<u32>,
}

impl Words {
    /// Appends a cell.
    pub fn push(&mut self, text: &str) {
        let code = match self.known.find(text) {
            Some(code) => code,
            None => self.known.add(text).unwrap_or_else(|code| code),
        };
        self.codes.push(code);
    }

    /// The finished column.
    pub fn finish(self) -> Texts {
        let words = (0..self.known.len()).map(|code| self.known.get(code).to_owned()).collect();
        Texts { words, codes: self.codes }
    }
}

/// A further column that the plan names, being read.
pub struct Further {
    name: String,
    field: usize,
    cells: Cells,
}

enum Cells {
    Number(Vec<i64>),
    Text(Words),
    Date(Vec<i32>),
}

impl Further {
    /// The columns of `wanted` in a sheet.
    ///
    /// # Errors
    /// `offline-header-missing` for a column that the plan names and the file lacks.
    pub fn of<'w>(
        sheet: &Sheet,
        wanted: impl IntoIterator<Item = (&'w String, &'w Type)>,
    ) -> Result<Vec<Self>, Problem> {
        let mut columns = vec![];
        for (name, kind) in wanted {
            let Some(field) = sheet.column(name) else {
                let problem = Problem::new("offline-plan-column").with("column", name).token(name);
                return Err(problem.file(sheet.file()).line(1));
            };
            let cells = match kind {
                Type::Number => Cells::Number(vec![]),
                Type::Date => Cells::Date(vec![]),
                Type::Text | Type::Bool | Type::Rank => Cells::Text(Words::default()),
            };
            columns.push(Self { name: name.clone(), field, cells });
        }
        Ok(columns)
    }

    /// Where it stands in the file.
    pub fn field(&self) -> usize {
        self.field
    }

    /// Whether it holds numbers.
    pub fn is_number(&self) -> bool {
        matches!(self.cells, Cells::Number(_))
    }

    /// Appends the row's cell; `number` turns a number into what is kept.
    ///
    /// # Errors
    /// As [`points`] and [`date`].
    pub fn push(&mut self, rows: &Rows, number: impl Fn(i64) -> i64) -> Result<(), Problem> {
        match &mut self.cells {
            Cells::Number(cells) => cells.push(number(points(rows, self.field)?)),
            Cells::Text(cells) => cells.push(rows.text(self.field)),
            Cells::Date(cells) => cells.push(date_or_none(rows, self.field)?),
        }
        Ok(())
    }

    /// Checks the row's cell without keeping it.
    ///
    /// # Errors
    /// As [`Further::push`].
    pub fn check(&self, rows: &Rows) -> Result<(), Problem> {
        match self.cells {
            Cells::Number(_) => points(rows, self.field).map(|_| ()),
            Cells::Text(_) => Ok(()),
            Cells::Date(_) => date_or_none(rows, self.field).map(|_| ()),
        }
    }

    /// The finished column.
    pub fn finish(self) -> Column {
        let values = match self.cells {
            Cells::Number(cells) => Values::Number(cells),
            Cells::Text(cells) => Values::Text(cells.finish()),
            Cells::Date(cells) => Values::Date(cells),
        };
        Column { name: self.name, values }
    }
}
