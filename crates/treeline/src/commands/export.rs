//! `export`: the records of an object as CSV on standard output or in a file, as the operator.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use app::records::Question;

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `export`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
    /// What is exported, such as members or orders.
    #[arg(long, value_name = "OBJECT")]
    object: String,
    /// A filter as JSON, as in the API.
    #[arg(long, value_name = "JSON")]
    filter: Option<String>,
    /// Fields to write; all of them when absent.
    #[arg(long, value_name = "FIELD,FIELD")]
    columns: Option<String>,
    /// The file to write; standard output when absent.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the file page by page.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let cx = open::migrated(&settings).await?;
        let who = app::definitions::operator(&cx, cx.tenant().await?).await?;
        let question = Question {
            filter: options.filter.clone(),
            columns: options.columns.clone(),
            ..Question::default()
        };
        let mut export = app::exports::begin(&cx, &who, super::import::object(&options.object), &question)?;
        let mut out: Box<dyn std::io::Write> = match &options.out {
            Some(path) => {
                let file = std::fs::File::create(path)
                    .with_context(|| format!("cannot write {}", path.display()))?;
                Box::new(std::io::BufWriter::new(file))
            }
            None => Box::new(std::io::stdout().lock()),
        };
        while let Some(page) = export.next().await? {
            out.write_all(&page)?;
        }
        out.flush()?;
        cx.db.close().await;
        Ok(())
    })
}
