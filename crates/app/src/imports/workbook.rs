//! A workbook as the text that the rest of an import reads: one sheet, a row a line, dates and numbers in the form the
//! person has chosen, so that typed cells and typed-in text are read alike. Refuses what the limits refuse.

use documents::read::{Bounds, Cell, Unread, Workbook};

use super::limits::Limits;
use super::mapping::FileForm;
use super::refusal::Refusal;

pub(super) use documents::read::is_archive;

/// One sheet of a workbook as text, its cells divided by commas.
pub(super) struct Page {
    /// The text.
    pub text: String,
    /// The names of all sheets.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: String,
}

const fn bounds(limits: &Limits) -> Bounds {
    Bounds {
        part_bytes: limits.unpacked_bytes,
        held_bytes: limits.unpacked_bytes / 8,
        parts: 2_000,
        columns: limits.columns,
        cell_bytes: limits.cell_bytes,
    }
}

/// Reads the sheet the form names, or the first one.
///
/// # Errors
/// `import-not-text` for other archives, `import-workbook-damaged`, `import-workbook-large`, `import-sheet-unknown`, and
/// what a row may not hold.
pub(super) fn open(bytes: &[u8], form: &FileForm, limits: &Limits) -> Result<Page, Refusal> {
    let refuse = |unread| refusal(unread, form, limits);
    let mut book = Workbook::open(bytes, bounds(limits)).map_err(refuse)?;
    let sheets = book.sheets().to_vec();
    let sheet = form.sheet.clone().or_else(|| sheets.first().cloned()).unwrap_or_default();
    let mut out = Text { text: String::new(), line: 1, width: 0, form, limits };
    let read = book.rows(&sheet, |number, cells| out.row(number, &cells));
    read.map_err(|stop| match stop {
        Stop::Unread(unread) => refuse(unread),
        Stop::Refused(refusal) => refusal,
    })?;
    Ok(Page { text: out.text, sheets, sheet })
}

enum Stop {
    Unread(Unread),
    Refused(Refusal),
}

impl From<Unread> for Stop {
    fn from(unread: Unread) -> Self {
        Self::Unread(unread)
    }
}

struct Text<'a> {
    text: String,
    line: u32,
    width: usize,
    form: &'a FileForm,
    limits: &'a Limits,
}

impl Text<'_> {
    /// Adds a row on the line of its number: what is refused later is found in the workbook by it.
    fn row(&mut self, number: u32, cells: &[Cell]) -> Result<(), Stop> {
        while self.line < number {
            self.text.push('\n');
            self.line += 1;
        }
        if self.width == 0 {
            self.width = cells.len();
        }
        for at in 0..cells.len().max(self.width) {
            if at > 0 {
                self.text.push(',');
            }
            let cell = cells.get(at).unwrap_or(&Cell::Empty);
            let from = self.text.len();
            self.cell(cell);
            if self.text.len() - from > self.limits.cell_bytes {
                return Err(Stop::Unread(Unread::CellLong(number)));
            }
        }
        self.text.push('\n');
        self.line += 1;
        if self.text.len() as u64 > self.limits.unpacked_bytes / 2 {
            return Err(Stop::Refused(Refusal::file("import-workbook-large")));
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                self.text.push('"');
                self.text.push_str(&text.replace('"', "\"\""));
                self.text.push('"');
            }
            Cell::Number(number) => match self.form.decimal.mark() {
                '.' => self.text.push_str(number),
                mark => {
                    let marked = number.replace('.', &mark.to_string());
                    self.text.push_str(&format!("\"{marked}\""));
                }
            },
            Cell::Day(year, month, day) => {
                self.text.push_str(&self.form.date.write(*year, *month, *day));
            }
            Cell::Moment((year, month, day), (hour, minute, second)) => {
                let day = self.form.date.write(*year, *month, *day);
                self.text.push_str(&format!("{day} {hour:02}:{minute:02}:{second:02}"));
            }
            Cell::Bool(yes) => self.text.push_str(if *yes { "true" } else { "false" }),
        }
    }
}

fn refusal(unread: Unread, form: &FileForm, limits: &Limits) -> Refusal {
    match unread {
        Unread::Foreign => Refusal::file("import-not-text").with("kind", "zip"),
        Unread::Damaged(_) => Refusal::file("import-workbook-damaged"),
        Unread::Large => Refusal::file("import-workbook-large"),
        Unread::SheetUnknown => {
            Refusal::file("import-sheet-unknown").with("sheet", form.sheet.as_deref().unwrap_or_default())
        }
        Unread::CellLong(row) => Refusal::row("import-cell-long", row).with("max", limits.cell_bytes),
        Unread::ColumnsMany(row) => Refusal::row("import-columns-many", row).with("max", limits.columns),
    }
}

#[cfg(test)]
mod tests {
    use documents::write::{Column, Value, Writer};

    use super::super::values::{DateFormat, DecimalMark};
    use super::*;

    fn book() -> Vec<u8> {
        let columns = ["code", "name"].map(|name| Column { name: name.to_owned(), width: 9 });
        let mut writer = Writer::new("Konta", &columns, None).unwrap();
        writer.row(&[Value::Number("12.5".into()), Value::Text("two\n\"lines\"".into())]).unwrap();
        writer.row(&[]).unwrap();
        writer.row(&[Value::Day(2026, 10, 31)]).unwrap();
        writer.finish_to_bytes().unwrap()
    }

    fn check(form: &FileForm, expected: &str) {
        let page = open(&book(), form, &Limits::STANDARD).map_err(|refusal| refusal.to_string());
        assert_eq!(page.map(|page| page.text), Ok(expected.to_owned()));
    }

    #[test]
    fn typed_cells_take_the_form_of_the_file() {
        check(&FileForm::default(), "\"code\",\"name\"\n12.5,\"two\n\"\"lines\"\"\"\n\n2026-10-31,\n");
        let form = FileForm { date: DateFormat::DotDay, decimal: DecimalMark::Comma, ..FileForm::default() };
        check(&form, "\"code\",\"name\"\n\"12,5\",\"two\n\"\"lines\"\"\"\n\n31.10.2026,\n");
    }

    #[test]
    fn a_sheet_that_is_not_there_is_named() {
        let form = FileForm { sheet: Some("Orders".into()), ..FileForm::default() };
        let refused = open(&book(), &form, &Limits::STANDARD).err().map(|refusal| refusal.to_string());
        assert_eq!(refused.as_deref(), Some("import-sheet-unknown, sheet = Orders"));
        let form = FileForm { sheet: Some("Konta".into()), ..FileForm::default() };
        assert!(open(&book(), &form, &Limits::STANDARD).is_ok());
    }
}
