//! Rust files: the first line says what the file holds, sizes stay readable, nothing silences a lint or is left for later.

use super::{Findings, Repository};

/// Lines before a file is worth a look, and before it is refused (tests at its end not counted).
pub(super) const FILE_LINES: (usize, usize) = (400, 600);
/// Lines of one function, likewise.
const FUNCTION_LINES: (usize, usize) = (70, 120);

/// Checks every Rust file and prints the sizes' median and 95th percentile.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let mut sizes = Vec::new();
    for (file, text) in repository.files().filter(|(file, _)| is_rust(file)) {
        if !text.starts_with("//! ") {
            findings
                .error(file, "the first line must be `//!` saying what the file holds and what it refuses");
        }
        if text.contains(concat!("@", "generated")) {
            continue;
        }
        silenced(file, text, findings);
        let lines = code_lines(text);
        if !is_test(file) {
            sizes.push(lines);
            limit(findings, file, "the file", lines, FILE_LINES);
        }
        for (line, name, length) in functions(text) {
            limit(findings, format!("{file}:{line}"), &format!("fn {name}"), length, FUNCTION_LINES);
        }
    }
    sizes.sort_unstable();
    let at = |share: usize| sizes.get(sizes.len() * share / 100).copied().unwrap_or(0);
    println!("tidy: {} Rust files, median {} lines, 95 % under {}", sizes.len(), at(50), at(95));
}

fn is_rust(file: &str) -> bool {
    file.rsplit('.').next() == Some("rs")
}

/// Tests beside the code in `tests/` folders and in files called `tests.rs` or ending in `_tests.rs`.
fn is_test(file: &str) -> bool {
    file.contains("/tests/") || file.ends_with("/tests.rs") || file.ends_with("_tests.rs")
}

/// Warns or errs by the number of lines.
pub(super) fn limit(
    findings: &mut Findings,
    at: impl std::fmt::Display,
    what: &str,
    lines: usize,
    (warn, refuse): (usize, usize),
) {
    if lines > refuse {
        findings.error(at, format!("{what} has {lines} lines, more than {refuse}"));
    } else if lines > warn {
        findings.warn(at, format!("{what} has {lines} lines, more than {warn}"));
    }
}

/// The lines before the tests at a file's end.
fn code_lines(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn silenced(file: &str, text: &str, findings: &mut Findings) {
    // Built from pieces so that this file does not find itself.
    let refused = [
        (concat!("#[al", "low("), "silences a lint: use #[expect(…, reason = \"…\")]"),
        (concat!("#![al", "low("), "silences a lint: use #[expect(…, reason = \"…\")]"),
        (concat!("#[ig", "nore"), "a test that does not run proves nothing"),
        (concat!("to", "do!("), "unfinished"),
        (concat!("unimple", "mented!("), "unfinished"),
    ];
    for (number, line) in text.lines().enumerate() {
        for (needle, why) in refused {
            if line.contains(needle) {
                findings.error(format!("{file}:{}", number + 1), format!("`{needle}`: {why}"));
            }
        }
        if line.contains(concat!("#[ex", "pect(")) && !text_from(text, number).contains("reason") {
            findings.error(format!("{file}:{}", number + 1), "#[expect] needs a reason");
        }
    }
}

/// The attribute that begins on line `number`: up to its closing bracket, at most eight lines.
fn text_from(text: &str, number: usize) -> String {
    let mut attribute = String::new();
    for line in text.lines().skip(number).take(8) {
        attribute.push_str(line);
        if line.trim_end().ends_with(")]") {
            break;
        }
    }
    attribute
}

/// Every function as (line, name, length): rustfmt puts the closing brace under the `fn`'s own column.
fn functions(text: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let closing = format!("{}}}", " ".repeat(indent));
        let body = lines.get(number..).unwrap_or_default();
        let length = body.iter().position(|line| {
            *line == closing
                || line.trim_end().ends_with(';') && line.len() - line.trim_start().len() == indent
        });
        if let Some(length) = length {
            found.push((number + 1, name.to_owned(), length + 1));
        }
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ")?;
    Some(name.split(['(', '<']).next().unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::{Findings, code_lines, functions, silenced};

    #[test]
    fn a_function_is_measured_from_its_name_to_its_brace() {
        let text = "impl X {\n    pub async fn first(a: u8) {\n        b();\n    }\n    fn second();\n}\n";
        assert_eq!(functions(text), [(2, "first".to_owned(), 3), (5, "second".to_owned(), 1)]);
    }

    #[test]
    fn tests_at_the_end_do_not_count() {
        assert_eq!(code_lines("//! x\nfn a() {}\n\n#[cfg(test)]\nmod tests {}\n"), 3);
    }

    #[test]
    fn silenced_lints_and_skipped_tests_are_errors() {
        let mut findings = Findings::default();
        silenced("x.rs", concat!("#[al", "low(dead_code)]\n#[ig", "nore]\n"), &mut findings);
        assert_eq!(findings.errors.len(), 2);
        let mut findings = Findings::default();
        silenced("x.rs", "#[expect(\n    clippy::x,\n    reason = \"y\"\n)]\n", &mut findings);
        assert_eq!(findings.errors.len(), 0);
        silenced("x.rs", "#[expect(clippy::x)]\nfn reason() {}\n", &mut findings);
        assert_eq!(findings.errors.len(), 1);
    }
}
