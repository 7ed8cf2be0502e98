//! `bench`: one benchmark a file, each printing what it measured, beside what, and the ratio.

mod backtest;
mod commission;
mod commission_baseline;
mod duplicates;
mod hybrid;
mod run;
mod run_raw;
mod start;
mod tree;

use anyhow::Result;
use serde::Serialize;

/// Flags of `bench`.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    name: Name,
    /// One JSON object a line instead of a table.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum Name {
    /// A plan tried on past months, beside loading and computing the same months.
    Backtest(backtest::Options),
    /// The calculator in memory: a hybrid plan whole, and single parts beside NumPy and SQL.
    Commission(commission::Options),
    /// Likely duplicates among many accounts.
    Duplicates(duplicates::Options),
    /// A whole commission run in a database, beside raw copies and SQL.
    Run(run::Options),
    /// Time from start to ready, and idle memory.
    Start(start::Options),
    /// Open, expand and jump in a large network.
    Tree(tree::Options),
}

/// One figure.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Its name, such as `start.ready`.
    pub name: String,
    /// What was measured, in `unit`.
    pub value: f64,
    /// The unit of value and baseline.
    pub unit: &'static str,
    /// What it is compared with, measured in the same run or demanded.
    pub baseline: Option<f64>,
    /// Value by baseline.
    pub ratio: Option<f64>,
    /// What was measured, in words.
    pub what: String,
}

impl Figure {
    /// A figure beside what it is compared with.
    pub fn new(
        name: &str,
        value: f64,
        unit: &'static str,
        baseline: Option<f64>,
        what: impl Into<String>,
    ) -> Self {
        let ratio = baseline.filter(|baseline| *baseline != 0.0).map(|baseline| value / baseline);
        Self { name: name.to_owned(), value, unit, baseline, ratio, what: what.into() }
    }
}

/// Runs one benchmark.
pub fn run(options: &Options) -> Result<()> {
    let figures = match &options.name {
        Name::Backtest(options) => backtest::run(options)?,
        Name::Commission(options) => commission::run(options)?,
        Name::Duplicates(options) => duplicates::run(options)?,
        Name::Run(options) => run::run(options)?,
        Name::Start(options) => start::run(options)?,
        Name::Tree(options) => tree::run(options)?,
    };
    for figure in figures {
        if options.json {
            println!("{}", serde_json::to_string(&figure)?);
        } else {
            let ratio = figure.ratio.map_or_else(String::new, |ratio| {
                format!("  ({ratio:.2} of {:.3})", figure.baseline.unwrap_or_default())
            });
            println!("{:<28} {:>12.3} {:<4}{ratio}  {}", figure.name, figure.value, figure.unit, figure.what);
        }
    }
    Ok(())
}
