//! A refusal as data: a stable code, its parameters and the place; refuses to hold sentences,
//! because the words for a person stand in `locales/<lang>/` under `problem-<code>`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Named values that fill the words of a problem or an explanation.
pub type Params = BTreeMap<String, String>;

/// Where a problem was found. Unknown parts stay empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Where {
    /// The file as its reader knows it, such as `members.csv`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<String>,
    /// Physical line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// Column in characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<u32>,
    /// The very word that is wrong.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub token: Option<String>,
    /// Pointer to a field of a form or record, such as `lines/2/quantity`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
}

/// A refusal: what, with which values, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Stable code such as `placement-slot-taken`.
    pub code: String,
    /// Values for the words.
    #[serde(default)]
    pub params: Params,
    /// Where it was found (boxed: a result that holds a problem stays small).
    #[serde(default)]
    pub at: Box<Where>,
}

/// The word that the words of a parser put between backticks: what is unknown, missing or of another kind.
#[must_use]
pub fn culprit(text: &str) -> Option<&str> {
    text.split('`').nth(1).filter(|word| !word.is_empty())
}

impl Problem {
    /// A problem without parameters and place.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), params: Params::new(), at: Box::default() }
    }

    /// Adds a parameter for the words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Points to a field.
    #[must_use]
    pub fn field(mut self, pointer: impl Into<String>) -> Self {
        self.at.field = Some(pointer.into());
        self
    }

    /// Points into a file.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.at.file = Some(file.into());
        self
    }

    /// Points to a physical line, counted from 1.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.at.line = Some(line);
        self
    }

    /// Points to a column, counted from 1.
    #[must_use]
    pub fn column(mut self, column: u32) -> Self {
        self.at.column = Some(column);
        self
    }

    /// Names the word that is wrong; a hostile long one is cut at 80 characters.
    #[must_use]
    pub fn token(mut self, token: impl AsRef<str>) -> Self {
        let token = token.as_ref();
        let mut short: String = token.chars().take(80).collect();
        if short.len() < token.len() {
            short.push('…');
        }
        self.at.token = Some(short);
        self
    }
}

/// For logs and the command line without a language: `members.csv:12:5: 'x': code (a=1)`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = &self.at;
        if let Some(file) = &at.file {
            write!(f, "{file}:")?;
        }
        match (at.line, at.column) {
            (Some(line), Some(column)) => write!(f, "{line}:{column}: ")?,
            (Some(line), None) => write!(f, "{line}: ")?,
            _ if at.file.is_some() => write!(f, " ")?,
            _ => {}
        }
        if let Some(field) = &at.field {
            write!(f, "{field}: ")?;
        }
        if let Some(token) = &at.token {
            write!(f, "'{token}': ")?;
        }
        write!(f, "{}", self.code)?;
        if !self.params.is_empty() {
            let all: Vec<String> =
                self.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
            write!(f, " ({})", all.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_place_token_and_parameters() {
        let problem = Problem::new("sponsor-unknown")
            .with("sponsor", "M9")
            .file("members.csv")
            .line(12)
            .column(5)
            .token("M9");
        assert_eq!(problem.to_string(), "members.csv:12:5: 'M9': sponsor-unknown (sponsor=M9)");
        assert_eq!(Problem::new("x").to_string(), "x");
    }

    #[test]
    fn cuts_a_hostile_token_at_a_character_border() {
        let problem = Problem::new("x").token("ł".repeat(10_000));
        assert_eq!(problem.at.token.map(|token| token.chars().count()), Some(81));
    }
}
