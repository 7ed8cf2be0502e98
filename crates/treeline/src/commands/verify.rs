//! `verify`: runs every check of every feature over the data; exits with 1 at the first violation and names the bad id.

use anyhow::{Result, bail};
use app::verify;

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `verify`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
}

/// Checks everything; prints one line a check.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let cx = open::current(&settings).await?;
        let mut first = None;
        for check in verify::CHECKS {
            match (check.run)(&cx).await? {
                None => println!("ok   {}", check.name),
                Some(violation) => {
                    println!("BAD  {}: {violation}", check.name);
                    first.get_or_insert(format!("{}: {violation}", check.name));
                }
            }
        }
        cx.db.close().await;
        match first {
            None => Ok(()),
            Some(violation) => bail!("the data is damaged: {violation}"),
        }
    })
}
