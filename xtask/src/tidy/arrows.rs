//! Which crate may use which: the arrows of `docs/ARCHITECTURE.md`, read from that page and held against every `Cargo.toml`.

use std::collections::BTreeMap;

use super::{Findings, Repository};

const PAGE: &str = "docs/ARCHITECTURE.md";
/// Rooms outside the arrows: tools for development, used by nothing that ships.
const TOOLS: &[&str] = &["testkit", "town", "xtask"];
/// The doors know the use cases and the kernel, never a rule or a row.
const DOORS: &[(&str, &[&str])] =
    &[("edge", &["kernel", "app"]), ("api", &["kernel", "app", "edge"]), ("jobs", &["kernel", "app"])];
/// Strangers although one stands left of the other: `app` turns run lines into postings.
const STRANGERS: &[(&str, &str)] = &[("commission", "ledger"), ("recheck", "ledger")];

/// Checks every member's dependencies. Development dependencies may point anywhere: tests compare rooms with each other.
pub fn check(repository: &Repository, findings: &mut Findings) {
    let Some(ranks) = repository.text(PAGE).and_then(ranks) else {
        findings.error(PAGE, "no line of arrows: `kernel ← {…} ← …`");
        return;
    };
    let mut members: BTreeMap<String, (String, toml::Table)> = BTreeMap::new();
    for (file, text) in repository.files() {
        let Some(folder) = file.strip_suffix("/Cargo.toml") else { continue };
        match text.parse::<toml::Table>() {
            Ok(table) => {
                let name = folder.rsplit('/').next().unwrap_or(folder).to_owned();
                members.insert(name, (file.to_owned(), table));
            }
            Err(error) => findings.error(file, error),
        }
    }
    for (name, (file, table)) in &members {
        if !ranks.contains_key(name) && !TOOLS.contains(&name.as_str()) {
            findings.error(file, format!("the crate {name} stands nowhere in {PAGE}"));
        }
        if table.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool)
            != Some(true)
        {
            findings.error(file, "[lints] workspace = true is missing");
        }
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(dependencies) = table.get(section).and_then(toml::Value::as_table) else { continue };
            for (dependency, value) in dependencies {
                if value.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
                    findings
                        .error(file, format!("{dependency} must be declared in [workspace.dependencies]"));
                }
                if section == "dependencies"
                    && members.contains_key(dependency)
                    && let Some(why) = refused(&ranks, name, dependency)
                {
                    findings.error(file, format!("{name} must not use {dependency}: {why}"));
                }
            }
        }
    }
    for name in ranks.keys().filter(|name| !members.contains_key(*name)) {
        findings.error(PAGE, format!("the arrows name a crate {name} that does not exist"));
    }
}

/// The column of every crate in the page's line of arrows; 0 is the leftmost.
fn ranks(page: &str) -> Option<BTreeMap<String, usize>> {
    let line = page.lines().find(|line| line.starts_with("kernel ←"))?;
    let mut ranks = BTreeMap::new();
    for (rank, column) in line.split('←').enumerate() {
        for name in column.trim().trim_matches(['{', '}']).split(',') {
            ranks.insert(name.trim().to_owned(), rank);
        }
    }
    Some(ranks)
}

/// Why `user` must not depend on `used`; none when it may.
fn refused(ranks: &BTreeMap<String, usize>, user: &str, used: &str) -> Option<String> {
    if TOOLS.contains(&used) && !TOOLS.contains(&user) {
        return Some("it is for development only".to_owned());
    }
    if TOOLS.contains(&user) {
        return None;
    }
    if let Some((_, allowed)) = DOORS.iter().find(|(door, _)| *door == user)
        && !allowed.contains(&used)
    {
        return Some(format!("a door sees only {}", allowed.join(" and ")));
    }
    if STRANGERS.iter().any(|(a, b)| (*a, *b) == (user, used) || (*b, *a) == (user, used)) {
        return Some("they are strangers".to_owned());
    }
    let (from, to) = (ranks.get(user)?, ranks.get(used)?);
    (to >= from).then(|| format!("{PAGE} puts it at the same place or further right"))
}

#[cfg(test)]
mod tests {
    use super::{ranks, refused};

    const PAGE: &str =
        "# x\nkernel ← {tree, plan, ledger} ← {commission, recheck} ← store ← app ← {api, jobs}\n";

    #[test]
    fn arrows_point_left_only() {
        let ranks = ranks(PAGE).expect("the line is there");
        assert_eq!(refused(&ranks, "commission", "tree"), None);
        assert_eq!(refused(&ranks, "app", "kernel"), None);
        for (user, used) in [
            ("tree", "plan"),
            ("commission", "recheck"),
            ("kernel", "app"),
            ("api", "store"),
            ("commission", "ledger"),
        ] {
            assert!(refused(&ranks, user, used).is_some(), "{user} -> {used}");
        }
        assert!(refused(&ranks, "store", "testkit").is_some());
        assert_eq!(refused(&ranks, "testkit", "store"), None);
        assert_eq!(refused(&ranks, "town", "testkit"), None);
    }

    #[test]
    fn a_page_without_arrows_is_noticed() {
        assert!(ranks("# nothing here\n").is_none());
    }
}
