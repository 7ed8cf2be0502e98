//! How much an import takes before it refuses; every reader below is bounded by these numbers.

/// Bounds of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub bytes: usize,
    /// Columns of one row.
    pub columns: usize,
    /// Bytes of one cell, after decoding.
    pub cell_bytes: usize,
    /// Rows of the file, the header not counted.
    pub rows: u32,
    /// Rows whose quotation never ends, before the whole file is refused: each of them is scanned
    /// up to `cell_bytes`, so this bounds the work a hostile file can ask for.
    pub broken_quotes: u32,
    /// Bytes of a workbook's sheet, unpacked; its texts and styles together may have an eighth of it.
    pub unpacked_bytes: u64,
}

impl Limits {
    /// The bounds of the product: 64 MiB, 512 columns, 32 KiB a cell, two million rows.
    pub const STANDARD: Self = Self {
        bytes: 64 << 20,
        columns: 512,
        cell_bytes: 32 << 10,
        rows: 2_000_000,
        broken_quotes: 1_000,
        unpacked_bytes: 512 << 20,
    };
}
