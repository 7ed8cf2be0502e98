//! What a fresh Debian 12 machine with Rust and Node still lacks. As root it is installed, else it is named and we stop.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell;

/// One thing the project needs from the machine.
struct Need {
    what: &'static str,
    from: Source,
    found: fn() -> bool,
}

/// Where a missing thing comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A Debian package, which root may install.
    Debian(&'static str),
    /// Something a person sets up, and how.
    Person(&'static str),
}

const BUILDING: &[Need] = &[
    Need {
        what: "a C compiler",
        from: Source::Debian("build-essential"),
        found: || shell::which("cc").is_some(),
    },
    Need { what: "git", from: Source::Debian("git"), found: || shell::which("git").is_some() },
    Need {
        what: "Node.js 20 or newer",
        from: Source::Person("from nodejs.org or your distribution, 24 is best"),
        found: node,
    },
    Need {
        what: "npm",
        from: Source::Person("it comes with Node.js; some distributions split it off"),
        found: || shell::which("npm").is_some(),
    },
];

const TESTING: &[Need] = &[
    Need {
        what: "rustfmt",
        from: Source::Person("rustup component add rustfmt"),
        found: || answers(shell::cargo().args(["fmt", "--version"])),
    },
    Need {
        what: "clippy",
        from: Source::Person("rustup component add clippy"),
        found: || answers(shell::cargo().args(["clippy", "--version"])),
    },
    Need {
        what: "the PostgreSQL server",
        from: Source::Debian("postgresql"),
        found: || postgres_bin().is_some(),
    },
    Need { what: "Chromium", from: Source::Debian("chromium"), found: || shell::which("chromium").is_some() },
    Need {
        what: "the mail server aiosmtpd",
        from: Source::Debian("python3-aiosmtpd"),
        found: || answers(Command::new("/usr/bin/python3").args(["-c", "import aiosmtpd"])),
    },
    Need {
        what: "pip",
        from: Source::Debian("python3-pip"),
        found: || answers(Command::new("/usr/bin/python3").args(["-m", "pip", "--version"])),
    },
    Need { what: "fonts with Cyrillic", from: Source::Debian("fonts-dejavu-core"), found: fonts },
];

/// What building needs: a C compiler, git, Node.js.
///
/// # Errors
/// Names everything missing when it cannot be installed.
pub fn for_building() -> Result<()> {
    ensure(BUILDING.iter())
}

/// What `test` needs on top: rustfmt, clippy, PostgreSQL, Chromium, fonts.
///
/// # Errors
/// Names everything missing when it cannot be installed.
pub fn for_testing() -> Result<()> {
    ensure(BUILDING.iter().chain(TESTING))
}

/// The newest folder with PostgreSQL's server programs: Debian keeps them off `PATH`.
pub fn postgres_bin() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("postgres").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin).or_else(|| Some(shell::which("initdb")?.parent()?.to_path_buf()))
}

fn fonts() -> bool {
    shell::capture(Command::new("fc-list").arg(":lang=ru")).is_ok_and(|out| !out.trim().is_empty())
        || Path::new("/usr/share/fonts/truetype/dejavu").is_dir()
}

fn answers(command: &mut Command) -> bool {
    shell::capture(command).is_ok()
}

fn node() -> bool {
    shell::capture(Command::new("node").arg("--version")).is_ok_and(|version| major(&version) >= 20)
}

/// `v24.1.0` → 24; 0 for anything else.
fn major(version: &str) -> u32 {
    let digits = version.trim().trim_start_matches('v').split('.').next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Looks at everything first, so that one run names all that is missing.
fn ensure<'a>(needs: impl Iterator<Item = &'a Need>) -> Result<()> {
    let missing: Vec<&Need> = needs.filter(|need| !(need.found)()).collect();
    let packages: Vec<&str> = missing.iter().filter_map(|need| package(need)).collect();
    let by_hand = packages.len() < missing.len();
    if !by_hand && !packages.is_empty() && shell::is_root() && shell::which("apt-get").is_some() {
        install(&packages)?;
        let left: Vec<&str> = missing.iter().filter(|need| !(need.found)()).map(|need| need.what).collect();
        if left.is_empty() {
            return Ok(());
        }
        bail!("still missing after installing {}: {}", packages.join(" "), left.join(", "));
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!("{}", message(&missing, &packages))
}

fn package(need: &Need) -> Option<&'static str> {
    match need.from {
        Source::Debian(package) => Some(package),
        Source::Person(_) => None,
    }
}

/// What is missing, a line each, and the one command that brings the packages.
fn message(missing: &[&Need], packages: &[&str]) -> String {
    let mut text = String::from("this machine lacks what the command needs:");
    for need in missing {
        let how = match need.from {
            Source::Debian(package) => format!("Debian package {package}"),
            Source::Person(how) => how.to_owned(),
        };
        text.push_str(&format!("\n  {} ({how})", need.what));
    }
    if !packages.is_empty() {
        text.push_str(&format!("\nas root on Debian: apt-get install -y {}", packages.join(" ")));
    }
    text
}

fn install(packages: &[&str]) -> Result<()> {
    // Another installation may be at work, for example the machine's own upgrades after it started.
    let patience = ["-q", "-o", "DPkg::Lock::Timeout=300"];
    let mut update = Command::new("apt-get");
    shell::run(update.args(patience).arg("update"))?;
    let mut install = Command::new("apt-get");
    install.args(patience).args(["install", "-y", "--no-install-recommends"]).args(packages);
    shell::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

#[cfg(test)]
mod tests {
    use super::{BUILDING, TESTING, major, message, package};

    #[test]
    fn the_message_names_everything_at_once() {
        let missing: Vec<_> = BUILDING.iter().chain(TESTING).collect();
        let packages: Vec<_> = missing.iter().filter_map(|need| package(need)).collect();
        let text = message(&missing, &packages);
        for need in missing {
            assert!(text.contains(need.what), "{}", need.what);
        }
        assert!(text.ends_with(
            "apt-get install -y build-essential git postgresql chromium python3-aiosmtpd python3-pip fonts-dejavu-core"
        ));
        assert!(!message(&[&BUILDING[3]], &[]).contains("apt-get"), "nothing to install for npm");
    }

    #[test]
    fn versions_of_node() {
        for (text, expected) in [("v24.1.0\n", 24), ("v8.0.0", 8), ("", 0), ("node", 0)] {
            assert_eq!(major(text), expected, "{text}");
        }
    }
}
