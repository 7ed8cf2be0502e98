//! Engines are pure: no IO, clock, randomness, async, floats or unordered maps in the crates that decide. Threads may share
//! the work: tests show that their number changes nothing.

use super::{Findings, Repository};

/// The crates that decide: values in, values out.
const ENGINES: &[&str] = &[
    "kernel",
    "tree",
    "plan",
    "commission",
    "prove",
    "recheck",
    "ledger",
    "commerce",
    "settle",
    "flow",
    "entity",
    "access",
];
/// What would make the same input give other bytes, or reach the world.
const REFUSED: &[&str] = &[
    "HashMap",
    "HashSet",
    "RandomState",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::time",
    "SystemTime",
    "Instant::",
    "async",
    "f32",
    "f64",
    "println",
    "eprintln",
];

/// Reads every engine's code; tests may do as they like.
pub fn check(repository: &Repository, findings: &mut Findings) {
    for engine in ENGINES {
        let root = format!("crates/{engine}/src/");
        let lib = format!("{root}lib.rs");
        if !repository.text(&lib).is_some_and(|text| text.contains("#![deny(clippy::float_arithmetic")) {
            findings.error(&lib, "an engine begins with #![deny(clippy::float_arithmetic)]");
        }
        for (file, text) in repository.files().filter(|(file, _)| file.starts_with(&root)) {
            if file.ends_with("_tests.rs") || file.ends_with("/tests.rs") {
                continue;
            }
            for (line, word) in impure(text) {
                findings.error(format!("{file}:{line}"), format!("{word} has no place in an engine"));
            }
        }
    }
}

/// Refused words in code before the tests, with their lines; comments and longer words do not count.
fn impure(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (number, line) in text.lines().enumerate().take_while(|(_, line)| *line != "#[cfg(test)]") {
        let code = line.split("//").next().unwrap_or_default();
        for word in REFUSED {
            let stands = code.match_indices(word).any(|(at, _)| {
                let before = code.get(..at).and_then(|text| text.chars().next_back());
                let after = code.get(at + word.len()..).and_then(|text| text.chars().next());
                !before.is_some_and(is_word) && (word.ends_with(':') || !after.is_some_and(is_word))
            });
            if stands {
                found.push((number + 1, *word));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::impure;

    #[test]
    fn what_reaches_the_world_is_found_in_code_and_not_in_words() {
        let text = "// a HashMap\nuse std::collections::HashMap;\nlet asynchronous = my_f64;\nasync fn x() {}\nlet y: f64;\n#[cfg(test)]\nuse std::fs;\n";
        assert_eq!(impure(text), [(2, "HashMap"), (4, "async"), (5, "f64")]);
    }
}
