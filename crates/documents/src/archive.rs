//! Writing a ZIP archive piece by piece into a file without a name. Refuses nothing; names are the caller's.

use std::fs::File;
use std::io::{Seek as _, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive under way.
pub struct Archive {
    zip: ZipWriter<File>,
}

/// The archive could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the archive could not be written")]
pub struct Unwritten(#[from] zip::result::ZipError);

impl From<std::io::Error> for Unwritten {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

impl Archive {
    /// Begins an archive in an empty file.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { zip: ZipWriter::new(file) }
    }

    /// Begins an entry; what is written next is its content.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn entry(&mut self, name: &str, compressed: bool) -> Result<(), Unwritten> {
        let method =
            if compressed { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
        // The length of an entry is not known before its end.
        let options = SimpleFileOptions::default().compression_method(method).large_file(true);
        Ok(self.zip.start_file(name, options)?)
    }

    /// Adds to the entry.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Unwritten> {
        Ok(self.zip.write_all(bytes)?)
    }

    /// The archive whole, from its beginning.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(self) -> Result<File, Unwritten> {
        let mut file = self.zip.finish()?;
        file.rewind()?;
        Ok(file)
    }
}
