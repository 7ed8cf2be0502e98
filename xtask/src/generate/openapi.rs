//! From the handlers: the API's document, against which the web app's types are held. The binary prints it; nothing is read
//! from the sources here.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::Generated;
use crate::{build, shell};

/// Builds the binary and takes the document it prints.
pub fn generate(root: &Path) -> Result<Vec<Generated>> {
    let text = shell::capture(Command::new(build::binary(root)?).arg("openapi"))?;
    Ok(vec![Generated { path: "web/src/api/openapi.json".into(), text }])
}
