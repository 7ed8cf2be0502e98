//! One record with its lines; refuses what is out of reach, and says where a merged record leads.

use access::{Action, Principal};
use entity::Object;
use store::Read;
use store::records::Record;
use uuid::Uuid;

use super::{RecordView, Viewer};
use crate::{Cx, Error, schema};

/// A record the caller may read.
///
/// # Errors
/// [`Error::NotFound`] when there is none, when it is in the trash, and when it is out of the caller's reach alike;
/// [`Error::Merged`] for one that was merged into a record the caller may read.
pub async fn get(cx: &Cx, who: &Principal, key: &str, id: Uuid) -> Result<RecordView, Error> {
    let object = schema::visible(who, key)?;
    let mut db = cx.db.read();
    let Some(record) = store::records::get(&mut db, who, object, Action::Read, id).await? else {
        return Err(missing(&mut db, who, object, id).await?);
    };
    let mut views = Viewer { who, object }.show(&mut db, vec![record]).await?;
    crate::roles::say(cx, who, key, &mut views);
    views.pop().ok_or(Error::NotFound)
}

/// The record at which a note or a file stands, with its object, for whoever may read it; for everybody else it is as if nothing
/// stood there.
///
/// # Errors
/// [`Error::NotFound`], whatever the reason.
pub(crate) async fn holding<'w>(
    db: &mut impl Read,
    who: &'w Principal,
    (key, id): (&str, Uuid),
) -> Result<(&'w Object, Record), Error> {
    let object = schema::visible(who, key).map_err(|_| Error::NotFound)?;
    let record = store::records::get(db, who, object, Action::Read, id).await?.ok_or(Error::NotFound)?;
    Ok((object, record))
}

/// Why there is no such record: it leads to another one the caller may read, or it does not exist for the caller.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn missing(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    id: Uuid,
) -> Result<Error, Error> {
    if let Some(into) = store::merges::leads_to(db, who.tenant, &object.key, id).await?
        && store::records::get(db, who, object, Action::Read, into).await?.is_some()
    {
        return Ok(Error::Merged { into });
    }
    Ok(Error::NotFound)
}
