//! A file under a mapping as a series of items: the rows of one record (an order has one row a
//! line, standing together), or a row that is refused. The series is the same at each reading, so
//! that a job goes on after a crash by skipping the items it has done. Pure.

use std::borrow::Cow;
use std::collections::HashMap;
use std::iter::Peekable;

use super::limits::Limits;
use super::mapping::{Compiled, Mapping, Values, columns, compile};
use super::refusal::Refusal;
use super::rows::{BadRow, Delimiter, Row, Rows};
use super::{decode, dialect, workbook};

/// A decoded file with its form settled.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The text.
    pub text: String,
    /// The encoding it was decoded in.
    pub encoding: decode::Encoding,
    /// Whether the bytes left no doubt about it.
    pub certain: bool,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// Whether the first row names the columns.
    pub header: bool,
    /// The names of a workbook's sheets, and the one that is read; none for a text.
    pub book: Option<(Vec<String>, String)>,
    limits: Limits,
}

/// One row of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// Physical line.
    pub line: u32,
    /// Values in the order of the mapping's fields.
    pub values: Values,
    /// The cells as they stood.
    pub cells: Vec<String>,
}

/// What the rows of an object are like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kind {
    /// Several rows with one code are one record.
    pub grouped: bool,
    /// A record without a code gets the next number of its series.
    pub numbered: bool,
}

/// What the series consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The rows of one record; never empty.
    Record {
        /// Its code; empty where it is to get the next number.
        code: String,
        /// Its rows, in the order of the file.
        rows: Vec<Mapped>,
    },
    /// A row that cannot be taken.
    Refused {
        /// Why and where.
        refusal: Refusal,
        /// The cells as they stood, or the whole line as one cell.
        cells: Vec<String>,
    },
}

impl Item {
    /// Whether it is a record without a code.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        matches!(self, Self::Record { code, .. } if code.is_empty())
    }

    /// Rows of the file it stands for.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self {
            Self::Record { rows, .. } => rows.len(),
            Self::Refused { .. } => 1,
        }
    }
}

impl Sheet {
    /// Decodes a file in the form the person chose, and proposes what was left open.
    ///
    /// # Errors
    /// Everything [`decode::decode`] refuses; of a workbook what is too large or damaged.
    pub fn open(bytes: &[u8], form: &super::mapping::FileForm, limits: Limits) -> Result<Self, Refusal> {
        if workbook::is_archive(bytes) && bytes.len() <= limits.bytes {
            let page = workbook::open(bytes, form, &limits)?;
            return Ok(Self {
                text: page.text,
                encoding: decode::Encoding::Utf8,
                certain: true,
                delimiter: Delimiter::Comma,
                header: form.header,
                book: Some((page.sheets, page.sheet)),
                limits,
            });
        }
        let guess = decode::guess(bytes, &limits)?;
        let encoding = form.encoding.unwrap_or(guess.encoding);
        let text = decode::decode(bytes, encoding, &limits)?;
        let delimiter = form.delimiter.unwrap_or_else(|| dialect::propose(&text));
        let certain = guess.certain || form.encoding.is_some();
        Ok(Self { text, encoding, certain, delimiter, header: form.header, book: None, limits })
    }

    /// The columns' names.
    ///
    /// # Errors
    /// A first row that cannot be read, or that names a column twice.
    pub fn columns(&self) -> Result<Vec<String>, Refusal> {
        let first = self.all_rows().next().ok_or_else(|| Refusal::file("import-empty"))?;
        columns(&first.map_err(|bad| bad.refusal)?, self.header)
    }

    fn all_rows(&self) -> Rows<'_> {
        let rows = Rows::new(&self.text, self.delimiter, self.limits);
        if self.book.is_some() { rows.counting_rows() } else { rows }
    }

    /// The rows without the header.
    fn rows(&self) -> Rows<'_> {
        let mut rows = self.all_rows();
        if self.header {
            rows.next();
        }
        rows
    }

    /// The first rows as they are read, for the wizard; a row that cannot be read shows its text.
    #[must_use]
    pub fn sample(&self, rows: usize) -> Vec<Vec<String>> {
        let cells = |row: Result<Row<'_>, BadRow<'_>>| match row {
            Ok(row) => owned(row.cells),
            Err(bad) => vec![bad.raw.to_owned()],
        };
        self.rows().take(rows).map(cells).collect()
    }

    /// Rows in the file, the header not counted.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows().count()
    }

    /// The series of items under a mapping. `known` are the fields the object takes.
    ///
    /// # Errors
    /// A mapping that does not fit the file, or that maps no code where records have no numbers of their own.
    pub fn items(&self, mapping: &Mapping, known: &[&str], kind: Kind) -> Result<Items<'_>, Refusal> {
        let compiled = compile(mapping, &self.columns()?, known)?;
        let code = compiled.place("code");
        if code.is_none() && !kind.numbered {
            return Err(Refusal::file("import-field-required").with("field", "code"));
        }
        Ok(Items { rows: self.rows().peekable(), compiled, code, kind, first_lines: HashMap::new() })
    }
}

fn owned(cells: Vec<Cow<'_, str>>) -> Vec<String> {
    cells.into_iter().map(Cow::into_owned).collect()
}

/// The series; see [`Sheet::items`].
pub struct Items<'t> {
    rows: Peekable<Rows<'t>>,
    /// The mapping, checked against the file.
    pub compiled: Compiled,
    code: Option<usize>,
    kind: Kind,
    first_lines: HashMap<String, u32>,
}

impl Items<'_> {
    fn mapped(&self, row: &Row<'_>) -> Result<Mapped, Refusal> {
        let values = self.compiled.apply(row)?;
        let cells = row.cells.iter().map(|cell| cell.clone().into_owned()).collect();
        Ok(Mapped { line: row.line, values, cells })
    }

    fn code_of<'v>(&self, values: &'v Values) -> &'v str {
        self.code.map_or("", |code| values[code].trim())
    }

    /// Whether the next row is another line of the record `code`.
    fn continues(&mut self, code: &str) -> bool {
        let Some(Ok(row)) = self.rows.peek() else { return false };
        let next = self.compiled.apply(row);
        next.is_ok_and(|values| self.code_of(&values) == code)
    }
}

fn refused(refusal: Refusal, cells: Vec<String>) -> Item {
    Item::Refused { refusal, cells }
}

impl Iterator for Items<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(bad) => return Some(refused(bad.refusal, vec![bad.raw.to_owned()])),
        };
        let first = match self.mapped(&row) {
            Ok(first) => first,
            Err(refusal) => return Some(refused(refusal, owned(row.cells))),
        };
        let code = self.code_of(&first.values).to_owned();
        let column = self.compiled.column_of("code").to_owned();
        if code.is_empty() && self.kind.numbered {
            return Some(Item::Record { code, rows: vec![first] });
        }
        if code.is_empty() {
            let refusal = Refusal::row("import-code-missing", row.line).in_column(&column);
            return Some(refused(refusal, first.cells));
        }
        if let Some(first_line) = self.first_lines.get(&code) {
            let refusal = Refusal::row("import-code-twice", row.line)
                .in_column(&column)
                .with("code", &code)
                .with("first", first_line);
            return Some(refused(refusal, first.cells));
        }
        self.first_lines.insert(code.clone(), row.line);
        let mut rows = vec![first];
        while self.kind.grouped && self.continues(&code) {
            let Some(Ok(row)) = self.rows.next() else { break };
            rows.extend(self.mapped(&row));
        }
        Some(Item::Record { code, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::super::mapping::{FileForm, Options, Source};
    use super::*;

    const KNOWN: [&str; 2] = ["code", "name"];

    fn mapping(pairs: &[(&str, &str)]) -> Mapping {
        let source = |column: &str| Source { column: Some(column.to_owned()), ..Source::default() };
        Mapping {
            object: "thing".into(),
            file: FileForm::default(),
            fields: pairs.iter().map(|(f, c)| ((*f).to_owned(), source(c))).collect(),
            options: Options::default(),
        }
    }

    fn sheet(text: &str) -> Sheet {
        Sheet::open(text.as_bytes(), &FileForm::default(), Limits::STANDARD).unwrap()
    }

    fn read(text: &str, grouped: bool) -> Vec<String> {
        let sheet = sheet(text);
        let kind = Kind { grouped, numbered: false };
        let items = sheet.items(&mapping(&[("code", "id"), ("name", "who")]), &KNOWN, kind).unwrap();
        items
            .map(|item| match item {
                Item::Record { code, rows } => {
                    let lines: Vec<_> = rows.iter().map(|r| format!("{}:{}", r.line, r.values[1])).collect();
                    format!("{code} {}", lines.join(" "))
                }
                Item::Refused { refusal, .. } => format!("{} {}", refusal.line, refusal.code),
            })
            .collect()
    }

    #[test]
    fn one_row_a_record_unless_grouped() {
        let text = "id,who\nA,1\nA,2\nB,3\n,4\nA,5\nC\n\"D,6\n";
        assert_eq!(
            read(text, false),
            [
                "A 2:1",
                "3 import-code-twice",
                "B 4:3",
                "5 import-code-missing",
                "6 import-code-twice",
                "7 import-row-width",
                "8 import-quote-open"
            ]
        );
        assert_eq!(
            read(text, true),
            [
                "A 2:1 3:2",
                "B 4:3",
                "5 import-code-missing",
                "6 import-code-twice",
                "7 import-row-width",
                "8 import-quote-open"
            ]
        );
    }

    #[test]
    fn rows_without_a_code_stand_alone_where_there_are_numbers() {
        let text = "id,who\n,1\n,2\nA,3\n";
        let sheet = sheet(text);
        let kind = Kind { grouped: true, numbered: true };
        let map = mapping(&[("code", "id"), ("name", "who")]);
        let lines = |item: Item| (item.is_bare(), item.rows());
        let got: Vec<_> = sheet.items(&map, &KNOWN, kind).unwrap().map(lines).collect();
        assert_eq!(got, [(true, 1), (true, 1), (false, 1)]);
        let all = sheet.items(&mapping(&[("name", "who")]), &KNOWN, kind).unwrap();
        assert!(all.into_iter().all(|item| item.is_bare()));
    }

    #[test]
    fn every_row_is_in_exactly_one_item() {
        let text = "id,who\nA,1\nA,2\n\nB,3\n\"C,4\nB,5\n";
        for (grouped, numbered) in [(false, false), (false, true), (true, false), (true, true)] {
            let sheet = sheet(text);
            let map = mapping(&[("code", "id")]);
            let kind = Kind { grouped, numbered };
            let rows: usize = sheet.items(&map, &KNOWN, kind).unwrap().map(|i| i.rows()).sum();
            assert_eq!(rows, sheet.row_count());
        }
    }

    #[test]
    fn a_mapping_without_code_or_a_file_without_header_is_refused() {
        let code = |text: &str, pairs| {
            sheet(text).items(&mapping(pairs), &KNOWN, Kind::default()).err().map(|refusal| refusal.code)
        };
        assert_eq!(code("id,who\n", &[("name", "who")]), Some("import-field-required"));
        assert_eq!(code("\n \n", &[("code", "id")]), Some("import-empty"));
        assert_eq!(code("id,id\n", &[("code", "id")]), Some("import-column-twice"));
        assert_eq!(sheet("id,who\n").row_count(), 0);
    }
}
