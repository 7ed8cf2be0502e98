//! Paths in words: what a page or a comment names must exist, and nothing may name a folder of one machine or of another
//! repository.

use std::collections::BTreeSet;

use super::{Findings, Repository};

/// Checks every page's paths and every file for machine paths.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for file in repository.names() {
        known.insert(file);
        let mut folder = file;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            known.insert(parent);
            folder = parent;
        }
    }
    let tops: BTreeSet<&str> =
        known.iter().filter_map(|path| path.split_once('/').map(|(top, _)| top)).collect();
    for (file, text) in repository.files() {
        machine(file, text, findings);
        let paths = match file.rsplit('.').next() {
            Some("md") if file.ends_with("CHANGELOG.md") => Vec::new(),
            Some("md") => named(file, text, &tops, &known),
            Some("rs" | "ts" | "tsx" | "mjs" | "toml" | "ftl" | "sql" | "css" | "txt") => {
                commented(text, &tops)
            }
            _ => Vec::new(),
        };
        for (line, path) in paths {
            if !known.contains(path.as_str()) && !MADE.iter().any(|made| path.starts_with(made)) {
                findings.error(format!("{file}:{line}"), format!("`{path}` does not exist"));
            }
        }
    }
}

/// Folders a build makes: pages may name them although git does not know them.
const MADE: &[&str] = &["target", "web/dist", "e2e/out", "web/node_modules", "e2e/node_modules"];

fn machine(file: &str, text: &str, findings: &mut Findings) {
    // Built from pieces so that this file does not find itself.
    let refused = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("../sha", "red/"),
        concat!("/tmp/bash", "_jobs"),
    ];
    for (number, line) in text.lines().enumerate() {
        for needle in refused {
            if let Some(at) = line.find(needle) {
                let before = line.get(..at).and_then(|start| start.chars().next_back());
                // After a letter it is a part of an ordinary path, after a blank or a quote it is a machine's.
                if needle.starts_with("..")
                    || !before.is_some_and(|c| c.is_alphanumeric() || "._-}*>".contains(c))
                {
                    findings.error(
                        format!("{file}:{}", number + 1),
                        format!("names a path of one machine: {needle}"),
                    );
                }
            }
        }
    }
}

/// Paths a page names: links to files, and code spans whose first part is a top-level folder of ours or lies beside the page.
fn named(file: &str, text: &str, tops: &BTreeSet<&str>, known: &BTreeSet<&str>) -> Vec<(usize, String)> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for span in line.split('`').skip(1).step_by(2) {
            let path = span.trim_end_matches('/');
            let first = path.split('/').next().unwrap_or_default();
            let plain = !path.contains(['<', '{', '*', '…', ' ', '$', '=', '?', '(', '|', '"'])
                && !path.contains("NNNN");
            if path.contains('/') && tops.contains(first) && plain {
                found.push((number + 1, without_line(path).to_owned()));
            } else if path.contains('/')
                && plain
                && !first.is_empty()
                && !first.starts_with('.')
                && known.contains(joined(folder, first).as_str())
            {
                found.push((number + 1, joined(folder, without_line(path))));
            }
        }
        for link in line.split("](").skip(1) {
            let target = link.split([')', '#', ' ']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:") {
                found.push((number + 1, joined(folder, target.trim_end_matches('/'))));
            }
        }
    }
    found
}

/// Paths a comment names: runs of path characters whose first part is a top-level folder of ours.
fn commented(text: &str, tops: &BTreeSet<&str>) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if !["//", "#", "*", "/*", "--"].iter().any(|mark| line.trim_start().starts_with(mark)) {
            continue;
        }
        let is_path = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
        let mut rest = line;
        while let Some(start) = rest.find(is_path) {
            let (before, run) = rest.split_at(start);
            let length = run.find(|c| !is_path(c)).unwrap_or(run.len());
            let (run, after) = run.split_at(length);
            rest = after;
            // Beside a placeholder (`locales/<lang>/`, `{name}/x`, `*/x`) it is a pattern, no path.
            let pattern = before.ends_with(['<', '{', '}', '>', '*', '$', ':'])
                || after.starts_with(['<', '{', '*', '$', '…']);
            let path = run.trim_end_matches(['.', '/', '-']);
            let first = path.split('/').next().unwrap_or_default();
            if !pattern && path.contains('/') && tops.contains(first) {
                found.push((number + 1, path.to_owned()));
            }
        }
    }
    found
}

/// `file.rs:12` and `file.rs::name` mean `file.rs`.
fn without_line(path: &str) -> &str {
    path.split(':').next().unwrap_or(path)
}

fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Findings, commented, joined, machine, named};

    #[test]
    fn links_and_code_spans_are_paths_and_samples_are_not() {
        let tops = BTreeSet::from(["docs", "crates"]);
        let page = "See [a](../README.md#top), `crates/app/src`, `crates/<name>/src`, `a/b` and <https://x.y/z>.\n```\n`docs/none`\n```\n";
        let known = BTreeSet::from(["docs", "docs/book", "docs/book/a.md"]);
        let paths = |page| -> Vec<String> {
            named("docs/A.md", page, &tops, &known).into_iter().map(|(_, path)| path).collect()
        };
        let found = paths(page);
        assert_eq!(found, ["crates/app/src", "README.md"]);
        assert_eq!(paths("`book/gone.md` and `elsewhere/x`"), ["docs/book/gone.md"]);
        assert_eq!(joined("docs/book", "../pictures/x.png"), "docs/pictures/x.png");
    }

    #[test]
    fn comments_name_paths_and_code_does_not() {
        let tops = BTreeSet::from(["docs", "locales"]);
        let text =
            "//! See docs/a.md, `docs/b/`; locales/<lang>/x.ftl\nlet x = \"docs/none\";\n-- docs/c.sql.\n";
        assert_eq!(
            commented(text, &tops),
            [(1, "docs/a.md".to_owned()), (1, "docs/b".to_owned()), (3, "docs/c.sql".to_owned())]
        );
    }

    #[test]
    fn a_machine_path_is_found_and_an_own_folder_is_not() {
        let mut findings = Findings::default();
        machine("a.rs", concat!("let x = \"/wo", "rk/main\";"), &mut findings);
        assert_eq!(findings.errors.len(), 1);
        machine("a.rs", concat!("crates/wo", "rk/src"), &mut findings);
        assert_eq!(findings.errors.len(), 1);
    }
}
