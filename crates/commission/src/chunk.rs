//! Lines in chunks, as the sink takes them and as they are hashed; chunks are filled again once their
//! lines have left.

use std::sync::{Mutex, PoisonError};

use plan::{Line, Source};

use crate::world::World;

/// Lines a chunk: with their bytes half a MiB, so that both are still near when they are hashed.
pub(crate) const CHUNK: usize = 8_192;

/// Room for [`CHUNK`] lines.
pub(crate) struct Chunk {
    /// How many lines there are.
    pub filled: usize,
    /// In rows of the inputs.
    lines: Vec<Line>,
    /// In the world's numbers.
    bytes: Vec<[u8; 32]>,
}

impl Chunk {
    fn new() -> Self {
        Self { filled: 0, lines: vec![Line::default(); CHUNK], bytes: vec![[0; 32]; CHUNK] }
    }

    /// The lines in rows of the inputs.
    pub fn lines(&self) -> &[Line] {
        &self.lines[..self.filled]
    }

    /// The lines as they are hashed.
    pub fn bytes(&self) -> &[u8] {
        self.bytes[..self.filled].as_flattened()
    }

    /// The lines in the world's numbers, as far as a limit needs them.
    pub fn numbered(&self) -> impl Iterator<Item = Line> {
        let number = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().unwrap_or_default());
        let places = self.bytes[..self.filled].iter().map(move |of| (number(&of[..4]), number(&of[4..8])));
        places.zip(self.lines()).map(|((payee, source), line)| Line { payee, source, ..*line })
    }

    /// Adds a line that comes in the world's numbers; the chunk must have room.
    #[inline]
    pub fn push(&mut self, world: &World<'_>, line: &Line) {
        let source = match line.kind {
            Source::Group => plan::NONE,
            Source::Member => world.row_of[line.source as usize],
            Source::Sale => world.sale_row[line.source as usize],
        };
        self.bytes[self.filled] = bytes(line);
        self.lines[self.filled] = Line { payee: world.row_of[line.payee as usize], source, ..*line };
        self.filled += 1;
    }

    /// Adds a line for each of these sales whose amount is not zero; the chunk must have room for
    /// all. Gives the sums of amounts and bases; `None` on overflow.
    ///
    /// The loop every plan with lines per sale spends its time in: it has no branch that depends on
    /// the data.
    #[inline(always)]
    pub fn sales(
        &mut self,
        world: &World<'_>,
        line: Line,
        units: &[i64],
        numbers: impl Iterator<Item = u32>,
        amount_of: impl Fn(i64) -> Option<i64>,
    ) -> Option<(i64, i128)> {
        let payee = world.row_of[line.payee as usize];
        let (lines, bytes_of) = (&mut self.lines[self.filled..], &mut self.bytes[self.filled..]);
        let (mut filled, mut sum, mut bases) = (0, 0_i64, 0_i128);
        for source in numbers {
            let base = units[source as usize];
            let amount = amount_of(base)?;
            bases += i128::from(base);
            sum = sum.checked_add(amount)?;
            let line = Line { source, base, amount, ..line };
            bytes_of[filled] = bytes(&line);
            lines[filled] = Line { payee, source: world.sale_row[source as usize], ..line };
            filled += usize::from(amount != 0);
        }
        self.filled += filled;
        Some((sum, bases))
    }
}

/// A line in the world's numbers as it is hashed.
#[inline(always)]
fn bytes(line: &Line) -> [u8; 32] {
    let mut out = [0; 32];
    out[..4].copy_from_slice(&line.payee.to_le_bytes());
    out[4..8].copy_from_slice(&line.source.to_le_bytes());
    out[8..16].copy_from_slice(&line.amount.to_le_bytes());
    out[16..24].copy_from_slice(&line.base.to_le_bytes());
    out[24..26].copy_from_slice(&line.bonus.to_le_bytes());
    out[26..28].copy_from_slice(&line.level.to_le_bytes());
    out[28..30].copy_from_slice(&line.rate.to_le_bytes());
    out[30] = line.kind as u8;
    out
}

/// Chunks that were handed on and may be filled again.
#[derive(Default)]
pub(crate) struct Pool(Mutex<Vec<Chunk>>);

impl Pool {
    pub fn get(&self) -> Chunk {
        let spare = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(Chunk::new)
    }

    pub fn put(&self, mut chunk: Chunk) {
        chunk.filled = 0;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(chunk);
    }
}
