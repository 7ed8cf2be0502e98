//! `ci`: the build machine's own script, run here: every stage of `test` with its settings and its cache.

use std::process::Command;

use anyhow::Result;

use crate::shell;

/// Runs `.ci/run`.
///
/// # Errors
/// When any stage fails.
pub fn run() -> Result<()> {
    let root = shell::root()?;
    shell::run(Command::new(root.join(".ci/run")).current_dir(&root))
}
