//! `openapi`: prints the description of the API, the same that a server gives; needs no database.

use std::io::Write as _;

use anyhow::{Context, Result};

/// Writes the OpenAPI document to standard output.
///
/// # Errors
/// When nobody reads standard output any more.
pub fn run() -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(api::openapi::text().as_bytes())
        .and_then(|()| out.flush())
        .context("cannot write the document")
}
