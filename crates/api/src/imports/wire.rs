//! Imports as JSON.

use std::collections::BTreeMap;

use app::imports;
use app::{Cx, Language, Principal};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::jobs::wire::Job;

/// A kept file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Uploaded {
    /// The import's id.
    pub id: Uuid,
}

/// What became of the rows so far; the four parts sum to `rows`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportCounts {
    /// Rows handled, the header not counted.
    pub rows: i64,
    /// Rows whose record is new.
    pub created: i64,
    /// Rows whose record changed.
    pub updated: i64,
    /// Rows whose record stood already as the file says.
    pub unchanged: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

/// An import.
#[derive(Debug, Serialize, ToSchema)]
pub struct Import {
    /// The import's id.
    pub id: Uuid,
    /// The object its rows are records of.
    pub object: String,
    /// The file's name.
    pub file_name: String,
    /// Whether the last start was a trial.
    pub dry_run: bool,
    /// The mapping document of the last start.
    #[schema(value_type = Option<Object>)]
    pub mapping: Option<imports::mapping::Mapping>,
    /// The job of the last start.
    pub job: Option<Job>,
    /// What became of the rows.
    pub counts: ImportCounts,
    /// What it changed, as a change of many records (`/bulk/{id}`) that can be taken back; none for a trial.
    pub change: Option<ImportChange>,
}

/// The change of many records an import is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportChange {
    /// The change's id.
    pub id: Uuid,
    /// Whether it can be taken back now.
    pub can_undo: bool,
    /// The change that takes it back.
    pub undone_by: Option<Uuid>,
}

impl Import {
    /// Puts the words in.
    pub fn new(cx: &Cx, who: &Principal, language: Language, import: imports::Import) -> Self {
        let counts = import.counts;
        Self {
            id: import.id.uuid(),
            object: import.object,
            file_name: import.file_name,
            dry_run: import.dry_run,
            mapping: import.mapping,
            job: import.job.map(|job| Job::new(cx, who, language, job)),
            counts: ImportCounts {
                rows: import.rows,
                created: counts.created,
                updated: counts.updated,
                unchanged: counts.unchanged,
                rejected: counts.rejected,
            },
            change: import.bulk.map(|bulk| ImportChange {
                id: bulk.id,
                can_undo: bulk.can_undo,
                undone_by: bulk.undone_by,
            }),
        }
    }
}

/// A field an import may fill.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportField {
    /// Key in mappings: `name`, `line.quantity`.
    pub key: String,
    /// Its name in the reader's language.
    pub label: String,
    /// Whether a new record cannot be made without it.
    pub required: bool,
}

/// A file as the server reads it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Preview {
    /// The encoding the sample was read in.
    pub encoding: String,
    /// False where it is a guess: look at the accents.
    pub encoding_sure: bool,
    /// `comma`, `semicolon`, `tab`, `pipe`, `blanks`, or the character itself.
    pub delimiter: String,
    /// The sheets of a workbook, in their order; none for a text.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The columns' names.
    pub header: Vec<String>,
    /// The first rows.
    pub sample: Vec<Vec<String>>,
    /// Rows in the file, the header not counted.
    pub rows: usize,
    /// Column to field, proposed.
    pub mapping: BTreeMap<String, Option<String>>,
    /// The fields an import may fill.
    pub fields: Vec<ImportField>,
}

impl From<imports::Preview> for Preview {
    fn from(preview: imports::Preview) -> Self {
        let field = |field: imports::Field| ImportField {
            key: field.key,
            label: field.label,
            required: field.required,
        };
        Self {
            encoding: preview.encoding.to_owned(),
            encoding_sure: preview.encoding_sure,
            delimiter: preview.delimiter,
            sheets: preview.sheets,
            sheet: preview.sheet,
            header: preview.header,
            sample: preview.sample,
            rows: preview.rows,
            mapping: preview.mapping,
            fields: preview.fields.into_iter().map(field).collect(),
        }
    }
}

/// The job a start has put in the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportStarted {
    /// The job.
    pub job: Job,
}
