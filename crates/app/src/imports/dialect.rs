//! Proposes the delimiter of a text by reading its first rows with each; the person sees the
//! proposal with a sample and may change it. Decides nothing else.

use super::limits::Limits;
use super::rows::{Delimiter, Rows};

/// How many rows are looked at.
const SAMPLE_ROWS: usize = 50;

/// The delimiter that splits the first rows most evenly into the most columns; a comma for a
/// text of one column. Blanks are proposed only where no other delimiter splits the header.
#[must_use]
pub fn propose(text: &str) -> Delimiter {
    let mut best = (0, Delimiter::Comma);
    for delimiter in [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Comma, Delimiter::Pipe] {
        let score = evenness(text, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    if best.0 == 0 && evenness(text, Delimiter::Blanks) > 0 && every_row_even(text, Delimiter::Blanks) {
        return Delimiter::Blanks;
    }
    best.1
}

/// Rows as wide as the header, times its width; nothing for a header of one column.
fn evenness(text: &str, delimiter: Delimiter) -> usize {
    let widths = widths(text, delimiter);
    match widths.first() {
        Some(&width) if width > 1 => width * widths.iter().filter(|w| **w == width).count(),
        _ => 0,
    }
}

fn every_row_even(text: &str, delimiter: Delimiter) -> bool {
    widths(text, delimiter).windows(2).all(|pair| pair[0] == pair[1])
}

fn widths(text: &str, delimiter: Delimiter) -> Vec<usize> {
    Rows::new(text, delimiter, Limits::STANDARD)
        .take(SAMPLE_ROWS)
        .map(|row| row.map_or(0, |row| row.cells.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposes_what_splits_the_rows_evenly() {
        for (text, expected) in [
            ("a,b\n1,2\n", Delimiter::Comma),
            ("a;b\n1,5;2\n2,5;3\n", Delimiter::Semicolon),
            ("a\tb c\n1\t2 d\n", Delimiter::Tab),
            ("a|b\n1|2\n", Delimiter::Pipe),
            ("name\nAnna\n", Delimiter::Comma),
            (" id  date  n\r\n 1 19970101  1\r\n", Delimiter::Blanks),
            ("full name\nAnna\nJan Maria Nowak\n", Delimiter::Comma),
            ("a,b;c\n\"1,2\n3\",4\n", Delimiter::Comma),
        ] {
            assert_eq!(propose(text), expected, "{text:?}");
        }
    }
}
