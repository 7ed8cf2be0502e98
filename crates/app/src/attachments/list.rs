//! The files of a record the caller may read, without those that stand in fields hidden from the caller.

use access::{Action, Principal};
use uuid::Uuid;

use super::AttachmentView;
use super::hidden::hidden;
use crate::{Cx, Error, schema};

/// The files of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachments {
    /// In the order they came.
    pub items: Vec<AttachmentView>,
    /// Whether the caller may add and remove.
    pub can_change: bool,
    /// Largest file in bytes.
    pub bytes_max: u64,
}

/// The files of a record.
///
/// # Errors
/// [`Error::NotFound`] as for the record itself.
pub async fn list(cx: &Cx, who: &Principal, object: &str, record: Uuid) -> Result<Attachments, Error> {
    let object = schema::visible(who, object)?;
    let mut db = cx.db.read();
    let found = store::records::get(&mut db, who, object, Action::Read, record).await?;
    let hidden = hidden(&mut db, who, object, &found.ok_or(Error::NotFound)?).await?;
    let changes = store::records::get(&mut db, who, object, Action::Update, record).await?;
    let rows = store::attachments::list(&mut db, who.tenant, &object.key, record).await?;
    let rows = rows.into_iter().filter(|file| !hidden.contains(&file.id));
    Ok(Attachments {
        items: rows.map(AttachmentView::from).collect(),
        can_change: changes.is_some(),
        bytes_max: cx.config.attachments.bytes_max,
    })
}
