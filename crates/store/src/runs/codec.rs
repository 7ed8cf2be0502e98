//! The compact form of a run's rows: columns of varints in chunks; refuses a damaged chunk.
//!
//! Writing results, not computing them, is what a run costs, so some thousand lines become one row
//! of the database. A chunk holds whole columns one after another: numbers that repeat or grow
//! slowly take one byte.

use kernel::Problem;
use plan::{Line, Source};

/// Lines in one chunk; line `no` stands in chunk `no / LINES`.
pub const LINES: usize = 4_000;
/// Members in one chunk; row `r` stands in chunk `r / MEMBERS`.
pub const MEMBERS: usize = 1_024;
/// Sales in one chunk: small, because a page of lines touches many.
pub const SALES: usize = 1_000;
/// Payees in one chunk.
pub const PAYEES: usize = 10_000;
/// Lots of legs in one chunk.
pub const LOTS: usize = 10_000;
/// Adjustments of late returns in one chunk.
pub const UNDONE: usize = 5_000;

/// Bytes at the beginning of a chunk of members or sales that hold its count and all its ids.
pub const fn ids_length(rows: usize) -> usize {
    // A count below 2^21 takes at most three bytes.
    3 + rows * 16
}

/// Appends columns to a chunk.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// The finished chunk.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// One unsigned number.
    pub fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value as u8 & 0x7f) | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// One signed number, small magnitudes short.
    pub fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u64);
    }

    /// A column of numbers that stand for themselves.
    pub fn column(&mut self, values: impl Iterator<Item = i64>) {
        values.for_each(|value| self.signed(value));
    }

    /// A column of numbers each near the one before.
    pub fn deltas(&mut self, values: impl Iterator<Item = i64>) {
        let mut last = 0i64;
        for value in values {
            self.signed(value.wrapping_sub(last));
            last = value;
        }
    }

    /// Raw bytes without a length.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

/// Reads the columns of a chunk back in the order they were written.
#[derive(Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Over one chunk.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// One unsigned number.
    pub fn number(&mut self) -> Result<u64, Problem> {
        let mut value = 0u64;
        for (index, byte) in self.bytes.iter().enumerate().take(10) {
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                self.bytes = &self.bytes[index + 1..];
                return Ok(value);
            }
        }
        Err(damaged())
    }

    /// One signed number.
    pub fn signed(&mut self) -> Result<i64, Problem> {
        let value = self.number()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// A column of `count` numbers.
    pub fn column(&mut self, count: usize) -> Result<Vec<i64>, Problem> {
        (0..count).map(|_| self.signed()).collect()
    }

    /// A column written with [`Writer::deltas`].
    pub fn deltas(&mut self, count: usize) -> Result<Vec<i64>, Problem> {
        let mut last = 0i64;
        (0..count)
            .map(|_| {
                last = last.wrapping_add(self.signed()?);
                Ok(last)
            })
            .collect()
    }

    /// The next `count` raw bytes.
    pub fn raw(&mut self, count: usize) -> Result<&'b [u8], Problem> {
        let (head, tail) = self.bytes.split_at_checked(count).ok_or_else(damaged)?;
        self.bytes = tail;
        Ok(head)
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Refuses bytes left over.
    pub fn end(&self) -> Result<(), Problem> {
        if self.is_done() { Ok(()) } else { Err(damaged()) }
    }
}

pub(super) fn damaged() -> Problem {
    Problem::new("run-chunk-damaged")
}

pub(super) fn narrow<T: TryFrom<i64>>(value: i64) -> Result<T, Problem> {
    T::try_from(value).map_err(|_| damaged())
}

/// Packs at most [`LINES`] lines.
pub fn pack_lines(lines: &[Line]) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::with_capacity(lines.len() * 14 + 8) };
    writer.number(lines.len() as u64);
    writer.deltas(lines.iter().map(|line| i64::from(line.payee)));
    writer.deltas(lines.iter().map(|line| i64::from(line.source)));
    writer.deltas(lines.iter().map(|line| i64::from(line.bonus)));
    writer.column(lines.iter().map(|line| i64::from(line.level)));
    writer.column(lines.iter().map(|line| i64::from(line.rate)));
    writer.deltas(lines.iter().map(|line| line.kind as i64));
    writer.column(lines.iter().map(|line| line.base));
    writer.column(lines.iter().map(|line| line.amount));
    writer.finish()
}

/// Unpacks what [`pack_lines`] packed.
pub fn unpack_lines(bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let mut reader = Reader::new(bytes);
    let count = usize::try_from(reader.number()?).ok().filter(|count| *count <= LINES).ok_or_else(damaged)?;
    let (payee, source, bonus) = (reader.deltas(count)?, reader.deltas(count)?, reader.deltas(count)?);
    let (level, rate, kind) = (reader.column(count)?, reader.column(count)?, reader.deltas(count)?);
    let (base, amount) = (reader.column(count)?, reader.column(count)?);
    reader.end()?;
    (0..count)
        .map(|at| {
            Ok(Line {
                payee: narrow(payee[at])?,
                source: narrow(source[at])?,
                base: base[at],
                amount: amount[at],
                bonus: narrow(bonus[at])?,
                level: narrow(level[at])?,
                rate: narrow(rate[at])?,
                kind: match kind[at] {
                    0 => Source::Group,
                    1 => Source::Sale,
                    2 => Source::Member,
                    _ => return Err(damaged()),
                },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_line() -> impl Strategy<Value = Line> {
        (any::<(u32, u32, i64, i64)>(), any::<(u16, u16, u16)>(), 0..3u8).prop_map(
            |((payee, source, base, amount), (bonus, level, rate), kind)| Line {
                payee,
                source,
                base,
                amount,
                bonus,
                level,
                rate,
                kind: [Source::Group, Source::Sale, Source::Member][usize::from(kind)],
            },
        )
    }

    proptest! {
        #[test]
        fn lines_come_back_as_they_went(lines in prop::collection::vec(any_line(), 0..200)) {
            prop_assert_eq!(unpack_lines(&pack_lines(&lines)).unwrap(), lines);
        }

        #[test]
        fn damage_is_refused_or_harmless_but_never_a_crash(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = unpack_lines(&bytes);
        }

        #[test]
        fn numbers_of_every_size(values in prop::collection::vec(any::<i64>(), 0..100)) {
            let mut writer = Writer::default();
            writer.column(values.iter().copied());
            writer.deltas(values.iter().copied());
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.column(values.len()).unwrap(), values.clone());
            prop_assert_eq!(reader.deltas(values.len()).unwrap(), values);
            reader.end().unwrap();
        }
    }

    #[test]
    fn a_cut_chunk_is_refused() {
        let bytes = pack_lines(&[Line { amount: 1_000_000, ..Line::default() }]);
        for end in 0..bytes.len() {
            assert_eq!(unpack_lines(&bytes[..end]).unwrap_err().code, "run-chunk-damaged", "cut at {end}");
        }
    }
}
