//! Words: six languages say the same things, with every plural form; no key is missing, none is left over.

use std::collections::{BTreeMap, BTreeSet};

use super::fluent::{Message, messages};
use super::{Findings, Repository};

/// The languages and the plural categories whole numbers and fractions need in them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["one", "other"]),
    ("fr", &["one", "many", "other"]),
    ("pt", &["one", "many", "other"]),
    ("es", &["one", "many", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
];

/// Families whose keys are made from names in definitions, plans or states, never written out in code.
const FAMILIES: &[&str] = &["object-", "field-", "group-", "option-"];

/// Compares the languages and looks for every key in the sources.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let mut english: BTreeMap<&str, Vec<Message>> = BTreeMap::new();
    for (file, text) in repository.files() {
        if let Some(feature) = file.strip_prefix("locales/en/") {
            english.insert(feature, messages(text));
        }
    }
    twice(&english, findings);
    for (language, plurals) in LANGUAGES {
        for (feature, reference) in &english {
            let file = format!("locales/{language}/{feature}");
            match repository.text(&file) {
                Some(text) => compare(&file, reference, &messages(text), plurals, findings),
                None => findings.error(file, "the file is missing"),
            }
        }
    }
    for (file, _) in repository.files().filter(|(file, _)| file.starts_with("locales/")) {
        let mut parts = file.split('/').skip(1);
        let (language, feature) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if !LANGUAGES.iter().any(|(known, _)| *known == language) || !english.contains_key(feature) {
            findings.error(file, "belongs to no language of ours or has no English original");
        }
    }
    unused(repository, &english, findings);
    missing(repository, &english, findings);
}

/// Where code asks for words by a literal: what stands before it, and what is put before the literal to make the key.
const ASKED: &[(&str, &str, &[&str])] = &[
    (".ts", "", &["t('", "t(\""]),
    (".tsx", "", &["t('", "t(\""]),
    (".rs", "problem-", &["Problem::new(\""]),
];

/// Every key that code asks for by name must exist. Test code may ask for what it likes.
fn missing(repository: &Repository, english: &BTreeMap<&str, Vec<Message>>, findings: &mut Findings) {
    let known: BTreeSet<&str> = english.values().flatten().map(|message| message.key.as_str()).collect();
    for (file, text) in repository.files() {
        let is_test = file.contains("test") || file.starts_with("xtask/") || file.contains("/bench");
        let Some((_, prefix, marks)) = ASKED.iter().find(|(ending, _, _)| file.ends_with(ending)) else {
            continue;
        };
        if is_test {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            for key in marks.iter().flat_map(|mark| asked(line, mark)) {
                let key = format!("{prefix}{key}");
                if !known.contains(key.as_str()) {
                    findings
                        .error(format!("{file}:{}", number + 1), format!("{key} has no words in locales/en"));
                }
            }
        }
    }
}

/// The literals after every `mark` that begins a call of its own (`t(` but not `fit(`).
fn asked<'a>(line: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(mark).filter_map(move |(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.')
            || line.trim_start().starts_with(['*', '/'])
        {
            return None;
        }
        let end = if mark.ends_with('\'') { '\'' } else { '"' };
        let key = line.get(at + mark.len()..)?.split(end).next()?;
        (!key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .then_some(key)
    })
}

fn twice(english: &BTreeMap<&str, Vec<Message>>, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (feature, message) in
        english.iter().flat_map(|(feature, all)| all.iter().map(move |one| (*feature, one)))
    {
        if let Some(first) = seen.insert(&message.key, feature) {
            findings.error(
                format!("locales/en/{feature}:{}", message.line),
                format!("{} stands already in {first}", message.key),
            );
        }
    }
}

fn compare(file: &str, reference: &[Message], found: &[Message], plurals: &[&str], findings: &mut Findings) {
    let wanted: BTreeMap<&str, &Message> =
        reference.iter().map(|message| (message.key.as_str(), message)).collect();
    let have: BTreeSet<&str> = found.iter().map(|message| message.key.as_str()).collect();
    for key in wanted.keys().filter(|key| !have.contains(*key)) {
        findings.error(file, format!("{key} is missing"));
    }
    for message in found {
        let at = format!("{file}:{}", message.line);
        let Some(original) = wanted.get(message.key.as_str()) else {
            findings.error(at, format!("{} is not in English", message.key));
            continue;
        };
        if let Some(name) = message.variables.difference(&original.variables).next() {
            findings.error(&at, format!("{} uses ${name}, the English text does not", message.key));
        }
        let missing = message.missing_plurals(plurals);
        if !missing.is_empty() {
            findings.error(&at, format!("{} lacks the plural forms {}", message.key, missing.join(", ")));
        }
    }
}

/// A key is used when a source names it, or builds it from a prefix (`` `run-state-${…}` ``, `format!("run-state-{…}")`),
/// or, for `problem-<code>`, when a source names the code.
fn unused(repository: &Repository, english: &BTreeMap<&str, Vec<Message>>, findings: &mut Findings) {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut prefixes: BTreeSet<&str> = BTreeSet::new();
    for (file, text) in repository.files().filter(|(file, _)| is_source(file)) {
        let _ = file;
        collect(text, &mut words, &mut prefixes);
    }
    for (feature, message) in
        english.iter().flat_map(|(feature, all)| all.iter().map(move |one| (*feature, one)))
    {
        let key = message.key.split('.').next().unwrap_or_default();
        let used = words.contains(key)
            || FAMILIES.iter().any(|family| key.starts_with(family))
            || key.strip_prefix("problem-").is_some_and(|code| words.contains(code))
            || key.match_indices('-').any(|(at, _)| {
                key.get(..=at).is_some_and(|prefix| prefix != "problem-" && prefixes.contains(prefix))
            });
        if !used && !message.key.contains('.') {
            findings
                .error(format!("locales/en/{feature}:{}", message.line), format!("{key} is used nowhere"));
        }
    }
}

fn is_source(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ["rs", "ts", "tsx", "toml", "ftl", "html", "mjs"].contains(&ending) && !file.contains("/generated/")
}

/// Every run of key characters in a text; one followed by `${` or `{` and ending in a hyphen is a prefix.
fn collect<'a>(text: &'a str, words: &mut BTreeSet<&'a str>, prefixes: &mut BTreeSet<&'a str>) {
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_ascii_alphanumeric() || c == '-' || c == '_';
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let Some(word) = text.get(from..at) else { continue };
                if word.ends_with('-') && (c == '$' || c == '{') && word.len() > 2 {
                    prefixes.insert(word);
                }
                // In a catalogue a key stands before `=`; only a reference inside braces uses one.
                if !text.get(at..).is_some_and(|rest| {
                    rest.starts_with(" =") && !rest.starts_with(" ==") && from_line_start(text, from)
                }) {
                    words.insert(word);
                }
            }
            _ => {}
        }
    }
}

fn from_line_start(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Findings, asked, collect, compare, messages};

    #[test]
    fn a_missing_key_a_foreign_key_and_a_missing_plural_are_errors() {
        let english = messages("a = A\nb = { $n ->\n [one] One\n *[other] { $n }\n}\n");
        let polish = messages("b = { $n ->\n [one] Jeden\n [few] { $n }\n *[other] { $x }\n}\nc = C\n");
        let mut findings = Findings::default();
        compare("pl.ftl", &english, &polish, &["one", "few", "many", "other"], &mut findings);
        assert_eq!(findings.errors.len(), 4, "{:?}", findings.errors);
    }

    #[test]
    fn literals_that_ask_for_words_are_found() {
        let all = |line, mark| asked(line, mark).collect::<Vec<_>>();
        assert_eq!(all("x = t('runs-title') + fit('no') + a.t('no')", "t('"), ["runs-title"]);
        assert_eq!(all("Err(Problem::new(\"slot-taken\"))", "Problem::new(\""), ["slot-taken"]);
        assert!(all("t('' + x)", "t('").is_empty());
    }

    #[test]
    fn keys_and_prefixes_are_found_in_code() {
        let (mut words, mut prefixes) = (BTreeSet::new(), BTreeSet::new());
        collect(
            "t(`run-state-${state}`); t('runs-title'); format!(\"role-{key}\")\nown-key = x\n",
            &mut words,
            &mut prefixes,
        );
        assert!(words.contains("runs-title") && !words.contains("own-key"));
        assert_eq!(prefixes.into_iter().collect::<Vec<_>>(), ["role-", "run-state-"]);
    }
}
