//! Why a file, a row or a cell was not taken: a stable code with the place it was found at.
//! Holds no words; those are in `locales/<lang>/imports.ftl` under `problem-<code>`.

use std::fmt;

/// A refusal of a file (`line` 0), of a row or of one cell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code, the key of the words: `import-quote-open`.
    pub code: &'static str,
    /// Physical line, counted from 1 as an editor shows it; 0 where the file as a whole is meant.
    pub line: u32,
    /// The column's name in the file, or empty where the row as a whole is meant.
    pub column: String,
    /// Values the words need, by name.
    pub params: Vec<(&'static str, String)>,
}

impl Refusal {
    /// Refuses the file as a whole.
    #[must_use]
    pub fn file(code: &'static str) -> Self {
        Self::row(code, 0)
    }

    /// Refuses the row that begins on physical line `line`.
    #[must_use]
    pub fn row(code: &'static str, line: u32) -> Self {
        Self { code, line, column: String::new(), params: Vec::new() }
    }

    /// Names the column the reason was found in.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Self {
        column.clone_into(&mut self.column);
        self
    }

    /// Adds a value for the words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, clip(&value.to_string())));
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if self.line > 0 {
            write!(f, " at line {}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        for (name, value) in &self.params {
            write!(f, ", {name} = {value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// Keeps a message short however long the cell was.
fn clip(text: &str) -> String {
    const KEPT: usize = 80;
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
