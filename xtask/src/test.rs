//! `test`: every stage that must be true before a change lands, in an order that fails early; a failed stage never hides the next.

mod counts;
mod stages;

use std::time::Instant;

use anyhow::{Result, bail};

use crate::{setup, shell};

pub use counts::Counts;

/// What `cargo xtask test` accepts.
#[derive(clap::Args, Default)]
pub struct Options {
    /// Run only these stages (comma separated), see `--list`.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Leave these stages out.
    #[arg(long, value_delimiter = ',')]
    skip: Vec<String>,
    /// Only the Rust tests that this nextest filter selects, for example `package(store)`.
    #[arg(long)]
    filter: Option<String>,
    /// Print the stages and stop.
    #[arg(long)]
    list: bool,
}

/// What one stage came to.
struct Outcome {
    name: &'static str,
    counts: Counts,
    seconds: u64,
    error: Option<String>,
}

/// Runs the stages and closes with the test runner's own summary and a line `N passed, N failed`.
///
/// # Errors
/// When any stage fails, an unknown stage is named, or a needed program is missing.
pub fn run(options: &Options) -> Result<()> {
    if options.list {
        stages::ALL.iter().for_each(|stage| println!("{:10} {}", stage.name, stage.what));
        return Ok(());
    }
    for name in options.only.iter().chain(&options.skip) {
        if !stages::ALL.iter().any(|stage| stage.name == name) {
            bail!("there is no stage {name}; see `cargo xtask test --list`");
        }
    }
    setup::for_testing()?;
    let root = shell::root()?;
    let mut outcomes = Vec::new();
    for stage in stages::ALL {
        let wanted = options.only.is_empty() || options.only.iter().any(|name| name == stage.name);
        if !wanted || options.skip.iter().any(|name| name == stage.name) {
            continue;
        }
        println!("\n━━━ {}: {}", stage.name, stage.what);
        let start = Instant::now();
        let (counts, error) = match (stage.run)(&root, options) {
            Ok(counts) => (counts, None),
            Err(failure) => (failure.counts, Some(format!("{:#}", failure.error))),
        };
        if let Some(error) = &error {
            println!("━━━ {} FAILED: {error}", stage.name);
        }
        outcomes.push(Outcome { name: stage.name, counts, seconds: start.elapsed().as_secs(), error });
    }
    close(&outcomes)
}

fn close(outcomes: &[Outcome]) -> Result<()> {
    println!("\n━━━ stages");
    let mut total = Counts::default();
    for outcome in outcomes {
        let verdict = if outcome.error.is_some() { "FAILED" } else { "ok" };
        let Outcome { name, counts, seconds, .. } = outcome;
        println!(
            "{name:10} {verdict:6} {seconds:5} s  {:5} passed {:3} failed",
            counts.passed, counts.failed
        );
        total.add(counts);
    }
    for outcome in outcomes {
        if let Some(error) = &outcome.error {
            println!("{} FAILED: {}", outcome.name, error.lines().next().unwrap_or_default());
        }
    }
    for line in &total.summaries {
        println!("{line}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    let failed: Vec<&str> = outcomes.iter().filter(|one| one.error.is_some()).map(|one| one.name).collect();
    if !failed.is_empty() {
        bail!("failed stages: {}", failed.join(", "));
    }
    Ok(())
}
