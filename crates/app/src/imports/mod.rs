//! Import of CSV and XLSX: read, map, try out, and carry out as a durable job; refuses by row, never by
//! guessing. `decode`, `dialect`, `rows`, `mapping`, `sheet`, `values` and `propose` are pure.

pub mod decode;
pub mod dialect;
pub mod limits;
pub mod mapping;
pub mod propose;
pub mod refusal;
pub mod rows;
pub mod sheet;
pub mod values;
mod ways;

pub(crate) mod catalog;
mod cells;
mod checks;
mod members;
mod orders;
pub(crate) mod people;
mod plain;
mod plan;
mod preview;
mod returns;
mod run;
mod start;
mod status;
mod target;
mod template;
mod upload;
mod workbook;

use access::Principal;
use kernel::ImportId;
use store::imports::ImportRow;

use crate::{Cx, Error};

pub(crate) use crate::jobs::actor;
pub use catalog::{Field, importable, may_bring};
pub use preview::{Preview, preview};
pub use run::run;
pub use start::start;
pub use status::{Import, errors_csv, get};
pub use template::{Form, Names, template};
pub use upload::upload;

/// Reads a file in a form, aside: a workbook takes its time.
async fn open(bytes: Vec<u8>, form: &mapping::FileForm) -> Result<sheet::Sheet, Error> {
    let form = form.clone();
    let read = move || sheet::Sheet::open(&bytes, &form, limits::Limits::STANDARD);
    Ok(tokio::task::spawn_blocking(read).await.map_err(Error::internal)??)
}

/// One of the person's own imports; another person's looks like none, and through a token one of an object that it does
/// not import.
async fn own(cx: &Cx, who: &Principal, id: ImportId) -> Result<ImportRow, Error> {
    let row = store::imports::get(&mut cx.db.read(), who.tenant, actor(who), id).await?;
    row.filter(|row| who.token.is_none() || who.may(&row.object, access::Action::Import))
        .ok_or(Error::NotFound)
}
