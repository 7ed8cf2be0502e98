//! `generate`: every generated file that is kept in the repository, written or checked. A generator gives paths and texts;
//! only this file writes.
//!
//! Catalogues and types of the web app are not kept: each of its commands makes them anew from `locales/` and from the
//! API's document, so they cannot be stale.

mod definitions;
mod openapi;

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

/// Every generator by name, in the order in which they depend on each other's files: the document comes from the binary, the
/// binary from the definitions.
const GENERATORS: &[(&str, Generator)] =
    &[("definitions", definitions::generate), ("openapi", openapi::generate)];

/// Writes (or with `--check` compares) every generated file.
///
/// # Errors
/// When a generator fails, a file cannot be written, or with `--check` a file is stale.
pub fn run(options: &Options) -> Result<()> {
    let root = shell::root()?;
    let mut stale = Vec::new();
    for (name, generator) in GENERATORS {
        for file in generator(&root).with_context(|| format!("generator {name}"))? {
            if is_fresh(&root, &file) {
                continue;
            }
            if options.check {
                stale.push(file.path.display().to_string());
            } else {
                write(&root, &file)?;
                println!("wrote {}", file.path.display());
            }
        }
    }
    if !stale.is_empty() {
        bail!("stale generated files; run `cargo xtask generate`: {}", stale.join(", "));
    }
    Ok(())
}

/// Whether the file lies below the root with exactly this text; a missing one does not.
fn is_fresh(root: &Path, file: &Generated) -> bool {
    std::fs::read(root.join(&file.path)).is_ok_and(|bytes| bytes == file.text.as_bytes())
}

fn write(root: &Path, file: &Generated) -> Result<()> {
    let path = root.join(&file.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(&path, &file.text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Generated, definitions, is_fresh, write};

    #[test]
    fn a_missing_and_a_changed_file_are_stale_and_a_written_one_is_fresh() {
        let root = std::env::temp_dir().join(format!("treeline-generate-{}", std::process::id()));
        let file = Generated { path: "deep/down/file.rs".into(), text: "//! ż\r\n".into() };
        assert!(!is_fresh(&root, &file), "missing");
        write(&root, &file).unwrap();
        assert!(is_fresh(&root, &file));
        for other in ["//! ż\n", "//! ż\r\n\n", "//! z\r\n", ""] {
            std::fs::write(root.join(&file.path), other).unwrap();
            assert!(!is_fresh(&root, &file), "{other:?}");
        }
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn what_comes_from_the_definitions_is_fresh() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let files = definitions::generate(&root).unwrap();
        assert!(files.len() >= 2);
        for file in files {
            assert!(is_fresh(&root, &file), "run `cargo xtask generate`: {}", file.path.display());
        }
    }
}
