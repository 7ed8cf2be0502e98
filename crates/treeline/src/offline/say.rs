//! Problems and results as sentences on the terminal: `file:line:column: sentence`, in one of six languages.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use app::words::{Language, Words};
use kernel::Problem;
use plan::Message;

/// The most sentences kept to be said again.
const TOLD_MAX: usize = 100_000;

/// Speaks one language.
#[derive(Default)]
pub struct Say {
    words: Words,
    language: Language,
}

/// A line on standard output. A reader that went away is no reason to fail.
pub fn out(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

impl Say {
    /// # Errors
    /// `offline-language` for a language that the product does not speak.
    pub fn new(language: &str) -> Result<Self, Problem> {
        let language = Language::from_tag(language)
            .ok_or_else(|| Problem::new("offline-language").with("value", language).token(language))?;
        Ok(Self { words: Words::embedded(), language })
    }

    /// The text under a key.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.text(self.language, key, values)
    }

    /// Several messages as one line. Of a million members most miss the same things, so a sentence said
    /// before is taken from `told`.
    pub fn reasons(&self, messages: &[Message], told: &mut BTreeMap<Message, String>) -> String {
        let mut line = String::new();
        for message in messages {
            if !line.is_empty() {
                line.push_str("; ");
            }
            match told.get(message) {
                Some(sentence) => line.push_str(sentence),
                None => {
                    let values: Vec<(&str, &str)> =
                        message.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let sentence = self.text(&message.key, &values);
                    line.push_str(&sentence);
                    if told.len() < TOLD_MAX {
                        told.insert(message.clone(), sentence);
                    }
                }
            }
        }
        line
    }

    /// `file:line:column: sentence: 'token'`; the token is left out where the sentence names it.
    pub fn sentence(&self, problem: &Problem) -> String {
        let at = &problem.at;
        let mut text = String::new();
        for part in [at.file.clone(), at.line.map(|n| n.to_string()), at.column.map(|n| n.to_string())] {
            text.extend(part.map(|part| part + ":"));
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let token = at.token.as_deref().unwrap_or_default();
        let mut values: Vec<(&str, &str)> =
            problem.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if !problem.params.contains_key("token") {
            values.push(("token", token));
        }
        let key = format!("problem-{}", problem.code);
        let sentence = self
            .words
            .find(self.language, &key, &values)
            .unwrap_or_else(|| Problem { at: Box::default(), ..problem.clone() }.to_string());
        text.push_str(&sentence);
        if !token.is_empty() && !sentence.contains(token) {
            text.push_str(&format!(" [{token}]"));
        }
        // A hostile file must not steer the terminal.
        let shown = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
        text.chars().map(shown).collect()
    }

    /// Prints problems on standard error, and fails.
    pub fn refuse(&self, problems: &[Problem]) -> ExitCode {
        let mut stderr = std::io::stderr().lock();
        for problem in problems {
            let _ = writeln!(stderr, "{}", self.sentence(problem));
        }
        ExitCode::FAILURE
    }
}
