//! `migrate`: brings the database up to date and says what was done.

use anyhow::Result;
use store::migrate;

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `migrate`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
}

/// Applies what is missing; safe to repeat, and beside another process that does the same.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let db = open::database(&settings, true).await?;
        let report = migrate::run(&db).await?;
        println!("schema {:04}: {} steps applied", report.last, report.applied);
        db.close().await;
        Ok(())
    })
}
