//! `import`: a file through the same use cases as the web app's wizard, as the operator. What a crash
//! leaves unfinished is taken up by the next `serve` or `import` on the same data.

use std::path::PathBuf;
use std::time::Duration;

use access::Principal;
use anyhow::{Context as _, Result, bail};
use app::imports::mapping::{FileForm, Mapping, Options as MappingOptions, Source};
use app::imports::{self, Import};
use app::{Cx, jobs};
use kernel::ImportId;

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `import`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
    /// What the rows are: members, accounts, products, orders, tasks or appointments.
    #[arg(long, value_name = "OBJECT")]
    object: String,
    /// The mapping document; without it columns fill the fields they are named after.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Count what would happen and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where rejected rows are written, with line, column and reason.
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    /// The CSV file.
    file: PathBuf,
}

/// Imports a file and prints what became of its rows; fails when the import itself fails.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    let bytes =
        std::fs::read(&options.file).with_context(|| format!("cannot read {}", options.file.display()))?;
    let mapping = options.mapping.as_deref().map(read_mapping).transpose()?;
    open::runtime()?.block_on(async {
        let cx = open::migrated(&settings).await?;
        let done = load(&cx, options, &bytes, mapping).await;
        cx.db.close().await;
        done
    })
}

fn read_mapping(path: &std::path::Path) -> Result<Mapping> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is no mapping", path.display()))
}

/// `orders` and `order` are the same; an own object is named by its key.
pub fn object(name: &str) -> &str {
    let singular = name.strip_suffix('s').unwrap_or(name);
    let exact = entity::object(name).is_some() || name.starts_with(entity::custom::PREFIX);
    if exact { name } else { singular }
}

async fn load(cx: &Cx, options: &Options, bytes: &[u8], mapping: Option<Mapping>) -> Result<()> {
    let who = app::definitions::operator(cx, cx.tenant().await?).await?;
    let object = object(&options.object);
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = imports::upload(cx, &who, object, &name, bytes).await?;
    let mapping = match mapping {
        Some(mapping) => mapping,
        None => proposed(cx, &who, id, object).await?,
    };
    imports::start(cx, &who, id, &mapping, options.dry_run).await?;
    let done = follow(cx, &who, id).await?;
    let counts = done.counts;
    println!(
        "{} rows: {} created, {} updated, {} unchanged, {} rejected{}",
        done.rows,
        counts.created,
        counts.updated,
        counts.unchanged,
        counts.rejected,
        if done.dry_run { " (nothing was written)" } else { "" }
    );
    if let Some(path) = &options.errors {
        let errors = imports::errors_csv(cx, &who, id).await?;
        std::fs::write(path, errors).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Columns fill the fields they are named after; the rest of the file is left alone.
async fn proposed(cx: &Cx, who: &Principal, id: ImportId, object: &str) -> Result<Mapping> {
    let preview = imports::preview(cx, who, id, &FileForm::default()).await?;
    if !preview.encoding_sure {
        bail!("the encoding is a guess ({}): name it in a mapping document", preview.encoding);
    }
    let source = |column: String| Source { column: Some(column), ..Source::default() };
    let pairs = preview.mapping.into_iter().filter_map(|(column, field)| Some((field?, source(column))));
    Ok(Mapping {
        object: object.to_owned(),
        file: FileForm::default(),
        fields: pairs.collect(),
        options: MappingOptions::default(),
    })
}

/// Works until the import has ended; a server on the same data may do the work instead.
async fn follow(cx: &Cx, who: &Principal, id: ImportId) -> Result<Import> {
    let workers = ::jobs::start(cx.clone());
    let ended = loop {
        let import = imports::get(cx, who, id).await?;
        match import.job.as_ref().map(|job| job.state.as_str()) {
            Some("queued" | "running") => tokio::time::sleep(Duration::from_millis(100)).await,
            _ => break import,
        }
    };
    workers.stop().await;
    match ended.job.as_ref() {
        Some(jobs::Job { state, .. }) if state == "done" => Ok(ended),
        Some(jobs::Job { error: Some(problem), .. }) => bail!("the import failed: {problem}"),
        _ => bail!("the import was cancelled; what was written until then stays"),
    }
}
