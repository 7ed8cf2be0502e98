//! `generate`: every generated file of the repository, written or checked. A generator gives paths and texts; only this file writes.

mod definitions;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell;

/// What `cargo xtask generate` accepts.
#[derive(clap::Args, Default)]
pub struct Options {
    /// Write nothing; fail when a generated file is stale.
    #[arg(long)]
    pub check: bool,
}

/// One generated file: its path from the repository's root and its whole text.
pub struct Generated {
    /// Path from the repository's root.
    pub path: PathBuf,
    /// The file's whole text.
    pub text: String,
}

/// A generator: reads sources below the root and gives files, the same bytes for the same sources.
type Generator = fn(&Path) -> Result<Vec<Generated>>;

/// Every generator by name, in the order in which they may depend on each other's files.
const GENERATORS: &[(&str, Generator)] = &[("definitions", definitions::generate)];

/// Writes (or with `--check` compares) every generated file.
///
/// # Errors
/// When a generator fails, a file cannot be written, or with `--check` a file is stale.
pub fn run(options: &Options) -> Result<()> {
    let root = shell::root()?;
    let mut stale = Vec::new();
    for (name, generator) in GENERATORS {
        for file in generator(&root).with_context(|| format!("generator {name}"))? {
            let path = root.join(&file.path);
            if std::fs::read_to_string(&path).is_ok_and(|text| text == file.text) {
                continue;
            }
            if options.check {
                stale.push(file.path.display().to_string());
                continue;
            }
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&path, file.text).with_context(|| format!("cannot write {}", path.display()))?;
            println!("wrote {}", file.path.display());
        }
    }
    if !stale.is_empty() {
        bail!("stale generated files; run `cargo xtask generate`:\n  {}", stale.join("\n  "));
    }
    Ok(())
}
