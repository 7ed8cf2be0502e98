//! `build`: the web app, then the binary that carries it inside. Builds nothing that is already there from the same sources.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{setup, shell};

/// Builds everything and prints the binary's path as the last line.
///
/// # Errors
/// When a tool is missing or a build fails.
pub fn run() -> Result<()> {
    setup::for_building()?;
    let root = shell::root()?;
    let binary = everything(&root)?;
    println!("{}", binary.display());
    Ok(())
}

/// Builds the web app and the binary around it.
///
/// # Errors
/// When a build fails.
pub fn everything(root: &Path) -> Result<PathBuf> {
    packages(&root.join("web"))?;
    web(root)?;
    binary(root)
}

/// Builds the web app into `web/dist`, unless it lies there already, made from the same files.
///
/// # Errors
/// When npm fails.
pub fn web(root: &Path) -> Result<()> {
    let folder = root.join("web");
    let stamp = folder.join("node_modules/.built-from");
    let sources = sources(root)?;
    if folder.join("dist/index.html").is_file()
        && std::fs::read_to_string(&stamp).is_ok_and(|built| built == sources)
    {
        return Ok(());
    }
    shell::run(npm(&folder).args(["run", "build"]))?;
    std::fs::write(&stamp, sources).with_context(|| format!("cannot write {}", stamp.display()))
}

/// A number for everything the web app is made from: its folder, the words and the handbook.
fn sources(root: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in shell::tracked(root)? {
        if ["web/", "locales/", "docs/book/"].iter().any(|folder| file.starts_with(folder)) {
            let bytes = std::fs::read(root.join(&file)).with_context(|| format!("cannot read {file}"))?;
            (file, bytes).hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// Builds the binary in the one profile that serves demo, tests and browser tests. Cargo itself says where it lies, so that
/// every setting that moves it is right.
///
/// # Errors
/// When cargo fails.
pub fn binary(root: &Path) -> Result<PathBuf> {
    let mut build = shell::cargo();
    build.current_dir(root).args(["build", "--locked", "--workspace", "--bin", "treeline"]);
    let told = shell::capture_loud(build.arg("--message-format=json-render-diagnostics"))?;
    told.lines().filter_map(executable).next_back().context("cargo built no binary")
}

/// The binary that one line of cargo's messages names, if it names one.
fn executable(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
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

/// The peers of the tests that are written in Python, with their packages as pinned, in a folder of their own.
///
/// # Errors
/// When they cannot be fetched.
pub fn receivers(folder: &Path) -> Result<()> {
    let list = folder.join("receivers/requirements.txt");
    let wanted = std::fs::read(&list).with_context(|| format!("no {}", list.display()))?;
    let into = folder.join("python");
    let stamp = into.join(".installed-requirements.txt");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut pip = Command::new("/usr/bin/python3");
    pip.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]).arg(&into).arg("-r").arg(&list);
    shell::run(&mut pip)?;
    std::fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{executable, sources};

    #[test]
    fn the_binary_is_where_cargo_says() {
        let line =
            r#"{"reason":"compiler-artifact","target":{"name":"treeline"},"executable":"/x y/treeline"}"#;
        assert_eq!(executable(line).as_deref(), Some(Path::new("/x y/treeline")));
        for other in [r#"{"reason":"compiler-artifact","executable":null}"#, r#"{"reason":"x"}"#, "warning"] {
            assert_eq!(executable(other), None, "{other}");
        }
    }

    #[test]
    fn the_web_app_is_known_by_its_files() {
        let root = std::env::temp_dir().join(format!("treeline-sources-{}", std::process::id()));
        std::fs::create_dir_all(root.join("web")).unwrap();
        crate::shell::capture(std::process::Command::new("git").args(["init", "-q"]).arg(&root)).unwrap();
        let written = |name: &str, text: &str| {
            std::fs::write(root.join(name), text).unwrap();
            sources(&root).unwrap()
        };
        let first = written("web/a.ts", "a");
        assert_eq!(written("elsewhere.rs", "b"), first, "what the web app is not made from");
        assert_ne!(written("web/a.ts", "b"), first, "another text");
        assert_eq!(written("web/a.ts", "a"), first);
        assert_ne!(written("web/b.ts", ""), first, "another file");
        std::fs::remove_dir_all(&root).unwrap();
    }
}
