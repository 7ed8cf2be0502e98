//! The stages of `test`, in order: cheap checks first, then the builds, the tests on both databases, and the browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow};

use super::{Counts, Options};
use crate::postgres::Cluster;
use crate::{build, generate, shell, tidy};

/// One stage.
pub struct Stage {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it proves, in a few words.
    pub what: &'static str,
    /// Runs it in the repository's root.
    pub run: fn(&Path, &Options) -> Result<Counts, Failure>,
}

/// Why a stage failed, with what it counted until then.
pub struct Failure {
    /// Tests that ran.
    pub counts: Counts,
    /// What went wrong.
    pub error: anyhow::Error,
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { counts: Counts::check(false), error: error.into() }
    }
}

/// Every stage.
pub const ALL: &[Stage] = &[
    Stage { name: "format", what: "rustfmt has nothing to change", run: format },
    Stage { name: "tidy", what: "rules no compiler checks", run: tidy },
    Stage { name: "packages", what: "npm packages as locked", run: packages },
    Stage { name: "web", what: "types, lint, unit tests, build and budget of the web app", run: web },
    Stage { name: "clippy", what: "no warning in any target", run: clippy },
    Stage { name: "generated", what: "generated files are fresh", run: generated },
    Stage { name: "rust", what: "all Rust tests and scenarios, on SQLite and PostgreSQL", run: rust },
    Stage {
        name: "contract",
        what: "Schemathesis over the OpenAPI document and the real binary",
        run: contract,
    },
    Stage { name: "browser", what: "Chromium over the real binary", run: browser },
];

fn format(root: &Path, _: &Options) -> Result<Counts, Failure> {
    one(shell::run(shell::cargo().current_dir(root).args(["fmt", "--all", "--check"])))
}

fn tidy(_: &Path, _: &Options) -> Result<Counts, Failure> {
    one(tidy::run())
}

fn packages(root: &Path, _: &Options) -> Result<Counts, Failure> {
    one(build::packages(&root.join("web")).and_then(|()| build::packages(&root.join("e2e"))))
}

/// All steps run, also after one that failed: what is built here is what the browser's tests stand on.
fn web(root: &Path, _: &Options) -> Result<Counts, Failure> {
    let folder = root.join("web");
    build::packages(&folder)?;
    let mut total = Counts::default();
    let mut first: Option<anyhow::Error> = None;
    for step in ["typecheck", "lint", "test", "build", "budget"] {
        let done = match step {
            "build" => one(build::web(root)),
            script => counted(build::npm(&folder).args(["run", script])),
        };
        match done {
            Ok(counts) if counts == Counts::default() => total.add(&Counts::check(true)),
            Ok(counts) => total.add(&counts),
            Err(failure) => {
                total.add(&failure.counts);
                first.get_or_insert(failure.error.context(format!("web: {step}")));
            }
        }
    }
    match first {
        None => Ok(total),
        Some(error) => Err(Failure { counts: total, error }),
    }
}

fn clippy(root: &Path, _: &Options) -> Result<Counts, Failure> {
    let mut clippy = shell::cargo();
    clippy.current_dir(root).args(["clippy", "--locked", "--workspace", "--all-targets", "--quiet"]);
    one(shell::run(clippy.args(["--", "--deny", "warnings"])))
}

fn generated(_: &Path, _: &Options) -> Result<Counts, Failure> {
    one(generate::run(&generate::Options { check: true }))
}

fn rust(root: &Path, options: &Options) -> Result<Counts, Failure> {
    // Payout files are held against the bank's schema by a peer in Python.
    build::receivers(&root.join("e2e"))?;
    let postgres = Cluster::start()?;
    let mut tests = shell::cargo();
    tests.current_dir(root).env("TREELINE_TEST_PG", postgres.url());
    if shell::which("cargo-nextest").is_some() {
        tests.args([
            "nextest",
            "run",
            "--locked",
            "--workspace",
            "--no-fail-fast",
            "--show-progress",
            "none",
        ]);
        tests.args(["--profile", if std::env::var_os("CI").is_some() { "ci" } else { "default" }]);
        tests.args(options.filter.iter().flat_map(|filter| ["--filterset", filter]));
    } else {
        if options.filter.is_some() {
            return Err(anyhow!("--filter needs cargo-nextest, which is not installed").into());
        }
        // Without nextest the same tests run crate by crate; slower, not fewer.
        tests.args(["test", "--locked", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    let counts = counted(&mut tests)?;
    if counts.passed == 0 {
        return Err(anyhow!("no Rust test ran").into());
    }
    Ok(counts)
}

fn contract(root: &Path, _: &Options) -> Result<Counts, Failure> {
    node(root, "contract/run.mjs")
}

fn browser(root: &Path, _: &Options) -> Result<Counts, Failure> {
    node(root, "run.mjs")
}

/// Runs a program of `e2e` over the real binary.
fn node(root: &Path, program: &str) -> Result<Counts, Failure> {
    let folder = root.join("e2e");
    build::packages(&folder)?;
    build::receivers(&folder)?;
    let binary = build::binary(root)?;
    let mut node = Command::new("node");
    let counts = counted(node.current_dir(folder).env("TREELINE_TEST_BIN", binary).arg(program))?;
    if counts.passed == 0 {
        return Err(anyhow!("{program} ran no test").into());
    }
    Ok(counts)
}

fn one(done: Result<()>) -> Result<Counts, Failure> {
    done.map(|()| Counts::check(true)).map_err(Failure::from)
}

/// Runs a test runner, shows what it prints as it comes, and counts.
fn counted(command: &mut Command) -> Result<Counts, Failure> {
    let shown = shell::show(command);
    println!("$ {shown}");
    // Colours would hide the closing lines that are counted.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start: {shown}"))?;
    let errors = child.stderr.take().map(|stream| std::thread::spawn(move || forward(stream)));
    let mut output = child.stdout.take().map(forward).transpose()?.unwrap_or_default();
    if let Some(errors) = errors {
        output.push_str(&errors.join().map_err(|_| anyhow!("lost the output of {shown}"))??);
    }
    let status = child.wait()?;
    let mut counts = Counts::read(&output);
    if status.success() && counts.failed == 0 {
        return Ok(counts);
    }
    counts.failed = counts.failed.max(1);
    Err(Failure { counts, error: anyhow!("{shown}: {status}") })
}

/// Copies a stream to our output line by line and keeps it.
fn forward(stream: impl Read) -> Result<String> {
    let mut reader = BufReader::new(stream);
    let mut kept = String::new();
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        std::io::stdout().write_all(text.as_bytes())?;
        kept.push_str(&text);
        line.clear();
    }
    Ok(kept)
}
