//! A reader of our Fluent files, as much as the rules need: keys, attributes, and the plural forms of every choice.

use std::collections::BTreeSet;

/// One message or attribute.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// `key` or `key.attribute`.
    pub key: String,
    /// The line it begins on, from 1.
    pub line: usize,
    /// Names of the variables it uses, sorted.
    pub variables: BTreeSet<String>,
    /// The variant names of every choice in it, in order.
    pub choices: Vec<BTreeSet<String>>,
}

const PLURALS: &[&str] = &["zero", "one", "two", "few", "many", "other"];

impl Message {
    /// Plural categories that `needed` has and a choice of this message lacks.
    pub fn missing_plurals<'a>(&self, needed: &[&'a str]) -> Vec<&'a str> {
        let counts = |choice: &&BTreeSet<String>| {
            choice.iter().any(|name| name != "other" && PLURALS.contains(&name.as_str()))
        };
        let plural = self.choices.iter().filter(counts);
        plural.flat_map(|choice| needed.iter().copied().filter(|form| !choice.contains(*form))).collect()
    }
}

/// Reads a whole file. Comments and blank lines are skipped; what is no message belongs to the one before.
pub fn messages(text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    let mut key = String::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let body = if let Some((name, body)) = heading(line) {
            let indented = line.starts_with(' ');
            if !indented {
                key = name.to_owned();
            }
            let full = if indented { format!("{key}.{}", name.trim_start_matches('.')) } else { key.clone() };
            found.push(Message {
                key: full,
                line: number + 1,
                variables: BTreeSet::new(),
                choices: Vec::new(),
            });
            body
        } else {
            line
        };
        if let Some(message) = found.last_mut() {
            read_body(message, body);
        }
    }
    found
}

/// `key = text` at the start of a line, or `    .attribute = text`.
fn heading(line: &str) -> Option<(&str, &str)> {
    let (name, body) = line.split_once('=')?;
    let trimmed = name.trim();
    let attribute = line.starts_with(' ') && trimmed.starts_with('.');
    let message =
        !line.starts_with(' ') && trimmed.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let plain = trimmed.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    ((attribute || message) && plain).then_some((trimmed, body))
}

fn read_body(message: &mut Message, body: &str) {
    for part in body.split('$').skip(1) {
        let name: String =
            part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
        message.variables.insert(name);
    }
    if body.contains("->") {
        message.choices.push(BTreeSet::new());
    }
    let mut rest = body;
    while let Some(at) = rest.find('[') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let Some((name, after)) = rest.split_once(']') else { break };
        if let Some(choice) = message.choices.last_mut() {
            choice.insert(name.trim().to_owned());
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::messages;

    #[test]
    fn keys_attributes_variables_and_choices_are_read() {
        let text = "# note\nobject-member = Member\n    .plural = Members\nrows = { $count ->\n    [one] One row\n   *[other] { $count } rows\n}\n";
        let found = messages(text);
        let keys: Vec<&str> = found.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["object-member", "object-member.plural", "rows"]);
        let rows = found.last().expect("three messages");
        assert!(rows.variables.contains("count"));
        assert_eq!(rows.missing_plurals(&["one", "many", "other"]), ["many"]);
        assert_eq!(rows.missing_plurals(&["one", "other"]), Vec::<&str>::new());
    }

    #[test]
    fn a_choice_by_name_is_no_plural() {
        let found = messages("state = { $state ->\n    [draft] Draft\n   *[other] Else\n}\n");
        assert_eq!(
            found.first().map(|message| message.missing_plurals(&["one", "few", "many", "other"])),
            Some(vec![])
        );
    }
}
