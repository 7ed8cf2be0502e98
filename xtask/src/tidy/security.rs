//! The table of the security suite: every row stands once, and names tests that exist or says what it waits for.

use std::collections::BTreeMap;

use super::{Findings, Repository};

const PAGE: &str = "docs/SECURITY-ROWS.md";
/// The rows of the suite that concern signing in, access, input and output.
const ROWS: [std::ops::RangeInclusive<u32>; 5] = [1..=7, 9..=23, 25..=33, 35..=46, 48..=53];

/// Holds the table against the tests.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let Some(page) = repository.text(PAGE) else {
        findings.error(PAGE, "it is missing");
        return;
    };
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, line) in page.lines().enumerate() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let Some((row, held)) = cells.first().and_then(|cell| cell.parse::<u32>().ok()).zip(cells.get(2))
        else {
            continue;
        };
        let place = format!("{PAGE}:{}", at + 1);
        *seen.entry(row).or_default() += 1;
        for complaint in complaints(repository, held) {
            findings.error(&place, complaint);
        }
    }
    for row in ROWS.into_iter().flatten() {
        match seen.get(&row) {
            Some(1) => {}
            Some(more) => findings.error(PAGE, format!("row {row} stands there {more} times")),
            None => findings.error(PAGE, format!("row {row} is missing")),
        }
    }
}

/// What is wrong with the last cell of a row.
fn complaints(repository: &Repository, held: &str) -> Vec<String> {
    if let Some(reason) = held.strip_prefix("open: ") {
        return if reason.trim().is_empty() { vec!["open, for what?".to_owned()] } else { Vec::new() };
    }
    let named: Vec<&str> = held.split('`').skip(1).step_by(2).collect();
    if named.is_empty() {
        return vec!["names no test and is not open".to_owned()];
    }
    named
        .into_iter()
        .filter(|test| !exists(repository, test))
        .map(|test| format!("there is no test {test}"))
        .collect()
}

/// Whether `file::name` is a test: a function of that name, or an `it` of those words.
fn exists(repository: &Repository, test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else { return false };
    let Some(text) = repository.text(file) else { return false };
    if file.ends_with(".rs") {
        text.contains(&format!("fn {name}("))
    } else {
        text.contains(&format!("it('{name}'")) || text.contains(&format!("it(\"{name}\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_page(page: &str) -> Vec<String> {
        let files = vec![
            ("crates/a/tests/it.rs".to_owned(), "#[test]\nfn it_holds() {}".to_owned()),
            (PAGE.to_owned(), page.to_owned()),
            ("e2e/tests/a.mjs".to_owned(), "it('stays whole', async () => {})".to_owned()),
        ];
        let repository = Repository { files, others: Vec::new() };
        let mut findings = Findings::default();
        check(&repository, &mut findings);
        findings.errors.into_iter().filter(|error| !error.ends_with("is missing")).collect()
    }

    #[test]
    fn rows_name_tests_that_exist_or_what_they_wait_for() {
        assert!(
            check_page("| 1 | a | `crates/a/tests/it.rs::it_holds` `e2e/tests/a.mjs::stays whole` |")
                .is_empty()
        );
        assert!(check_page("| 1 | a | open: the portal |").is_empty());
        for wrong in [
            "| 1 | a | `crates/a/tests/it.rs::it_hold` |",
            "| 1 | a | `crates/b/tests/it.rs::it_holds` |",
            "| 1 | a | `e2e/tests/a.mjs::stays` |",
            "| 1 | a | later |",
            "| 1 | a | open: |",
            "| 1 | a | open: x |\n| 1 | b | open: y |",
        ] {
            assert_eq!(check_page(wrong).len(), 1, "{wrong}");
        }
    }
}
