//! A strict reader of CSV (RFC 4180, UTF-8, comma) that knows the physical line and column of every field.
//! Refuses open quotes, text after a closing quote, lone carriage returns, invalid UTF-8 and endless rows.

use std::io::Read;

use kernel::Problem;

/// The longest row, in bytes: a quote that nobody closes must not swallow a whole file.
pub const ROW_MAX: usize = 1 << 20;
/// The most columns.
pub const COLUMNS_MAX: usize = 1_000;
const CHUNK: usize = 1 << 18;

/// One field of the row read last.
#[derive(Clone, Copy, Debug)]
struct Field {
    /// Where its text stands: in the scratch text if it had doubled quotes, else in the buffer.
    scratch: bool,
    from: usize,
    to: usize,
    /// Physical line, and where that line and the field begin in the buffer.
    line: u32,
    line_at: usize,
    at: usize,
}

/// A CSV file being read row by row.
pub struct Table<R> {
    source: R,
    file: String,
    buffer: Vec<u8>,
    /// The row starts here; what stands before was read.
    start: usize,
    ended: bool,
    line: u32,
    fields: Vec<Field>,
    scratch: Vec<u8>,
}

impl<R: Read> Table<R> {
    /// Starts reading; `file` names the source in problems. A byte order mark is skipped.
    ///
    /// # Errors
    /// `offline-file-unreadable`.
    pub fn new(source: R, file: &str) -> Result<Self, Problem> {
        let mut table = Self {
            source,
            file: file.to_owned(),
            buffer: Vec::with_capacity(CHUNK),
            start: 0,
            ended: false,
            line: 1,
            fields: vec![],
            scratch: vec![],
        };
        // A mark of three bytes may arrive in pieces.
        while !table.ended && table.buffer.len() < 3 {
            table.fill()?;
        }
        if table.buffer.starts_with(b"\xef\xbb\xbf") {
            table.start = 3;
        }
        Ok(table)
    }

    /// Reads the next row that is not empty; `false` at the end.
    ///
    /// # Errors
    /// `offline-csv-*` with file, line, column and token; reading cannot go on then.
    pub fn next_row(&mut self) -> Result<bool, Problem> {
        loop {
            let Some(end) = self.row_end()? else { return Ok(false) };
            let (text_end, next) = end;
            let (from, line) = (self.start, self.line);
            self.start = next;
            if text_end == from {
                self.line += 1;
                continue;
            }
            self.split(from, text_end, line)?;
            return Ok(true);
        }
    }

    /// How many fields the row has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// The text of a field; empty past the end.
    pub fn text(&self, field: usize) -> &str {
        let Some(found) = self.fields.get(field) else { return "" };
        let all = if found.scratch { &self.scratch } else { &self.buffer };
        // `split` validated the row, and fields end at ASCII characters.
        all.get(found.from..found.to).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The physical line on which the row begins.
    pub fn line(&self) -> u32 {
        self.fields.first().map_or(self.line, |field| field.line)
    }

    /// The line and the column (in characters, from 1) at which a field begins.
    pub fn place(&self, field: usize) -> (u32, u32) {
        let Some(found) = self.fields.get(field.min(self.fields.len().saturating_sub(1))) else {
            return (self.line, 1);
        };
        (found.line, self.column(found.line_at, found.at))
    }

    /// A problem about a field, with its place and its text as token.
    pub fn problem(&self, code: &str, field: usize) -> Problem {
        self.at_field(Problem::new(code).with("value", self.text(field)).token(self.text(field)), field)
    }

    /// Puts file and place of a field on a problem.
    pub fn at_field(&self, problem: Problem, field: usize) -> Problem {
        let (line, column) = self.place(field);
        problem.file(&self.file).line(line).column(column)
    }

    fn at(&self, code: &str, line: u32, line_at: usize, at: usize) -> Problem {
        let rest = &self.buffer[at.min(self.buffer.len())..];
        let token = String::from_utf8_lossy(&rest[..rest.len().min(24)]).into_owned();
        let token = token.split(['\n', '\r']).next().unwrap_or_default().to_owned();
        Problem::new(code).file(&self.file).line(line).column(self.column(line_at, at)).token(token)
    }

    fn column(&self, line_at: usize, at: usize) -> u32 {
        let before = self.buffer.get(line_at..at).unwrap_or_default();
        // Bytes that do not continue a character begin one.
        let characters = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        u32::try_from(characters + 1).unwrap_or(u32::MAX)
    }

    /// Where the row's text ends and where the next row begins; reads on as far as needed.
    fn row_end(&mut self) -> Result<Option<(usize, usize)>, Problem> {
        let (mut at, mut quoted) = (self.start, false);
        loop {
            while let Some(byte) = self.buffer.get(at) {
                match byte {
                    b'"' => quoted = !quoted,
                    b'\n' if !quoted => {
                        let text_end =
                            if at > self.start && self.buffer[at - 1] == b'\r' { at - 1 } else { at };
                        return Ok(Some((text_end, at + 1)));
                    }
                    _ => {}
                }
                at += 1;
            }
            if at - self.start > ROW_MAX {
                return Err(self.at("offline-csv-row-too-long", self.line, self.start, self.start));
            }
            if self.ended {
                return Ok((at > self.start).then_some((at, at)));
            }
            let consumed = self.start;
            self.fill()?;
            at -= consumed;
        }
    }

    /// Drops what was read and reads another chunk.
    fn fill(&mut self) -> Result<(), Problem> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let filled = self.buffer.len();
        self.buffer.resize(filled + CHUNK, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[filled..]) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let read = read
            .map_err(|error| Problem::new("offline-file-unreadable").with("why", error).file(&self.file))?;
        self.buffer.truncate(filled + read);
        self.ended = read == 0;
        Ok(())
    }

    /// Splits the row into fields.
    fn split(&mut self, from: usize, to: usize, line: u32) -> Result<(), Problem> {
        if let Err(error) = std::str::from_utf8(&self.buffer[from..to]) {
            let bad = from + error.valid_up_to();
            let (line, line_at) = self.line_of(from, bad, line);
            return Err(self.at("offline-csv-utf8", line, line_at, bad));
        }
        self.fields.clear();
        self.scratch.clear();
        let (mut at, mut line, mut line_at) = (from, line, from);
        loop {
            let field = if self.buffer.get(at..to).is_some_and(|rest| rest.first() == Some(&b'"')) {
                self.quoted(at, to, &mut line, &mut line_at)?
            } else {
                self.plain(at, to, line, line_at)?
            };
            let (field, next) = field;
            self.fields.push(field);
            if self.fields.len() > COLUMNS_MAX {
                return Err(self.at("offline-csv-columns", line, line_at, at));
            }
            if next >= to {
                break;
            }
            at = next + 1;
        }
        self.line = line + 1;
        Ok(())
    }

    /// A field without quotes, up to the next comma.
    fn plain(&self, at: usize, to: usize, line: u32, line_at: usize) -> Result<(Field, usize), Problem> {
        let text = &self.buffer[at..to];
        let length = text.iter().position(|byte| *byte == b',').unwrap_or(text.len());
        for (offset, byte) in text[..length].iter().enumerate() {
            let code = match byte {
                b'"' => "offline-csv-quote-inside",
                b'\r' => "offline-csv-return",
                0 => "offline-csv-nul",
                _ => continue,
            };
            return Err(self.at(code, line, line_at, at + offset));
        }
        Ok((Field { scratch: false, from: at, to: at + length, line, line_at, at }, at + length))
    }

    /// A quoted field; doubled quotes are undoubled into the scratch text.
    fn quoted(
        &mut self,
        at: usize,
        to: usize,
        line: &mut u32,
        line_at: &mut usize,
    ) -> Result<(Field, usize), Problem> {
        let mut field = Field { scratch: false, from: at + 1, to, line: *line, line_at: *line_at, at };
        let (open_line, open_line_at) = (*line, *line_at);
        let (mut next, mut piece, scratch_from) = (at + 1, at + 1, self.scratch.len());
        while next < to {
            match self.buffer[next] {
                0 => return Err(self.at("offline-csv-nul", *line, *line_at, next)),
                b'\n' => {
                    *line += 1;
                    *line_at = next + 1;
                }
                b'"' if self.buffer.get(next + 1..to).is_some_and(|rest| rest.first() == Some(&b'"')) => {
                    self.scratch.extend_from_slice(&self.buffer[piece..=next]);
                    field.scratch = true;
                    next += 1;
                    piece = next + 1;
                }
                b'"' => {
                    if next + 1 < to && self.buffer[next + 1] != b',' {
                        return Err(self.at("offline-csv-after-quote", *line, *line_at, next + 1));
                    }
                    if field.scratch {
                        self.scratch.extend_from_slice(&self.buffer[piece..next]);
                        (field.from, field.to) = (scratch_from, self.scratch.len());
                    } else {
                        field.to = next;
                    }
                    return Ok((field, next + 1));
                }
                _ => {}
            }
            next += 1;
        }
        Err(self.at("offline-csv-quote-open", open_line, open_line_at, at))
    }

    /// The line of a byte inside the row, and where that line begins.
    fn line_of(&self, from: usize, at: usize, line: u32) -> (u32, usize) {
        let before = &self.buffer[from..at];
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        let line_at = before.iter().rposition(|byte| *byte == b'\n').map_or(from, |last| from + last + 1);
        (line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX)), line_at)
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
