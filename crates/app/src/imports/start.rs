//! `POST /imports/{id}/start`: checks the mapping against the file and puts the work in the queue,
//! as a trial or for good. Refuses a second start while one is at work.

use access::{Action, Principal};
use kernel::{ImportId, Problem};
use serde_json::json;
use store::Tx;

use super::catalog;
use super::mapping::Mapping;
use super::target::Target;
use crate::jobs::{self, Job};
use crate::{Cx, Error, bulk};

/// Starts a trial (`dry_run`) or the import itself.
///
/// # Errors
/// [`Error::NotFound`] for another person's file; a mapping that does not fit the file or the
/// object; `import-encoding-unsure` where the encoding is a guess and not named; [`Error::Conflict`] `import-started`.
pub async fn start(
    cx: &Cx,
    who: &Principal,
    id: ImportId,
    mapping: &Mapping,
    dry_run: bool,
) -> Result<Job, Error> {
    let begun = begin(cx, who, id, mapping, dry_run).await;
    begun.map_err(|error| catalog::labelled(cx, who, &mapping.object, error))
}

async fn begin(
    cx: &Cx,
    who: &Principal,
    id: ImportId,
    mapping: &Mapping,
    dry_run: bool,
) -> Result<Job, Error> {
    let import = super::own(cx, who, id).await?;
    who.require(&import.object, Action::Import).map_err(Error::Forbidden)?;
    if mapping.object != import.object {
        return Err(Problem::new("import-object-unsupported").field("mapping/object").into());
    }
    let bytes = store::imports::bytes(&mut cx.db.read(), who.tenant, id).await?;
    let sheet = super::open(bytes, &mapping.file).await?;
    if !sheet.certain {
        let problem = Problem::new("import-encoding-unsure").with("encoding", sheet.encoding.name());
        return Err(problem.field("mapping/file/encoding").into());
    }
    let target = Target::new(cx, who, mapping).await?;
    let items = sheet.items(mapping, &target.known(), target.kind())?;
    target.aim(&items.compiled)?;
    // What was proposed is kept with the import: a repeated start reads the file the same way.
    let mut settled = mapping.clone();
    settled.file.encoding = Some(sheet.encoding);
    settled.file.delimiter = Some(sheet.delimiter);
    settled.file.sheet = sheet.book.as_ref().map(|(_, chosen)| chosen.clone());
    let document = json!(settled);
    let title = if dry_run { "jobs-title-import-dry" } else { "jobs-title-import" };
    let params = json!({ "import": id.to_string(), "object": import.object, "file": import.file_name });
    let job = cx
        .db
        .write(async |tx: &mut Tx| {
            // Under the row's lock: of two starts at once one finds the other's job.
            store::imports::hold(tx, who.tenant, id).await?;
            let import =
                store::imports::get(tx, who.tenant, super::actor(who), id).await?.ok_or(Error::NotFound)?;
            if let Some(job) = import.job
                && let Some(row) = store::jobs::get(tx, who.tenant, job).await?
                && matches!(row.state.as_str(), "queued" | "running")
            {
                return Err(Error::Conflict(Problem::new("import-started")));
            }
            let job = jobs::enqueue(cx, tx, who, "import", title, &params).await?;
            store::imports::start(tx, who.tenant, id, &document, dry_run, job).await?;
            if !dry_run {
                // What it changes is kept as a change of many records is, so that it can be taken back as one.
                let aim = json!({ "import": id.to_string() });
                bulk::keep(cx, tx, who, &import.object, &aim, job).await?;
            }
            Ok(job)
        })
        .await?;
    jobs::get(cx, who, job).await
}
