//! The notes of a record the caller may read, the newest first, page by page, with the pinned ones beside the first page.

use access::Principal;
use kernel::Problem;
use store::notes::State;
use uuid::Uuid;

use super::{NoteView, PINNED_MAX, at, find};
use crate::{Cx, Error, schema};

/// Notes of one page.
const PAGE: i64 = 30;

/// One page of a record's notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// The newest first, pinned ones among them.
    pub items: Vec<NoteView>,
    /// The pinned ones, the newest first; with the first page alone.
    pub pinned: Vec<NoteView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether the caller may write and pin.
    pub can_write: bool,
}

/// The notes of a record.
///
/// # Errors
/// [`Error::NotFound`] as for the record itself; `cursor-malformed`.
pub async fn list(
    cx: &Cx,
    who: &Principal,
    object: &str,
    record: Uuid,
    cursor: Option<&str>,
) -> Result<Notes, Error> {
    let object = schema::visible(who, object)?;
    let mut db = cx.db.read();
    let standing = at(&mut db, who, object, record).await?;
    let before = cursor.filter(|text| !text.is_empty()).map(Uuid::parse_str).transpose();
    let before = before.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?;
    let place = (object.key.as_str(), record);
    let mut rows = store::notes::list(&mut db, who.tenant, place, (before, false), PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let next = if rows.len() > whole { rows.get(whole - 1).map(|note| note.id.to_string()) } else { None };
    rows.truncate(whole);
    let pinned = match before {
        None => store::notes::list(&mut db, who.tenant, place, (None, true), PINNED_MAX).await?,
        Some(_) => Vec::new(),
    };
    let view = |note| standing.view(who, note);
    Ok(Notes {
        items: rows.into_iter().map(view).collect(),
        pinned: pinned.into_iter().map(view).collect(),
        next,
        can_write: standing.writes,
    })
}

/// One note.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or its record is out of sight.
pub async fn get(cx: &Cx, who: &Principal, id: Uuid) -> Result<NoteView, Error> {
    let (note, standing) = find(&mut cx.db.read(), who, id, State::Kept).await?;
    Ok(standing.view(who, note))
}
