//! `ci`: what the build machine runs: the stages of `test` that are known to hold; refuses to hide the others.

use anyhow::Result;

use crate::test;

/// Stages of `test` that do not hold yet, named in `docs/CHANGELOG.md` under known faults.
const NOT_YET: &[&str] = &["browser"];

/// Runs the stages of `test` but those that do not hold yet, and says which.
///
/// # Errors
/// When any stage fails.
pub fn run() -> Result<()> {
    if !NOT_YET.is_empty() {
        println!("left out until they hold, see known faults in docs/CHANGELOG.md: {}", NOT_YET.join(", "));
    }
    test::run(&test::Options::without(NOT_YET))
}
