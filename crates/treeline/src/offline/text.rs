//! Writing CSV quickly and exactly: rows are gathered in a buffer, hashed and written in large pieces.
//! Fields are quoted where RFC 4180 asks for it; lines end with a line feed.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use kernel::Problem;

const PIECE: usize = 1 << 20;

/// A CSV file being written.
pub struct CsvFile {
    file: File,
    name: String,
    buffer: Vec<u8>,
    hasher: blake3::Hasher,
    bytes: u64,
    /// Whether the next field is the first of its row.
    fresh: bool,
}

/// What a finished file is.
pub struct Written {
    /// BLAKE3 of its bytes, hexadecimal.
    pub digest: String,
    /// Its size.
    pub bytes: u64,
}

/// A problem of writing.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::new("offline-unwritable").with("why", error).file(path.display().to_string())
}

impl CsvFile {
    /// Creates a file that does not exist yet.
    ///
    /// # Errors
    /// `offline-unwritable`.
    pub fn create(path: &Path) -> Result<Self, Problem> {
        let file = File::create_new(path).map_err(|error| unwritable(path, &error))?;
        Ok(Self {
            file,
            name: path.display().to_string(),
            buffer: Vec::with_capacity(PIECE + 4096),
            hasher: blake3::Hasher::new(),
            bytes: 0,
            fresh: true,
        })
    }

    /// A field of text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// A field of text that is known to be UTF-8.
    pub fn bytes(&mut self, text: &[u8]) {
        self.comma();
        if text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.buffer.push(b'"');
            for byte in text {
                if *byte == b'"' {
                    self.buffer.push(b'"');
                }
                self.buffer.push(*byte);
            }
            self.buffer.push(b'"');
        } else {
            self.buffer.extend_from_slice(text);
        }
    }

    /// A whole number.
    pub fn integer(&mut self, value: u64) {
        self.comma();
        self.digits(value, 1);
    }

    /// A number scaled by 10^`digits`, with all its decimals, or without needless zeros.
    pub fn decimal(&mut self, value: i64, digits: u32, short: bool) {
        self.comma();
        if value < 0 {
            self.buffer.push(b'-');
        }
        let (size, unit) = (value.unsigned_abs(), 10u64.pow(digits));
        self.digits(size / unit, 1);
        if digits > 0 && !(short && size % unit == 0) {
            self.buffer.push(b'.');
            self.digits(size % unit, digits as usize);
            while short && self.buffer.last() == Some(&b'0') {
                self.buffer.pop();
            }
        }
    }

    /// Ends the row.
    ///
    /// # Errors
    /// `offline-unwritable`.
    pub fn end_row(&mut self) -> Result<(), Problem> {
        self.buffer.push(b'\n');
        self.fresh = true;
        if self.buffer.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    /// Writes what is left, makes it durable and says what was written.
    ///
    /// # Errors
    /// `offline-unwritable`.
    pub fn finish(mut self) -> Result<Written, Problem> {
        self.flush()?;
        self.file.sync_all().map_err(|error| unwritable(Path::new(&self.name), &error))?;
        Ok(Written { digest: self.hasher.finalize().to_hex().to_string(), bytes: self.bytes })
    }

    fn comma(&mut self) {
        if !std::mem::replace(&mut self.fresh, false) {
            self.buffer.push(b',');
        }
    }

    fn digits(&mut self, mut value: u64, least: usize) {
        let mut digits = [b'0'; 20];
        let mut from = digits.len();
        while value > 0 || digits.len() - from < least {
            from -= 1;
            // A digit is below ten.
            digits[from] = b'0' + (value % 10) as u8;
            value /= 10;
        }
        self.buffer.extend_from_slice(&digits[from..]);
    }

    fn flush(&mut self) -> Result<(), Problem> {
        self.hasher.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        let result = self.file.write_all(&self.buffer);
        self.buffer.clear();
        result.map_err(|error| unwritable(Path::new(&self.name), &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Currency, Money, Points};

    #[test]
    fn fields_read_back() {
        let folder = std::env::temp_dir().join(format!("treeline-text-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("f.csv");
        let mut file = CsvFile::create(&path).unwrap();
        let values = [0, 1, -1, 9, 10, 99, 100, -105, 12_340, i64::MAX, i64::MIN];
        for value in values {
            file.decimal(value, 2, false);
            file.decimal(value, 4, true);
            file.integer(value.unsigned_abs());
            file.text("a,\"b\"\nc");
            file.end_row().unwrap();
        }
        let written = file.finish().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let expected: String = values
            .iter()
            .map(|value| {
                let money = Money::from_minor(*value, Currency::EUR).decimal();
                let size = value.unsigned_abs();
                format!("{money},{},{size},\"a,\"\"b\"\"\nc\"\n", Points::from_units(*value))
            })
            .collect();
        assert_eq!(text, expected);
        assert_eq!(written.bytes, text.len() as u64);
        assert_eq!(written.digest, blake3::hash(text.as_bytes()).to_hex().to_string());
    }

    #[test]
    fn an_existing_file_is_never_overwritten() {
        let path = std::env::temp_dir().join(format!("treeline-text-{}-old", std::process::id()));
        std::fs::write(&path, "old").unwrap();
        let problem = CsvFile::create(&path).map(|_| ()).unwrap_err();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(problem.code, "offline-unwritable");
    }
}
