//! `test`: stages.

use anyhow::Result;

/// Options.
#[derive(clap::Args, Default)]
pub struct Options {}

/// Runs.
///
/// # Errors
/// Never.
pub fn run(_options: &Options) -> Result<()> {
    let _ = crate::postgres::Cluster::start;
    Ok(())
}
