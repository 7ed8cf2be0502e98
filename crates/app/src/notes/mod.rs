//! Notes at records: written, read, changed by whoever wrote them, pinned, deleted and brought back, with the rights on their
//! record. Refuses to change another's words, and to keep what was said in the audit trail: it tells that, not what.

mod list;
mod remove;
mod save;
mod sweep;

use access::{Action, Principal};
use entity::Object;
use jiff::Timestamp;
use kernel::{Problem, UserId};
use serde_json::json;
use store::notes::{Note, State};
use store::{Read, Tx};
use uuid::Uuid;

pub use list::{Notes, get, list};
pub use remove::{remove, restore};
pub use save::{Change, New, add, update};
pub(crate) use save::{cleaned, write};
pub use sweep::sweep;

use crate::{Cx, Error, records, trail};

/// What webhooks call it.
pub const OBJECT: &str = "note";
/// Most notes at one record.
pub const NOTES_MAX: i64 = 5_000;
/// Most pinned notes at one record.
pub const PINNED_MAX: i64 = 10;
/// Most characters of a note, those of its tags among them.
pub const TEXT_MAX: usize = 20_000;

/// A note as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteView {
    /// The note.
    pub note: Note,
    /// The caller wrote it and may change the record: may change its text.
    pub can_edit: bool,
    /// The caller wrote it, or may purge the record: may delete it.
    pub can_remove: bool,
}

/// What a person may do with the notes of a record the person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    /// May change the record: writes and pins.
    writes: bool,
    /// May purge the record: deletes what others wrote.
    clears: bool,
}

impl Standing {
    async fn of(db: &mut impl Read, who: &Principal, object: &Object, record: Uuid) -> Result<Self, Error> {
        let writes = store::records::get(db, who, object, Action::Update, record).await?.is_some();
        let clears = writes && store::records::get(db, who, object, Action::Purge, record).await?.is_some();
        Ok(Self { writes, clears })
    }

    fn view(self, who: &Principal, note: Note) -> NoteView {
        let can_edit = self.writes && is_author(who, &note);
        NoteView { can_edit, can_remove: can_edit || self.clears, note }
    }
}

/// Whether the caller, and nobody the caller stands in for, wrote it.
fn is_author(who: &Principal, note: &Note) -> bool {
    note.author.is_some() && note.author == who.user.map(UserId::uuid)
}

/// What the caller may do at a record; one out of sight looks like none.
async fn at(db: &mut impl Read, who: &Principal, object: &Object, record: Uuid) -> Result<Standing, Error> {
    store::records::get(db, who, object, Action::Read, record).await?.ok_or(Error::NotFound)?;
    Standing::of(db, who, object, record).await
}

/// A note at a record the caller reads, with what the caller may do; all others look like none.
async fn find(
    db: &mut impl Read,
    who: &Principal,
    id: Uuid,
    state: State,
) -> Result<(Note, Standing), Error> {
    let note = store::notes::get(db, who.tenant, id, state).await?.ok_or(Error::NotFound)?;
    let (object, _) = records::holding(db, who, (&note.object, note.record)).await?;
    let standing = Standing::of(db, who, object, note.record).await?;
    Ok((note, standing))
}

/// Refuses whoever may not change the record.
fn writes(standing: Standing, object: &str) -> Result<(), Error> {
    let denied =
        || Problem::new("access-denied").with("object", object).with("action", Action::Update.as_str());
    if standing.writes { Ok(()) } else { Err(Error::Forbidden(denied())) }
}

/// Notes what was done, in the past of the record, and announces it to subscribers.
async fn tell(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    note: &Note,
    (action, event): (&str, &str),
) -> Result<(), Error> {
    trail::audit(cx, tx, who, &note.object, Some(note.record), action, &json!({ "note": note.id })).await?;
    let payload = json!({
        "object": OBJECT, "id": note.id, "action": event, "of": { "object": note.object, "id": note.record },
    });
    let topic = format!("{OBJECT}.{event}");
    Ok(store::outbox::push(tx, who.tenant, cx.new_id(), cx.now(), &topic, &payload).await?)
}

/// Notes and what a subscriber's owner may know of one: the record it stands at and, while it is kept, what it says.
pub(crate) async fn announced(
    db: &mut impl Read,
    owner: &Principal,
    (id, event): (Uuid, &str),
    of: (&str, Uuid),
) -> Result<Option<serde_json::Value>, Error> {
    match records::holding(db, owner, of).await {
        Ok(_) => {}
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    }
    let kept = store::notes::get(db, owner.tenant, id, State::Kept).await?;
    // After a merge it stands at another record, of which the owner may know nothing.
    let kept = kept.filter(|note| (note.object.as_str(), note.record) == of);
    let note = kept.map(|note| {
        json!({
            "version": note.version, "text": note.text, "pinned": note.pinned, "at": moment(note.at), "by": note.by,
            "edited_at": note.edited_at.map(moment),
        })
    });
    Ok(Some(json!({
        "object": OBJECT, "action": event, "id": id, "of": { "object": of.0, "id": of.1 }, "note": note,
    })))
}

fn moment(at: Timestamp) -> String {
    at.to_string()
}
