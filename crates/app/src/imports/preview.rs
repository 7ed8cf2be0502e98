//! `GET /imports/{id}/preview`: the file as the server reads it, in the form the person chose or in
//! a proposed one. Stores nothing.

use std::collections::BTreeMap;

use access::{Action, Principal};
use kernel::ImportId;

use super::mapping::FileForm;
use super::{catalog, propose};
use crate::{Cx, Error};

/// Rows the wizard shows.
const SAMPLE_ROWS: usize = 10;

/// What the wizard shows before anything is mapped.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The encoding the sample was read in.
    pub encoding: &'static str,
    /// Whether the bytes left no doubt about it.
    pub encoding_sure: bool,
    /// The delimiter the sample was split by.
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
    /// The fields an import of the object may fill, in the reader's language.
    pub fields: Vec<catalog::Field>,
}

/// Reads the file; `form` leaves open what is to be proposed.
///
/// # Errors
/// [`Error::NotFound`] for another person's file; a form the file does not have.
pub async fn preview(cx: &Cx, who: &Principal, id: ImportId, form: &FileForm) -> Result<Preview, Error> {
    let import = super::own(cx, who, id).await?;
    who.require(&import.object, Action::Import).map_err(Error::Forbidden)?;
    let bytes = store::imports::bytes(&mut cx.db.read(), who.tenant, id).await?;
    let sheet = super::open(bytes, form).await?;
    let header = sheet.columns()?;
    let fields = catalog::fields(cx, who, &import.object)?;
    let (sheets, chosen) =
        sheet.book.clone().map_or((Vec::new(), None), |(names, chosen)| (names, Some(chosen)));
    let mapping = propose::propose(
        &header,
        &catalog::proposals(cx, who, catalog::importable(who, &import.object)?, &fields),
    );
    Ok(Preview {
        encoding: sheet.encoding.name(),
        encoding_sure: sheet.certain,
        delimiter: sheet.delimiter.name(),
        sheets,
        sheet: chosen,
        sample: sheet.sample(SAMPLE_ROWS),
        rows: sheet.row_count(),
        header,
        mapping,
        fields,
    })
}
