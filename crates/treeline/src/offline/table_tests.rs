//! Tests of the CSV reader: what it reads, where it says things stand, and each refusal.

use super::*;

/// Hands out one byte at a time, so that every boundary falls everywhere.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let (Some(first), Some(slot)) = (self.0.first(), into.first_mut()) else { return Ok(0) };
        *slot = *first;
        self.0 = &self.0[1..];
        Ok(1)
    }
}

type Rows = Vec<(u32, Vec<String>)>;

fn read(source: impl Read) -> Result<Rows, String> {
    let mut rows = vec![];
    let mut table = Table::new(source, "f.csv").map_err(|p| p.to_string())?;
    while table.next_row().map_err(|p| p.to_string())? {
        rows.push((table.line(), (0..table.len()).map(|field| table.text(field).to_owned()).collect()));
    }
    Ok(rows)
}

fn rows(text: &str) -> Result<Rows, String> {
    let whole = read(text.as_bytes());
    assert_eq!(whole, read(Drip(text.as_bytes())), "the same, however it arrives");
    whole
}

fn row(line: u32, fields: &[&str]) -> (u32, Vec<String>) {
    (line, fields.iter().map(|field| (*field).to_owned()).collect())
}

#[test]
fn plain_and_quoted_fields_with_their_lines() {
    let text = "a,b\r\n\r\n1,\"x, \"\"y\"\"\nz\"\n,\n\"\",\"é\"";
    let expected =
        vec![row(1, &["a", "b"]), row(3, &["1", "x, \"y\"\nz"]), row(5, &["", ""]), row(6, &["", "é"])];
    assert_eq!(rows(text), Ok(expected));
    assert_eq!(rows("\u{feff}a\n"), Ok(vec![row(1, &["a"])]));
    assert_eq!(rows(""), Ok(vec![]));
    assert_eq!(rows("\n\r\n\n"), Ok(vec![]));
}

#[test]
fn columns_count_characters() {
    let mut table = Table::new("łó,\"a\nß\",c,d\n".as_bytes(), "f.csv").unwrap();
    assert!(table.next_row().unwrap());
    assert_eq!([0, 1, 2, 3, 9].map(|field| table.place(field)), [(1, 1), (1, 4), (2, 4), (2, 6), (2, 6)]);
    assert_eq!(table.problem("x", 2).to_string(), "f.csv:2:4: 'c': x (value=c)");
}

#[test]
fn refusals_name_their_place() {
    let check = |text: &str, expected: &str| {
        assert_eq!(rows(text), Err(expected.to_owned()), "{text:?}");
    };
    check("a\n\"b\nc", "f.csv:2:1: '\"b': offline-csv-quote-open");
    check("a,b\nx,y\"z\"\n", "f.csv:2:4: '\"z\"': offline-csv-quote-inside");
    check("a,\"b\"c\n", "f.csv:1:6: 'c': offline-csv-after-quote");
    check("a\rb\n", "f.csv:1:2: '': offline-csv-return");
    check("a,\0\n", "f.csv:1:3: '\0': offline-csv-nul");
    let wide = ",".repeat(COLUMNS_MAX);
    assert!(rows(&wide).unwrap_err().contains("offline-csv-columns"));
}

#[test]
fn invalid_utf8_is_found_at_its_byte() {
    let bytes = b"id,name\n1,\"two\nlines \xff\"\n";
    let expected = "f.csv:3:7: '\u{fffd}\"': offline-csv-utf8".to_owned();
    assert_eq!(read(&bytes[..]), Err(expected.clone()));
    assert_eq!(read(Drip(bytes)), Err(expected));
}

#[test]
fn an_open_quote_does_not_swallow_the_file() {
    let text = format!("a\n\"{}", "x\n".repeat(ROW_MAX));
    assert_eq!(read(text.as_bytes()), Err("f.csv:2:1: '\"x': offline-csv-row-too-long".to_owned()));
}

#[test]
fn rows_longer_than_a_chunk_are_read() {
    let long = "y".repeat(CHUNK * 2 + 7);
    let text = format!("a,b\n{long},2\n3,4\n");
    let read = read(text.as_bytes()).unwrap();
    assert_eq!((read[1].1[0].len(), read[1].1[1].as_str(), read[2].0), (long.len(), "2", 3));
}
