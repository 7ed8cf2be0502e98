//! What a fresh Debian 12 machine with Rust and Node still lacks. As root it is installed, else it is named and we stop.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;

/// One thing the project needs from the system.
struct Need {
    what: &'static str,
    package: &'static str,
    found: fn() -> bool,
}

const BUILDING: &[Need] = &[
    Need { what: "a C compiler", package: "build-essential", found: || shell::which("cc").is_some() },
    Need { what: "git", package: "git", found: || shell::which("git").is_some() },
];

const TESTING: &[Need] = &[
    Need { what: "the PostgreSQL server", package: "postgresql", found: || postgres_bin().is_some() },
    Need { what: "Chromium", package: "chromium", found: || shell::which("chromium").is_some() },
    Need { what: "fonts with Cyrillic", package: "fonts-dejavu-core", found: fonts },
];

/// What building needs: a C compiler, git, Node.
///
/// # Errors
/// Names everything missing when it cannot be installed.
pub fn for_building() -> Result<()> {
    ensure(BUILDING.iter())
}

/// What `test` needs on top: PostgreSQL, Chromium, fonts.
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

fn ensure<'a>(needs: impl Iterator<Item = &'a Need>) -> Result<()> {
    node()?;
    let missing: Vec<&Need> = needs.filter(|need| !(need.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if shell::which("apt-get").is_none() || !shell::is_root() {
        for need in &missing {
            eprintln!("missing: {} (Debian package {})", need.what, need.package);
        }
        bail!(
            "install what is missing and try again; on Debian as root: apt-get install -y {}",
            packages.join(" ")
        );
    }
    install(&packages)?;
    for need in missing {
        if !(need.found)() {
            bail!("{} is still missing after installing {}", need.what, need.package);
        }
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    let mut update = Command::new("apt-get");
    shell::run(update.args(["update", "-q"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    shell::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Node is a prerequisite, like Rust: it is checked, never installed.
fn node() -> Result<()> {
    let version = shell::capture(Command::new("node").arg("--version"))
        .context("missing: Node.js 20 or newer with npm (see README.md)")?;
    let major: u32 = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|part| part.parse().ok())
        .unwrap_or(0);
    if major < 20 {
        bail!("Node.js {} is too old: 20 or newer is needed", version.trim());
    }
    if shell::which("npm").is_none() {
        bail!("missing: npm (it comes with Node.js)");
    }
    Ok(())
}
