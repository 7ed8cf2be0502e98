//! Pages: every decision is listed with its own title; every command, setting, metric and feature a page names exists; a
//! term of the glossary has its word in every language.

use std::collections::BTreeSet;

use clap::CommandFactory as _;

use super::{Findings, Repository};
use crate::find;

const ARCHITECTURE: &str = "docs/ARCHITECTURE.md";
const GLOSSARY: &str = "docs/GLOSSARY.md";
const OPERATIONS: &str = "docs/OPERATIONS.md";
/// Where the settings are declared.
const SETTINGS: &str = "crates/treeline/src/config/keys.rs";
const DECISIONS: &str = "docs/decisions/";
/// Where the product's own commands are declared.
const PRODUCT: &str = "crates/treeline/src/main.rs";

/// Checks what the pages list and name.
pub fn check(repository: &Repository, findings: &mut Findings) {
    decisions(repository, findings);
    settings(repository, findings);
    metrics(repository, findings);
    features(repository, findings);
    glossary(repository, findings);
    let cli = crate::Cli::command();
    let ours: BTreeSet<String> = cli.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let product = repository.text(PRODUCT).map(variants).unwrap_or_default();
    if product.is_empty() {
        findings.error(PRODUCT, "no `enum Command` to read the product's commands from");
    }
    for (file, text) in repository.files().filter(|(file, _)| file.ends_with(".md")) {
        for (program, known) in [("cargo xtask ", &ours), ("treeline ", &product)] {
            for (line, name) in shown(text, program) {
                if !known.contains(name) {
                    findings.error(format!("{file}:{line}"), format!("there is no command {program}{name}"));
                }
            }
        }
    }
}

/// `- [NNNN Title](file.md)` for every `# NNNN Title`.
fn decisions(repository: &Repository, findings: &mut Findings) {
    let list = format!("{DECISIONS}README.md");
    let listed = repository.text(&list).unwrap_or_default();
    let mut numbers = BTreeSet::new();
    for (file, text) in repository.files() {
        let Some(name) = file.strip_prefix(DECISIONS).filter(|name| *name != "README.md") else { continue };
        let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
        let number = name.split('-').next().unwrap_or_default();
        if title.split(' ').next() != Some(number) {
            findings.error(file, format!("the first line must be `# {number} …`"));
        } else if !listed.contains(&format!("- [{title}]({name})")) {
            findings.error(&list, format!("`- [{title}]({name})` is missing"));
        }
        if !numbers.insert(number) {
            findings.error(file, format!("the number {number} is taken"));
        }
    }
}

/// Every setting of the code stands in the table with its variable, and no other.
fn settings(repository: &Repository, findings: &mut Findings) {
    let (Some(code), Some(page)) = (repository.text(SETTINGS), repository.text(OPERATIONS)) else {
        findings.error(SETTINGS, format!("it or {OPERATIONS} is missing"));
        return;
    };
    let row = |key: &str| format!("| `{key}` | `TREELINE_{}` |", key.replace('.', "_").to_uppercase());
    let known: BTreeSet<String> = code
        .lines()
        .filter_map(|line| line.trim().strip_prefix("(\"")?.split_once("\", Kind::"))
        .map(|(key, _)| row(key))
        .collect();
    let listed: BTreeSet<String> = page
        .lines()
        .filter(|line| line.starts_with("| `") && line.contains("` | `TREELINE_"))
        .filter_map(|line| line.split('`').nth(1))
        .map(row)
        .collect();
    for missing in known.iter().filter(|row| !page.contains(*row)) {
        findings.error(OPERATIONS, format!("`{missing}` is missing"));
    }
    for gone in listed.difference(&known) {
        findings.error(OPERATIONS, format!("`{gone}` is no setting"));
    }
}

/// Every metric the page names is counted somewhere.
fn metrics(repository: &Repository, findings: &mut Findings) {
    let page = repository.text(OPERATIONS).unwrap_or_default();
    for name in page.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
        let counted = |(file, text): (&str, &str)| {
            file.starts_with("crates/") && file.ends_with(".rs") && text.contains(&format!("\"{name}\""))
        };
        if name.starts_with("treeline_") && name.ends_with("_total") && !repository.files().any(counted) {
            findings.error(OPERATIONS, format!("nothing counts {name}"));
        }
    }
}

/// Every feature in the list has files.
fn features(repository: &Repository, findings: &mut Findings) {
    let page = repository.text(ARCHITECTURE).unwrap_or_default();
    let listed = page.split_once("Features: `").and_then(|(_, rest)| rest.split_once('`'));
    let Some((listed, _)) = listed else {
        findings.error(ARCHITECTURE, "no line `Features: …`");
        return;
    };
    for feature in listed.split_whitespace() {
        if !repository.files().any(|(file, _)| find::belongs(file, feature)) {
            findings.error(ARCHITECTURE, format!("there is no feature {feature}"));
        }
    }
}

/// Every row has as many filled cells as its table's heading.
fn glossary(repository: &Repository, findings: &mut Findings) {
    let cells =
        |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().len()).collect::<Vec<_>>();
    for (number, line) in repository.text(GLOSSARY).unwrap_or_default().lines().enumerate() {
        if line.starts_with('|') && (cells(line).len() != 7 || cells(line).contains(&0)) {
            findings.error(
                format!("{GLOSSARY}:{}", number + 1),
                "the word in six languages and what it is: seven cells",
            );
        }
    }
}

/// The variants of `enum Command` as clap names them.
fn variants(source: &str) -> BTreeSet<String> {
    let body = source.split_once("enum Command {").and_then(|(_, rest)| rest.split_once("\n}"));
    let names = body.map(|(body, _)| body).unwrap_or_default().lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?.split(['(', ',', ' ', '{']).next()?;
        name.chars().next().is_some_and(char::is_uppercase).then(|| name.to_lowercase())
    });
    names.collect()
}

/// What stands after a program's name at the beginning of a code span or of a line in a code block.
fn shown<'a>(text: &'a str, program: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let spans: Vec<&str> =
            if fenced { vec![line.trim_start()] } else { line.split('`').skip(1).step_by(2).collect() };
        for rest in spans.into_iter().filter_map(|span| span.strip_prefix(program)) {
            let name = rest.split([' ', '|']).next().unwrap_or_default();
            if name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.is_empty() {
                found.push((number + 1, name));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Findings, Repository, decisions, shown, variants};

    #[test]
    fn commands_are_read_from_pages_and_from_the_enum() {
        let page = "`treeline serve --data x`, `treeline`, my treeline is\n```\ntreeline bench tree\n  treeline <name>\n```\n";
        assert_eq!(shown(page, "treeline "), [(1, "serve"), (3, "bench")]);
        let source = "enum Command {\n    /// Serve.\n    Serve(x::Options),\n    #[command(subcommand)]\n    Plan(Plan),\n    Openapi,\n}\nenum Plan {\n    Check,\n}\n";
        assert_eq!(variants(source).into_iter().collect::<Vec<_>>(), ["openapi", "plan", "serve"]);
    }

    #[test]
    fn a_decision_with_another_title_or_no_line_is_found() {
        let file = |name: &str, text: &str| (format!("docs/decisions/{name}"), text.to_owned());
        let mut files = vec![
            file("0001-a.md", "# 0001 A\n"),
            file("0002-b.md", "# 0002 Bee\n"),
            file("0002-c.md", "# C\n"),
            file("README.md", "- [0001 A](0001-a.md)\n- [0002 B](0002-b.md)\n"),
        ];
        files.sort();
        let mut findings = Findings::default();
        decisions(&Repository { files, others: Vec::new() }, &mut findings);
        assert_eq!(findings.errors.len(), 3, "{:?}", findings.errors);
    }
}
