//! `ci`: what the build machine runs. The same as `test`, kept apart so that it may grow slower checks.

use anyhow::Result;

use crate::test;

/// Runs every stage of `test`.
///
/// # Errors
/// When any stage fails.
pub fn run() -> Result<()> {
    test::run(&test::Options::default())
}
