//! Splits decoded text into rows with the physical line each begins on. A row that cannot be
//! read is reported and the next physical line is read again, so one bad quotation never
//! swallows the rest of the file. Bounded by `Limits`; allocates only for doubled quotes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::limits::Limits;
use super::refusal::Refusal;

/// What stands between two cells. In the API and in mapping documents a name, or the character itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The tab character.
    Tab,
    /// `|`
    Pipe,
    /// Runs of blanks and tabs, leading and trailing ones ignored; cells cannot be quoted.
    Blanks,
    /// Any other character that can be seen, but the quotation mark.
    Other(char),
}

impl Delimiter {
    /// Those that have a name.
    const NAMED: [(&str, Self, char); 5] = [
        ("comma", Self::Comma, ','),
        ("semicolon", Self::Semicolon, ';'),
        ("tab", Self::Tab, '\t'),
        ("pipe", Self::Pipe, '|'),
        ("blanks", Self::Blanks, ' '),
    ];

    /// The name as in the API and in mapping documents, or the character itself.
    #[must_use]
    pub fn name(self) -> String {
        let named = Self::NAMED.iter().find(|(_, one, _)| *one == self);
        named.map_or_else(|| self.mark().to_string(), |(name, ..)| (*name).to_owned())
    }

    fn mark(self) -> char {
        if let Self::Other(mark) = self {
            return mark;
        }
        Self::NAMED.iter().find(|(_, one, _)| *one == self).map_or(',', |(.., mark)| *mark)
    }
}

impl From<Delimiter> for String {
    fn from(delimiter: Delimiter) -> Self {
        delimiter.name()
    }
}

impl TryFrom<String> for Delimiter {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut chars = text.chars();
        let alone = chars.next().filter(|_| chars.next().is_none());
        let known = |(name, _, mark): &&(&str, Self, char)| *name == text || alone == Some(*mark);
        if let Some((_, one, _)) = Self::NAMED.iter().find(known) {
            return Ok(*one);
        }
        let fits = |mark: &char| *mark != '"' && !mark.is_control() && !mark.is_whitespace();
        alone.filter(fits).map(Self::Other).ok_or_else(|| format!("{text:?} cannot stand between two cells"))
    }
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'t> {
    /// Physical line it begins on, from 1: quoted line breaks before it count.
    pub line: u32,
    /// The row as it stands in the file, without its line end.
    pub raw: &'t str,
    /// The cells, unquoted.
    pub cells: Vec<Cow<'t, str>>,
}

/// A row that could not be read, with the text of its first physical line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow<'t> {
    /// Why and where.
    pub refusal: Refusal,
    /// The first physical line as it stands in the file.
    pub raw: &'t str,
    /// True where reading stops here.
    pub fatal: bool,
}

/// The rows of `text`, blank lines skipped.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    delimiter: Delimiter,
    /// The delimiter's character as it stands in the text.
    mark: [u8; 4],
    mark_len: usize,
    limits: Limits,
    broken: u32,
    taken: u32,
    ended: bool,
    /// A line end inside a cell begins a new physical line; in a workbook it does not.
    physical: bool,
}

/// Where a cell stopped.
enum End {
    Cell,
    Row,
}

impl<'t> Rows<'t> {
    /// Reads `text`; nothing is scanned yet.
    #[must_use]
    pub fn new(text: &'t str, delimiter: Delimiter, limits: Limits) -> Self {
        let mut mark = [0; 4];
        let mark_len = delimiter.mark().encode_utf8(&mut mark).len();
        Self {
            text,
            at: 0,
            line: 1,
            delimiter,
            mark,
            mark_len,
            limits,
            broken: 0,
            taken: 0,
            ended: false,
            physical: true,
        }
    }

    /// Counts rows instead of physical lines, as workbooks do.
    #[must_use]
    pub fn counting_rows(self) -> Self {
        Self { physical: false, ..self }
    }

    /// A line end inside a cell.
    fn step_inside(&mut self) {
        if self.physical {
            self.line = self.line.saturating_add(1);
        }
    }

    /// Whether the delimiter stands at `at`.
    fn is_mark(&self, at: usize) -> bool {
        self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(&self.mark[..self.mark_len]))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Steps over one line end (`\n`, `\r\n` or a lone `\r`) at `at`.
    fn step_line(&mut self) {
        if self.byte(self.at) == Some(b'\r') && self.byte(self.at + 1) == Some(b'\n') {
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.text.len());
        self.line = self.line.saturating_add(1);
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        rest.iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(self.text.len(), |n| from + n)
    }

    /// Skips lines that hold nothing but blanks.
    fn skip_blank_lines(&mut self) {
        while self.at < self.text.len() {
            let end = self.line_end(self.at);
            if self.text.as_bytes()[self.at..end].iter().any(|b| !matches!(b, b' ' | b'\t')) {
                return;
            }
            self.at = end;
            if end < self.text.len() {
                self.step_line();
            }
        }
    }

    /// Gives up on the row that began at `start`, and goes on with the next physical line.
    fn refuse(&mut self, code: &'static str, start: usize, line: u32, max: usize) -> BadRow<'t> {
        let end = self.line_end(start);
        self.at = end;
        self.line = line;
        if end < self.text.len() {
            self.step_line();
        }
        let mut refusal = Refusal::row(code, line);
        if max > 0 {
            refusal = refusal.with("max", max);
        }
        BadRow { refusal, raw: &self.text[start..end], fatal: false }
    }

    /// A quotation that never ends is looked for again on every later line; bounded.
    fn refuse_open_quote(&mut self, start: usize, line: u32) -> BadRow<'t> {
        self.broken += 1;
        let mut bad = self.refuse("import-quote-open", start, line, 0);
        if self.broken > self.limits.broken_quotes {
            self.ended = true;
            bad.fatal = true;
            bad.refusal.code = "import-quote-open-often";
        }
        bad
    }

    fn blanks_row(&mut self) -> Result<Row<'t>, BadRow<'t>> {
        let (start, line) = (self.at, self.line);
        let end = self.line_end(start);
        let raw = &self.text[start..end];
        let mut cells = Vec::new();
        for cell in raw.split([' ', '\t']).filter(|cell| !cell.is_empty()) {
            if cell.len() > self.limits.cell_bytes {
                return Err(self.refuse("import-cell-long", start, line, self.limits.cell_bytes));
            }
            if cells.len() == self.limits.columns {
                return Err(self.refuse("import-columns-many", start, line, self.limits.columns));
            }
            cells.push(Cow::Borrowed(cell));
        }
        self.at = end;
        if end < self.text.len() {
            self.step_line();
        }
        Ok(Row { line, raw, cells })
    }

    fn delimited_row(&mut self) -> Result<Row<'t>, BadRow<'t>> {
        let (start, line) = (self.at, self.line);
        let mut cells = Vec::new();
        loop {
            if cells.len() == self.limits.columns {
                return Err(self.refuse("import-columns-many", start, line, self.limits.columns));
            }
            let (cell, end) = if self.byte(self.at) == Some(b'"') {
                self.quoted(start, line)?
            } else {
                self.plain(start, line)?
            };
            cells.push(cell);
            if matches!(end, End::Row) {
                let raw = &self.text[start..self.at];
                if self.at < self.text.len() {
                    self.step_line();
                }
                return Ok(Row { line, raw, cells });
            }
        }
    }

    fn plain(&mut self, start: usize, line: u32) -> Result<(Cow<'t, str>, End), BadRow<'t>> {
        let from = self.at;
        let rest = &self.text.as_bytes()[from..];
        let (first, alone) = (self.mark[0], self.mark_len == 1);
        let is_mark = |n: usize| alone || self.is_mark(from + n);
        let ends = |(n, b): (usize, &u8)| matches!(b, b'\n' | b'\r') || (*b == first && is_mark(n));
        let stop = rest.iter().enumerate().position(ends);
        let end = stop.map_or(self.text.len(), |n| from + n);
        if end - from > self.limits.cell_bytes {
            return Err(self.refuse("import-cell-long", start, line, self.limits.cell_bytes));
        }
        self.at = end;
        let cell = Cow::Borrowed(&self.text[from..end]);
        if self.is_mark(end) {
            self.at += self.mark_len;
            return Ok((cell, End::Cell));
        }
        Ok((cell, End::Row))
    }

    fn quoted(&mut self, start: usize, line: u32) -> Result<(Cow<'t, str>, End), BadRow<'t>> {
        let from = self.at + 1;
        let mut at = from;
        let mut doubled = false;
        loop {
            if at - from > self.limits.cell_bytes {
                // A cell this long is nearly always a quotation that was never closed.
                return Err(self.refuse_open_quote(start, line));
            }
            match self.byte(at) {
                None => return Err(self.refuse_open_quote(start, line)),
                Some(b'"') if self.byte(at + 1) == Some(b'"') => {
                    doubled = true;
                    at += 2;
                }
                Some(b'"') => break,
                Some(b'\r') if self.byte(at + 1) == Some(b'\n') => {
                    self.step_inside();
                    at += 2;
                }
                Some(b'\n' | b'\r') => {
                    self.step_inside();
                    at += 1;
                }
                Some(_) => at += 1,
            }
        }
        let inner = &self.text[from..at];
        let cell = if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        self.at = at + 1;
        match self.byte(self.at) {
            None | Some(b'\n' | b'\r') => Ok((cell, End::Row)),
            Some(_) if self.is_mark(self.at) => {
                self.at += self.mark_len;
                Ok((cell, End::Cell))
            }
            Some(_) => Err(self.refuse("import-quote-stray", start, line, 0)),
        }
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, BadRow<'t>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.skip_blank_lines();
        if self.at >= self.text.len() {
            return None;
        }
        if self.taken == self.limits.rows.saturating_add(1) {
            self.ended = true;
            let (start, line) = (self.at, self.line);
            let mut bad = self.refuse("import-rows-many", start, line, self.limits.rows as usize);
            bad.fatal = true;
            return Some(Err(bad));
        }
        self.taken += 1;
        Some(match self.delimiter {
            Delimiter::Blanks => self.blanks_row(),
            _ => self.delimited_row(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(
        text: &str,
        delimiter: Delimiter,
        limits: Limits,
    ) -> Vec<(u32, Result<Vec<String>, &'static str>)> {
        Rows::new(text, delimiter, limits)
            .map(|row| match row {
                Ok(row) => (row.line, Ok(row.cells.into_iter().map(Cow::into_owned).collect())),
                Err(bad) => (bad.refusal.line, Err(bad.refusal.code)),
            })
            .collect()
    }

    fn ok(line: u32, cells: &[&str]) -> (u32, Result<Vec<String>, &'static str>) {
        (line, Ok(cells.iter().map(|c| (*c).to_owned()).collect()))
    }

    #[test]
    fn any_character_can_stand_between_cells() {
        let delimiter = |text: &str| Delimiter::try_from(text.to_owned());
        for mark in ["~", "¦", "§", "x", "→", "\u{1f600}"] {
            let text = format!("a{mark}b\n\"1{mark}2\"{mark}\"3\"\n{mark}4\n");
            let quoted = format!("1{mark}2");
            let expected = [ok(1, &["a", "b"]), ok(2, &[&quoted, "3"]), ok(3, &["", "4"])];
            let given = delimiter(mark).expect("a character");
            assert_eq!(read(&text, given, Limits::STANDARD), expected, "{mark}");
            assert_eq!(given.name(), mark);
        }
        // A character that begins with the same byte is none.
        let section = delimiter("§").expect("a character");
        assert_eq!(read("a©b§c\n", section, Limits::STANDARD), [ok(1, &["a©b", "c"])]);
        assert_eq!(delimiter(";"), Ok(Delimiter::Semicolon));
        assert_eq!(delimiter("\t"), Ok(Delimiter::Tab));
        for text in ["", "\"", "\n", "\0", "ab", "\u{a0}", "Comma"] {
            assert!(delimiter(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn quoted_line_breaks_count_as_physical_lines() {
        let text = "a,b\r\n\"x\r\ny\",1\r\n\r\n\"he said \"\"no\"\"\",2\n";
        assert_eq!(
            read(text, Delimiter::Comma, Limits::STANDARD),
            [ok(1, &["a", "b"]), ok(2, &["x\r\ny", "1"]), ok(5, &["he said \"no\"", "2"])]
        );
    }

    #[test]
    fn blanks_separate_columns_and_leading_ones_are_ignored() {
        let text = " customer_id  date number\r\n 00001 19970101  1\r\n 00002 19970112  5\r\n";
        assert_eq!(
            read(text, Delimiter::Blanks, Limits::STANDARD),
            [
                ok(1, &["customer_id", "date", "number"]),
                ok(2, &["00001", "19970101", "1"]),
                ok(3, &["00002", "19970112", "5"])
            ]
        );
    }

    #[test]
    fn an_open_quotation_costs_one_row_and_not_the_rest() {
        let text = "a,b\n3,\"stray\"x\n1,\"open\n2,fine\n4,last";
        assert_eq!(
            read(text, Delimiter::Comma, Limits::STANDARD),
            [
                ok(1, &["a", "b"]),
                (2, Err("import-quote-stray")),
                (3, Err("import-quote-open")),
                ok(4, &["2", "fine"]),
                ok(5, &["4", "last"])
            ]
        );
    }

    #[test]
    fn hostile_sizes_are_refused_by_row_and_reading_goes_on() {
        let limits = Limits { columns: 4, cell_bytes: 8, rows: 3, broken_quotes: 1, ..Limits::STANDARD };
        let wide = format!("{}\n1,2\n", ",".repeat(100_000));
        assert_eq!(
            read(&wide, Delimiter::Comma, limits),
            [(1, Err("import-columns-many")), ok(2, &["1", "2"])]
        );
        assert_eq!(
            read("123456789,1\n\"123456789\"\nx", Delimiter::Comma, limits),
            [(1, Err("import-cell-long")), (2, Err("import-quote-open")), ok(3, &["x"])]
        );
        assert_eq!(
            read("\"a\n\"b\n\"c\n\"d\n", Delimiter::Comma, Limits { cell_bytes: 1, ..limits }),
            [(1, Err("import-quote-open")), (2, Err("import-quote-open-often"))]
        );
        assert_eq!(
            read("h\n1\n2\n3\n4\n5\n", Delimiter::Comma, limits).last(),
            Some(&(5, Err("import-rows-many")))
        );
    }

    proptest! {
        /// Whatever was written by the book is read back, from the line it stands on.
        #[test]
        fn reads_back_what_was_written(table in proptest::collection::vec(
            proptest::collection::vec("[a-z,;\"\r\n é]{0,6}", 1..5), 1..12))
        {
            let mut text = String::new();
            let mut lines = Vec::new();
            let mut line = 1u32;
            for row in &table {
                lines.push(line);
                let written: Vec<String> =
                    row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                let joined = written.join(",");
                let mut chars = joined.chars().peekable();
                while let Some(c) = chars.next() {
                    if c == '\n' || (c == '\r' && chars.peek() != Some(&'\n')) {
                        line += 1;
                    }
                }
                text.push_str(&joined);
                text.push('\n');
                line += 1;
            }
            let expected: Vec<_> = table.iter().zip(lines).map(|(row, line)| (line, Ok(row.clone()))).collect();
            prop_assert_eq!(read(&text, Delimiter::Comma, Limits::STANDARD), expected);
        }

        /// No input makes it panic, loop, or report lines out of order.
        #[test]
        fn any_text_ends(text in "[a\",;\t|\r\n é]{0,200}", which in 0usize..5) {
            let limits = Limits { cell_bytes: 16, columns: 6, broken_quotes: 5, ..Limits::STANDARD };
            let rows = read(&text, Delimiter::NAMED[which].1, limits);
            prop_assert!(rows.windows(2).all(|w| w[0].0 < w[1].0));
        }
    }
}
