//! `GET /imports/{id}`: what became of a file so far; and `errors.csv`, the rejected rows with line,
//! column and reason in the reader's language, ready to be mended and imported again.

use std::collections::BTreeMap;

use access::Principal;
use kernel::ImportId;
use serde_json::Value as Json;
use store::imports::{Counts, ErrorRow};

use super::mapping::Mapping;
use super::{catalog, values};
use crate::jobs::{self, Job};
use crate::{Cx, Error, Language, bulk};

/// Rejected rows fetched at once.
const PAGE: i64 = 1_000;

/// An import as its owner sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Id.
    pub id: ImportId,
    /// Object its rows are records of.
    pub object: String,
    /// Name of the file.
    pub file_name: String,
    /// Whether the last start was a trial.
    pub dry_run: bool,
    /// The mapping of the last start.
    pub mapping: Option<Mapping>,
    /// The job of the last start.
    pub job: Option<Job>,
    /// Rows handled so far.
    pub rows: i64,
    /// What became of them.
    pub counts: Counts,
    /// What it changed, as a change of many records that can be taken back; none for a trial.
    pub bulk: Option<bulk::Account>,
}

/// One of the caller's own imports.
///
/// # Errors
/// [`Error::NotFound`] for a missing and for another person's import alike.
pub async fn get(cx: &Cx, who: &Principal, id: ImportId) -> Result<Import, Error> {
    let row = super::own(cx, who, id).await?;
    let job = match row.job {
        Some(job) => Some(jobs::get(cx, who, job).await?),
        None => None,
    };
    let bulk = match &job {
        Some(job) if !row.dry_run => match bulk::status(cx, who, job.id.uuid()).await {
            Ok(account) => Some(account),
            // An import of an earlier release kept nothing to take back.
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        },
        _ => None,
    };
    let mapping = row.mapping.map(serde_json::from_value).transpose().map_err(Error::internal)?;
    Ok(Import {
        id,
        object: row.object,
        file_name: row.file_name,
        dry_run: row.dry_run,
        mapping,
        job,
        rows: row.rows,
        counts: row.counts,
        bulk,
    })
}

/// The error file: a byte order mark (spreadsheets then read it as UTF-8), the three columns of
/// ours, then the columns of the person's file. Formulas are neutralised.
///
/// # Errors
/// [`Error::NotFound`] for another person's import.
pub async fn errors_csv(cx: &Cx, who: &Principal, id: ImportId) -> Result<Vec<u8>, Error> {
    let row = super::own(cx, who, id).await?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let word = |key: &str| cx.words.text(language, key, &[]);
    let mut header =
        vec![word("imports-error-line"), word("imports-error-column"), word("imports-error-reason")];
    header.extend(columns(cx, who, id, row.mapping).await?);
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(b"\xEF\xBB\xBF".to_vec());
    out.write_record(header.iter().map(|name| values::neutralised(name).into_owned()))
        .map_err(Error::internal)?;
    let labels = catalog::labels(cx, who, &row.object);
    let mut after = 0;
    loop {
        let page = store::imports::errors(&mut cx.db.read(), who.tenant, id, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.line;
        for error in &page {
            out.write_record(cells(cx, language, &labels, error)).map_err(Error::internal)?;
        }
    }
    out.into_inner().map_err(|error| Error::internal(error.into_error()))
}

/// The columns of the person's file, in the form it was last started with.
async fn columns(
    cx: &Cx,
    who: &Principal,
    id: ImportId,
    mapping: Option<Json>,
) -> Result<Vec<String>, Error> {
    let Some(mapping) = mapping else { return Ok(Vec::new()) };
    let mapping: Mapping = serde_json::from_value(mapping).map_err(Error::internal)?;
    let bytes = store::imports::bytes(&mut cx.db.read(), who.tenant, id).await?;
    Ok(super::open(bytes, &mapping.file).await?.columns()?)
}

fn cells(cx: &Cx, language: Language, labels: &BTreeMap<String, String>, error: &ErrorRow) -> Vec<String> {
    let line = error.line.to_string();
    let params = error.params.as_object().into_iter().flatten();
    let mut words: Vec<(&str, &str)> =
        params.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
    // A field is named as its reader knows it.
    for (_, key) in words.iter_mut().filter(|(name, _)| *name == "field") {
        *key = labels.get(*key).map_or(*key, String::as_str);
    }
    words.push(("line", &line));
    let reason = cx.words.text(language, &format!("problem-{}", error.code), &words);
    let mut out = vec![line.clone(), error.column.clone(), reason];
    let cells = error.cells.as_array().into_iter().flatten();
    out.extend(cells.map(|cell| cell.as_str().unwrap_or_default().to_owned()));
    // A quote that an export put there stays as it is: importing takes away one, and only one.
    let shielded = |cell: &String| match cell.strip_prefix('\'') {
        Some(_) => cell.clone(),
        None => values::neutralised(cell).into_owned(),
    };
    out.iter().map(shielded).collect()
}
