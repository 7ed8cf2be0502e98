//! `build`: the web app, then the binary that carries it inside.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{setup, shell};

/// Builds everything and prints the binary's path as the last line.
///
/// # Errors
/// When a tool is missing or a build fails.
pub fn run() -> Result<()> {
    setup::for_building()?;
    let root = shell::root()?;
    web(&root)?;
    let binary = binary(&root)?;
    println!("{}", binary.display());
    Ok(())
}

/// Installs the web app's packages when its lock changed, and builds it into `web/dist`.
///
/// # Errors
/// When npm fails.
pub fn web(root: &Path) -> Result<()> {
    packages(&root.join("web"))?;
    shell::run(npm(&root.join("web")).args(["run", "build"]))
}

/// Builds the binary in the one profile that serves demo, tests and browser tests.
///
/// # Errors
/// When cargo fails.
pub fn binary(root: &Path) -> Result<PathBuf> {
    shell::run(shell::cargo().current_dir(root).args([
        "build",
        "--locked",
        "--package",
        "treeline",
        "--bin",
        "treeline",
    ]))?;
    let binary = shell::target_dir(root).join("debug/treeline");
    if !binary.is_file() {
        bail!("cargo built no {}", binary.display());
    }
    Ok(binary)
}

/// npm in a folder, silent about things nobody here can act on.
pub fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).env("npm_config_fund", "false").env("npm_config_audit", "false");
    npm.env("npm_config_update_notifier", "false").env("npm_config_loglevel", "error");
    npm
}

/// Installs the packages of `package-lock.json`, only when it differs from the one installed last.
///
/// Not `npm ci`: that refuses a lock without the builds of optional packages for foreign machines, which not every
/// registry holds. With `--no-save` the lock's versions are installed and the lock itself is left alone.
///
/// # Errors
/// When npm fails or there is no lock.
pub fn packages(folder: &Path) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("no package-lock.json in {}", folder.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    shell::run(npm(folder).args(["install", "--no-save"]))?;
    std::fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}
