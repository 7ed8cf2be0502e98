//! One record with its lines.

use access::{Action, Principal};
use uuid::Uuid;

use super::{RecordView, Viewer};
use crate::{Cx, Error, schema};

/// A record the caller may read.
///
/// # Errors
/// [`Error::NotFound`] when there is none, when it is in the trash, and when it is out of the caller's reach alike.
pub async fn get(cx: &Cx, who: &Principal, key: &str, id: Uuid) -> Result<RecordView, Error> {
    let object = schema::visible(who, key)?;
    let mut db = cx.db.read();
    let record = store::records::get(&mut db, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
    let mut views = Viewer { who, object }.show(&mut db, vec![record]).await?;
    views.pop().ok_or(Error::NotFound)
}
