//! What comes from outside: `deny.toml` held against `Cargo.lock` and every package's licence, without another tool installed.

use std::process::Command;

use serde_json::Value;

use super::{Findings, Repository};
use crate::shell;

/// External packages before the list is worth a look, and before it is refused.
const PACKAGES: (usize, usize) = (430, 500);

/// Checks where packages come from, their number, the banned ones and the licences.
pub fn check(repository: &Repository, findings: &mut Findings) {
    for (file, text) in repository.files() {
        let lock = [("Cargo.lock", "source = \""), ("package-lock.json", "\"resolved\": \"")];
        let Some((_, mark)) = lock.iter().find(|(name, _)| file.rsplit('/').next() == Some(*name)) else {
            continue;
        };
        for (number, from) in elsewhere(text, mark) {
            findings.error(
                format!("{file}:{number}"),
                format!("comes from {from}, not from the public registry"),
            );
        }
    }
    let rules: Option<toml::Table> = repository.text("deny.toml").and_then(|text| text.parse().ok());
    let Some(rules) = rules else {
        findings.error("deny.toml", "missing or unreadable");
        return;
    };
    let mut metadata: Command = shell::cargo();
    metadata.args(["metadata", "--format-version", "1", "--locked"]);
    let packages = match shell::capture(&mut metadata).map(|out| serde_json::from_str::<Value>(&out)) {
        Ok(Ok(value)) => value.get("packages").and_then(Value::as_array).cloned().unwrap_or_default(),
        Ok(Err(error)) => return findings.error("cargo metadata", error),
        Err(error) => return findings.error("cargo metadata", error),
    };
    let outside: Vec<&Value> = packages.iter().filter(|package| !package["source"].is_null()).collect();
    if outside.len() > PACKAGES.1 {
        findings.error(
            "Cargo.lock",
            format!("{} packages from outside, more than {}", outside.len(), PACKAGES.1),
        );
    } else if outside.len() > PACKAGES.0 {
        findings
            .warn("Cargo.lock", format!("{} packages from outside, more than {}", outside.len(), PACKAGES.0));
    }
    let allowed = texts(rules.get("licenses").and_then(|table| table.get("allow")));
    let lock: toml::Table =
        repository.text("Cargo.lock").and_then(|text| text.parse().ok()).unwrap_or_default();
    let banned = banned(rules.get("bans").and_then(|table| table.get("deny")), &lock);
    for package in outside {
        let name = package["name"].as_str().unwrap_or_default();
        if banned.contains(&name) {
            findings.error("Cargo.lock", format!("{name} is banned in deny.toml"));
        }
        match package["license"].as_str() {
            Some(licence) if permitted(licence, &allowed) => {}
            Some(licence) => {
                findings.error(name, format!("the licence {licence} is not allowed in deny.toml"))
            }
            None => findings.warn(name, "names no licence"),
        }
    }
}

/// The public registries, as the locks name them.
const REGISTRIES: &[&str] =
    &["registry+https://github.com/rust-lang/crates.io-index", "https://registry.npmjs.org/"];

/// Lines of a lock that name another place than the public registries: a mirror belongs to a machine, not to the project.
fn elsewhere<'a>(lock: &'a str, mark: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    lock.lines().enumerate().filter_map(move |(number, line)| {
        let from = line.split_once(mark)?.1;
        let known = REGISTRIES.iter().any(|registry| from.starts_with(registry));
        (!known).then(|| (number + 1, from.trim_end_matches(['"', ','])))
    })
}

fn texts(value: Option<&toml::Value>) -> Vec<&str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// The packages that may not be there. One with `wrappers` may, as long as nothing else in the lock depends on it.
fn banned<'a>(denied: Option<&'a toml::Value>, lock: &toml::Table) -> Vec<&'a str> {
    let entries = denied.and_then(toml::Value::as_array).into_iter().flatten();
    let named =
        entries.filter_map(|entry| Some((entry.get("name")?.as_str()?, texts(entry.get("wrappers")))));
    named
        .filter(|(name, wrappers)| {
            wrappers.is_empty() || !dependents(lock, name).iter().all(|one| wrappers.contains(one))
        })
        .map(|(name, _)| name)
        .collect()
}

/// The packages of a lock that depend on one.
fn dependents<'l>(lock: &'l toml::Table, name: &str) -> Vec<&'l str> {
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let needs = |package: &&toml::Value| {
        // A package that is there in several versions is named with one.
        texts(package.get("dependencies")).iter().any(|one| one.split(' ').next() == Some(name))
    };
    packages.filter(needs).filter_map(|package| package.get("name")?.as_str()).collect()
}

/// Whether a licence expression can be met with the allowed ones: `A OR B` needs one, `A AND B` both; `/` is an old `OR`.
fn permitted(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.trim();
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner.filter(|inner| !inner.contains(')')) {
        return permitted(inner, allowed);
    }
    if let Some((left, right)) = split(expression, " AND ") {
        return permitted(left, allowed) && permitted(right, allowed);
    }
    if let Some((left, right)) = split(expression, " OR ").or_else(|| split(expression, "/")) {
        return permitted(left, allowed) || permitted(right, allowed);
    }
    allowed.contains(&expression)
}

/// Splits at an operator outside parentheses.
fn split<'a>(expression: &'a str, operator: &str) -> Option<(&'a str, &'a str)> {
    expression.match_indices(operator).find_map(|(at, _)| {
        let (left, right) = (expression.get(..at)?, expression.get(at + operator.len()..)?);
        (left.matches('(').count() == left.matches(')').count()).then_some((left, right))
    })
}

#[cfg(test)]
mod tests {
    use super::{banned, elsewhere, permitted};

    #[test]
    fn a_banned_package_may_stand_behind_its_wrapper_alone() {
        let deny = r#"deny = [{ name = "time" }, { name = "chrono", wrappers = ["store"] }]"#;
        let deny: toml::Table = deny.parse().expect("rules");
        let check = |lock: &str, expected: &[&str]| {
            let lock: toml::Table = lock.parse().expect("a lock");
            assert_eq!(banned(deny.get("deny"), &lock), expected);
        };
        check("[[package]]\nname = \"store\"\ndependencies = [\"chrono\"]", &["time"]);
        check("[[package]]\nname = \"other\"\ndependencies = [\"chrono 0.4.1\"]", &["time", "chrono"]);
        check("", &["time"]);
    }

    #[test]
    fn a_mirror_in_a_lock_is_found() {
        let lock = "\"resolved\": \"https://registry.npmjs.org/a/-/a-1.tgz\",\n\"resolved\": \"http://mirror.example/a\",\n";
        assert_eq!(elsewhere(lock, "\"resolved\": \"").collect::<Vec<_>>(), [(2, "http://mirror.example/a")]);
    }

    #[test]
    fn expressions_are_met_by_choice_and_by_sum() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(permitted(good, &allowed), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR LGPL-3.0) AND MIT"] {
            assert!(!permitted(bad, &allowed), "{bad}");
        }
    }
}
