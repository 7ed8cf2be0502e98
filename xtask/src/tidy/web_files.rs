//! TypeScript and script files: the first line says what the file holds, sizes stay readable, no test is left out, no
//! check is silenced without a reason.

use super::{Findings, Repository, rust_files};

/// Checks every file of the web app and of the browser tests.
pub fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.files().filter(|(file, _)| is_script(file)) {
        if !text.starts_with("/**") {
            findings
                .error(file, "the first line must be `/**` saying what the file holds and what it refuses");
        }
        if !is_test(file) {
            rust_files::limit(findings, file, "the file", text.lines().count(), rust_files::FILE_LINES);
        }
        for (number, line) in text.lines().enumerate() {
            if let Some(why) = refused(line) {
                findings.error(format!("{file}:{}", number + 1), why);
            }
        }
    }
}

fn is_script(file: &str) -> bool {
    ["ts", "tsx", "mjs"].contains(&file.rsplit('.').next().unwrap_or_default())
}

fn is_test(file: &str) -> bool {
    file.contains(".test.") || file.starts_with("e2e/tests/")
}

/// Why a line must not stay.
fn refused(line: &str) -> Option<&'static str> {
    if ["it", "test", "describe"].iter().any(|name| {
        ["only", "skip", "todo"].iter().any(|verb| line.trim_start().starts_with(&format!("{name}.{verb}(")))
    }) {
        return Some("a test that does not run proves nothing");
    }
    if line.contains("@ts-ignore") || line.contains("@ts-nocheck") {
        return Some("silences the type check: use @ts-expect-error with a reason");
    }
    let reason = |mark: &str, from: &str| {
        line.split_once(mark)
            .is_some_and(|(_, rest)| rest.split_once(from).is_none_or(|(_, reason)| reason.trim().len() < 5))
    };
    (reason("lint-disable", " -- ") || reason("@ts-expect-error", " "))
        .then_some("silences a check without a reason")
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn skipped_tests_and_silenced_checks_need_more_than_a_comment() {
        for bad in [
            "  it.only('x', () => {",
            "test.skip('x', () => {",
            "// @ts-ignore",
            "// @ts-expect-error",
            "x(); // eslint-disable-line react/exhaustive-deps",
        ] {
            assert!(refused(bad).is_some(), "{bad}");
        }
        for good in [
            "it('x', () => {",
            "list.skip(3)",
            "// @ts-expect-error a plain script without types",
            "x(); // eslint-disable-line a/b -- the store changes on every render",
        ] {
            assert!(refused(good).is_none(), "{good}");
        }
    }
}
