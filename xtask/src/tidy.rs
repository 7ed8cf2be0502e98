//! `tidy`.

use anyhow::Result;

/// Runs.
///
/// # Errors
/// Never.
pub fn run() -> Result<()> {
    Ok(())
}
