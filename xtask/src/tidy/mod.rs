//! `tidy`: the rules no compiler checks. Each file here is one rule; this one only gathers and prints.

mod api;
mod arrows;
mod engines;
mod fluent;
mod packages;
mod pages;
mod paths;
mod rust_files;
mod security;
mod web_files;
mod words;

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell;

/// The repository as every rule sees it: the files git knows, with their texts.
pub struct Repository {
    files: Vec<(String, String)>,
    /// Pictures and whatever else is no text: known by name only.
    others: Vec<String>,
}

impl Repository {
    /// Reads every text file below `root`; of files that are no UTF-8 (pictures) only the name is kept.
    fn read(root: &Path) -> Result<Self> {
        let (mut files, mut others) = (Vec::new(), Vec::new());
        for name in shell::tracked(root)? {
            let bytes = std::fs::read(root.join(&name)).with_context(|| format!("cannot read {name}"))?;
            match String::from_utf8(bytes) {
                Ok(text) => files.push((name, text)),
                Err(_) => others.push(name),
            }
        }
        Ok(Self { files, others })
    }

    /// Every file as (path, text), sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The path of every file, text or not.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files().map(|(name, _)| name).chain(self.others.iter().map(String::as_str))
    }

    /// One file's text.
    pub fn text(&self, name: &str) -> Option<&str> {
        let at = self.files.binary_search_by(|(file, _)| file.as_str().cmp(name)).ok()?;
        self.files.get(at).map(|(_, text)| text.as_str())
    }
}

/// What the rules found. An error fails the build, a warning is only said.
#[derive(Default)]
pub struct Findings {
    errors: Vec<String>,
    warnings: Vec<String>,
}

impl Findings {
    /// Something that must not stay.
    pub fn error(&mut self, at: impl std::fmt::Display, what: impl std::fmt::Display) {
        self.errors.push(format!("{at}: {what}"));
    }

    /// Something worth a look.
    pub fn warn(&mut self, at: impl std::fmt::Display, what: impl std::fmt::Display) {
        self.warnings.push(format!("{at}: {what}"));
    }
}

/// A rule: looks at the whole repository and says what it found.
type Rule = fn(&Repository, &mut Findings);

const RULES: &[(&str, Rule)] = &[
    ("crate arrows", arrows::check),
    ("engines", engines::check),
    ("Rust files", rust_files::check),
    ("web files", web_files::check),
    ("words", words::check),
    ("paths", paths::check),
    ("pages", pages::check),
    ("API", api::check),
    ("packages", packages::check),
    ("security rows", security::check),
];

/// Runs every rule and prints what it found.
///
/// # Errors
/// When any rule found an error.
pub fn run() -> Result<()> {
    let repository = Repository::read(&shell::root()?)?;
    let mut errors = 0;
    for (name, rule) in RULES {
        let mut findings = Findings::default();
        rule(&repository, &mut findings);
        for warning in &findings.warnings {
            println!("tidy: warning: {name}: {warning}");
        }
        for error in &findings.errors {
            println!("tidy: error: {name}: {error}");
        }
        errors += findings.errors.len();
    }
    if errors > 0 {
        bail!("tidy found {errors} errors");
    }
    println!("tidy: {} files, {} rules, nothing to say against them", repository.files.len(), RULES.len());
    Ok(())
}
