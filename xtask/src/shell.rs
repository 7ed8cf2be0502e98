//! Running other programs: where the repository is, how a command is shown, how it fails. Holds no knowledge of any stage.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository's root: the nearest folder upwards that holds `xtask/Cargo.toml`.
///
/// Found at run time, never baked in, so that a copied build cache keeps working elsewhere.
///
/// # Errors
/// When the command is run outside the repository.
pub fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("no current folder")?;
    here.ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("run this inside the repository: no xtask/Cargo.toml above the current folder")
}

/// The cargo that started us, so that the pinned toolchain is kept. What it told us about ourselves stays here: some
/// dependencies are built anew when a `CARGO_PKG_…` of their surroundings changes, and with them most of the rest.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo
}

/// Runs a command with its output shown; no standard input, so that nothing can wait for a person.
///
/// # Errors
/// When it cannot start or ends with another code than 0; the message names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    eprintln!("$ {shown}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start: {shown}"))?;
    if !status.success() {
        bail!("{shown}: {status}");
    }
    Ok(())
}

/// Runs a command quietly and gives its standard output.
///
/// # Errors
/// When it cannot start or fails; the message carries what it wrote on standard error.
pub fn capture(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start: {shown}"))?;
    if !out.status.success() {
        bail!("{shown}: {}\n{}", out.status, String::from_utf8_lossy(&out.stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Runs a command whose messages are shown and whose standard output is given.
///
/// # Errors
/// When it cannot start or ends with another code than 0; the message names the command.
pub fn capture_loud(command: &mut Command) -> Result<String> {
    let shown = show(command);
    eprintln!("$ {shown}");
    let out = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start: {shown}"))?;
    if !out.status.success() {
        bail!("{shown}: {}", out.status);
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// The first folder of `PATH` that holds `program`, joined with it.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether we run as root, asked from the system because the standard library does not tell.
pub fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|out| out.trim() == "0")
}

/// Every file git knows or would add, as paths from the root, sorted.
///
/// # Errors
/// When git is missing or this is no git clone.
pub fn tracked(root: &Path) -> Result<Vec<String>> {
    let out = capture(Command::new("git").arg("-C").arg(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut files: Vec<String> = out
        .split('\0')
        .filter(|name| !name.is_empty() && root.join(name).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// A command as one line, for messages.
pub fn show(command: &Command) -> String {
    let mut shown = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        shown.push(' ');
        shown.push_str(&arg.to_string_lossy());
    }
    shown
}
