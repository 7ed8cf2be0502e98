//! Reading a workbook (XLSX): its sheets, and the rows of one of them with typed cells. Before a byte is understood, every
//! part is unpacked into nothing and counted, so that a small file cannot unfold into a large one. Numbers come as the
//! exact decimals a person sees, without the noise of binary fractions; formulas as the result that was saved.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx};

/// How much of a workbook is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of one part, unpacked: a sheet is read as a stream.
    pub part_bytes: u64,
    /// Bytes of the parts that are held in memory, unpacked: texts, styles, the list of sheets.
    pub held_bytes: u64,
    /// Parts of the archive.
    pub parts: usize,
    /// Columns of a row.
    pub columns: usize,
    /// Bytes of a cell.
    pub cell_bytes: usize,
}

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Not a workbook of this kind: another archive, or none.
    #[error("not a workbook")]
    Foreign,
    /// A workbook, but broken or locked with a password.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It unpacks into more than is taken.
    #[error("too large when unpacked")]
    Large,
    /// No such sheet.
    #[error("no such sheet")]
    SheetUnknown,
    /// A cell longer than is taken, in this row.
    #[error("row {0}: a cell is too long")]
    CellLong(u32),
    /// More columns than are taken, in this row.
    #[error("row {0}: too many columns")]
    ColumnsMany(u32),
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as it stands.
    Text(String),
    /// A number as a plain decimal with a point: what fifteen digits hold.
    Number(String),
    /// A day: year, month, day.
    Day(u16, u8, u8),
    /// A moment without a zone: the day, then hour, minute, second.
    Moment((u16, u8, u8), (u8, u8, u8)),
    /// Yes or no.
    Bool(bool),
}

/// A workbook that was looked at and found to be of bearable size.
pub struct Workbook<'b> {
    book: Xlsx<Cursor<&'b [u8]>>,
    bounds: Bounds,
    sheets: Vec<String>,
}

/// Whether the bytes begin as an archive does.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl<'b> Workbook<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// [`Unread::Foreign`], [`Unread::Large`], [`Unread::Damaged`].
    pub fn open(bytes: &'b [u8], bounds: Bounds) -> Result<Self, Unread> {
        weigh(bytes, &bounds)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        let tables = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets: Vec<String> = tables.map(|sheet| sheet.name.clone()).collect();
        if sheets.is_empty() {
            return Err(Unread::Damaged("no sheet".to_owned()));
        }
        Ok(Self { book, bounds, sheets })
    }

    /// The names of its sheets, in their order.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// The rows of a sheet, one after the other, with their numbers from 1; empty rows are left out, cells reach to the
    /// last one that is filled.
    ///
    /// # Errors
    /// [`Unread`]; what `take` refuses.
    pub fn rows<E: From<Unread>>(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(u32, Vec<Cell>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.sheets.iter().any(|name| name == sheet) {
            return Err(Unread::SheetUnknown.into());
        }
        let bounds = self.bounds;
        let mut cells = self.book.worksheet_cells_reader(sheet).map_err(damaged)?;
        let (mut number, mut row): (u32, Vec<Cell>) = (0, Vec::new());
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (at, column) = cell.get_position();
            let (at, column) = (at.saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX));
            let value = read(cell.get_value());
            if value == Cell::Empty {
                continue;
            }
            if at < number {
                return Err(Unread::Damaged("rows out of order".to_owned()).into());
            }
            if at > number && !row.is_empty() {
                take(number, std::mem::take(&mut row))?;
            }
            number = at;
            if column >= bounds.columns {
                return Err(Unread::ColumnsMany(at).into());
            }
            if matches!(&value, Cell::Text(text) if text.len() > bounds.cell_bytes) {
                return Err(Unread::CellLong(at).into());
            }
            if row.len() <= column {
                row.resize(column + 1, Cell::Empty);
            }
            row[column] = value;
        }
        if row.is_empty() { Ok(()) } else { take(number, row) }
    }
}

fn damaged(error: impl std::fmt::Display) -> Unread {
    Unread::Damaged(error.to_string().chars().take(120).collect())
}

/// Unpacks every part into nothing, counting: what the archive says of itself is not believed.
fn weigh(bytes: &[u8], bounds: &Bounds) -> Result<(), Unread> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Foreign)?;
    if archive.len() > bounds.parts {
        return Err(Unread::Large);
    }
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(Unread::Foreign);
    }
    let mut held = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        // Nothing is ever unpacked to a disk; an archive that would write elsewhere is no workbook all the same.
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        let linked = part.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        if linked || leads_out(&name) {
            return Err(damaged("a part that leads out of the archive"));
        }
        let streamed = name.starts_with("xl/worksheets/sheet");
        let most = if streamed { bounds.part_bytes } else { bounds.held_bytes - held };
        // One byte more than may be shows that there is more.
        let taken = std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).map_err(damaged)?;
        if taken > most {
            return Err(Unread::Large);
        }
        if !streamed {
            held += taken;
        }
    }
    Ok(())
}

/// Whether a name, taken for a path, leads anywhere but below.
fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\'])
        || name.contains(':')
        || name.contains('\0')
        || name.split(['/', '\\']).any(|step| step == "..")
}

fn read(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => words(text),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(moment) => dated(moment),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

fn words(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn dated(moment: &ExcelDateTime) -> Cell {
    // A duration is a number; so is what lies before the first day there is.
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return decimal(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => Cell::Day(year, month, day),
        time => Cell::Moment((year, month, day), time),
    }
}

/// The fifteen digits a workbook keeps, as a plain decimal: `0.1 + 0.2` is `0.3`.
fn decimal(number: f64) -> Cell {
    if !number.is_finite() {
        return Cell::Text(number.to_string());
    }
    let written = format!("{number:.14e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let negative = mantissa.starts_with('-');
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Cell::Number("0".to_owned());
    }
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let plain = match usize::try_from(point) {
        Ok(point) if point >= digits.len() => format!("{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) if point > 0 => format!("{}.{}", &digits[..point], &digits[point..]),
        _ => format!("0.{}{digits}", "0".repeat(usize::try_from(-point).unwrap_or(0))),
    };
    Cell::Number(if negative { format!("-{plain}") } else { plain })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::write::{Column, Value, Writer};

    const BOUNDS: Bounds =
        Bounds { part_bytes: 1 << 20, held_bytes: 1 << 20, parts: 100, columns: 20, cell_bytes: 1_000 };

    fn all(bytes: &[u8]) -> Result<Vec<(u32, Vec<Cell>)>, Unread> {
        let mut book = Workbook::open(bytes, BOUNDS)?;
        let sheet = book.sheets()[0].clone();
        let mut rows = Vec::new();
        book.rows(&sheet, |number, row| {
            rows.push((number, row));
            Ok::<(), Unread>(())
        })?;
        Ok(rows)
    }

    fn check(number: f64, expected: &str) {
        assert_eq!(decimal(number), Cell::Number(expected.to_owned()), "{number}");
    }

    #[test]
    fn numbers_come_without_noise() {
        check(0.1 + 0.2, "0.3");
        check(1.1 * 3.0, "3.3");
        check(-1234.5, "-1234.5");
        check(0.0, "0");
        check(-0.0, "0");
        check(100.0, "100");
        check(1e15, "1000000000000000");
        check(123_456_789_012_345.0, "123456789012345");
        check(0.000_123, "0.000123");
        check(19.99, "19.99");
        check(2.5e-7, "0.00000025");
    }

    #[test]
    fn what_was_written_is_read() {
        let columns = ["a", "b", "c", "d", "e"].map(|name| Column { name: name.to_owned(), width: 10 });
        let mut writer = Writer::new("Sheet", &columns, None).unwrap();
        writer
            .row(&[
                Value::Text("=1+1".to_owned()),
                Value::Number("12.30".to_owned()),
                Value::Day(2026, 10, 31),
                Value::Bool(true),
                Value::Moment((2026, 2, 28), (23, 59, 58)),
            ])
            .unwrap();
        writer.row(&[Value::Empty, Value::Empty, Value::Empty, Value::Empty, Value::Empty]).unwrap();
        writer
            .row(&[Value::Text("two\nlines".to_owned()), Value::Number("123456789012345678".to_owned())])
            .unwrap();
        let bytes = writer.finish_to_bytes().unwrap();
        let rows = all(&bytes).unwrap();
        assert_eq!(rows[0], (1, ["a", "b", "c", "d", "e"].map(|name| Cell::Text(name.to_owned())).to_vec()));
        let expected = [
            Cell::Text("=1+1".to_owned()),
            Cell::Number("12.3".to_owned()),
            Cell::Day(2026, 10, 31),
            Cell::Bool(true),
            Cell::Moment((2026, 2, 28), (23, 59, 58)),
        ];
        assert_eq!(rows[1], (2, expected.to_vec()));
        // More digits than a workbook keeps stay text: nothing is rounded in silence.
        let long = Cell::Text("123456789012345678".to_owned());
        assert_eq!(rows[2], (4, vec![Cell::Text("two\nlines".to_owned()), long]));
    }

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn other_archives_and_broken_ones_are_refused() {
        let open = |bytes: &[u8]| Workbook::open(bytes, BOUNDS).map(|_| ()).unwrap_err();
        assert_eq!(open(b"PK\x03\x04rest"), Unread::Foreign);
        assert_eq!(open(&archive(&[("readme.txt", b"hello")])), Unread::Foreign);
        let torn = archive(&[("xl/workbook.xml", b"<workbook><sheets><sheet")]);
        assert!(matches!(open(&torn), Unread::Damaged(_)));
        let good = archive(&[("xl/workbook.xml", b"<workbook/>")]);
        assert!(matches!(open(&good[..good.len() - 30]), Unread::Foreign | Unread::Damaged(_)));
    }

    type Archive = zip::ZipWriter<Cursor<Vec<u8>>>;

    #[test]
    fn a_part_that_leads_out_of_the_archive_is_refused() {
        let plain = Writer::new("S", &[], None).unwrap().finish_to_bytes().unwrap();
        assert!(Workbook::open(&plain, BOUNDS).is_ok());
        let with = |add: &dyn Fn(&mut Archive)| {
            let mut archive = Archive::new_append(Cursor::new(plain.clone())).unwrap();
            add(&mut archive);
            Workbook::open(&archive.finish().unwrap().into_inner(), BOUNDS).map(|_| ()).unwrap_err()
        };
        let options = zip::write::SimpleFileOptions::default;
        for name in ["../evil", "xl/../../evil", "/etc/cron.d/evil", "..\\evil", "C:\\evil", "\\\\host\\evil"]
        {
            let found = with(&|archive| {
                archive.start_file(name, options()).unwrap();
                archive.write_all(b"x").unwrap();
            });
            assert!(matches!(&found, Unread::Damaged(why) if why.contains("leads out")), "{name}: {found:?}");
        }
        // A link first, then a file that would be written through it.
        let found = with(&|archive| {
            archive.add_symlink("xl/out", "/etc", options()).unwrap();
            archive.start_file("xl/out/evil", options()).unwrap();
            archive.write_all(b"x").unwrap();
        });
        assert!(matches!(&found, Unread::Damaged(why) if why.contains("leads out")), "{found:?}");
        for name in ["xl/....//evil", "xl/a..b", "...", "docprops/.hidden"] {
            assert!(!leads_out(name), "{name} stays below");
        }
    }

    #[test]
    fn what_unfolds_is_refused_before_it_is_understood() {
        let zeros = vec![b' '; 8 << 20];
        for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/app.xml"] {
            let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), (part, &zeros)]);
            assert!(bomb.len() < 64 << 10, "it is small: {}", bomb.len());
            assert!(matches!(Workbook::open(&bomb, BOUNDS), Err(Unread::Large)), "{part}");
        }
        let names: Vec<String> = (0..101).map(|n| format!("x{n}")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert!(matches!(Workbook::open(&archive(&many), BOUNDS), Err(Unread::Large)));
    }

    #[test]
    fn cells_far_out_cost_nothing() {
        let sheet = |cells: &str| {
            let plain = Writer::new("S", &[], None).unwrap().finish_to_bytes().unwrap();
            let mut from = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
            let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
            for at in 0..from.len() {
                let mut part = from.by_index(at).unwrap();
                let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
                part.read_to_end(&mut bytes).unwrap();
                if name == "xl/worksheets/sheet1.xml" {
                    bytes = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").into_bytes();
                }
                parts.push((name, bytes));
            }
            let parts: Vec<(&str, &[u8])> =
                parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            archive(&parts)
        };
        let far = sheet(
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#,
        );
        let rows = all(&far).unwrap();
        assert_eq!(rows[1], (1_048_576, vec![Cell::Empty, Cell::Number("2".to_owned())]));
        let wide = sheet(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
        assert_eq!(all(&wide), Err(Unread::ColumnsMany(1)));
        let back = sheet(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>"#);
        assert!(matches!(all(&back), Err(Unread::Damaged(_))));
        let long = sheet(&format!(
            r#"<row r="7"><c r="A7" t="inlineStr"><is><t>{}</t></is></c></row>"#,
            "x".repeat(1_001)
        ));
        assert_eq!(all(&long), Err(Unread::CellLong(7)));
        let attributes: String = (0..10_000).map(|n| format!(" a{n}=\"1\"")).collect();
        let odd = sheet(&format!(r#"<row r="1"{attributes}><c r="A1"><v>1</v></c></row>"#));
        assert!(all(&odd).is_ok_and(|rows| rows.len() == 1), "many attributes are no matter");
    }
}
