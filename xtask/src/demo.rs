//! `demo`: builds everything and hands over to `treeline demo`, which loads the demo company and serves it.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{build, setup, shell};

/// What `cargo xtask demo` accepts.
#[derive(clap::Args)]
pub struct Options {
    /// Throw the demo company away and load it again.
    #[arg(long)]
    reset: bool,
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Use this PostgreSQL database instead of the embedded one.
    #[arg(long)]
    database_url: Option<String>,
    /// Where the demo company is kept; `target/demo` when not given.
    #[arg(long)]
    data: Option<PathBuf>,
}

/// Builds, then becomes the server: whoever stops this command stops the server, and nothing is left behind.
///
/// # Errors
/// When the build fails or the server cannot start; does not return otherwise.
pub fn run(options: &Options) -> Result<()> {
    setup::for_building()?;
    let root = shell::root()?;
    let binary = build::everything(&root)?;
    let mut demo = Command::new(&binary);
    demo.arg("demo").arg("--data").arg(options.data.clone().unwrap_or_else(|| root.join("target/demo")));
    demo.arg("--listen").arg(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port)).to_string());
    if options.reset {
        demo.arg("--reset");
    }
    if let Some(url) = &options.database_url {
        demo.arg("--database-url").arg(url);
    }
    Err(demo.exec()).with_context(|| format!("cannot start {}", binary.display()))
}
