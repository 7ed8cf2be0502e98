//! The files of a record the caller may read.

use access::{Action, Principal};
use uuid::Uuid;

use super::AttachmentView;
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
    store::records::get(&mut db, who, object, Action::Read, record).await?.ok_or(Error::NotFound)?;
    let changes = store::records::get(&mut db, who, object, Action::Update, record).await?;
    let rows = store::attachments::list(&mut db, who.tenant, &object.key, record).await?;
    Ok(Attachments {
        items: rows.into_iter().map(AttachmentView::from).collect(),
        can_change: changes.is_some(),
        bytes_max: cx.config.attachments.bytes_max,
    })
}
