//! `POST /imports`: keeps an uploaded file. Refuses what is neither text nor workbook before it is stored.

use access::{Action, Principal};
use kernel::ImportId;
use store::Tx;
use store::imports::NewImport;

use super::{catalog, decode, limits::Limits, mapping::FileForm, workbook};
use crate::{Cx, Error};

/// The longest name of a file that is kept; longer ones are cut.
const NAME_CHARS: usize = 200;

/// Refuses what is neither a text nor a workbook that can be read.
async fn check(bytes: &[u8]) -> Result<(), Error> {
    if workbook::is_archive(bytes) && bytes.len() <= Limits::STANDARD.bytes {
        super::open(bytes.to_vec(), &FileForm::default()).await?;
    } else {
        decode::guess(bytes, &Limits::STANDARD)?;
    }
    Ok(())
}

/// Keeps a file for the caller alone; what it says is looked at by `preview`.
///
/// # Errors
/// No right to import the object; what is neither text nor workbook.
pub async fn upload(
    cx: &Cx,
    who: &Principal,
    object: &str,
    file_name: &str,
    bytes: &[u8],
) -> Result<ImportId, Error> {
    catalog::importable(who, object)?;
    who.require(object, Action::Import).map_err(Error::Forbidden)?;
    check(bytes).await?;
    let id = ImportId::from_uuid(cx.new_id());
    let name: String = file_name.chars().filter(|c| !c.is_control()).take(NAME_CHARS).collect();
    let import = NewImport {
        tenant: who.tenant,
        id,
        actor: super::actor(who),
        object,
        file_name: &name,
        file_hash: *blake3::hash(bytes).as_bytes(),
        bytes,
        now: cx.now(),
    };
    cx.db.write(async |tx: &mut Tx| store::imports::create(tx, &import).await).await?;
    Ok(id)
}
