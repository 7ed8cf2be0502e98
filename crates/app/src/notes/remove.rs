//! A note is deleted by whoever wrote it, or by whoever may purge its record, and comes back while it is not forgotten.

use access::Principal;
use store::Tx;
use store::notes::{self, State};
use uuid::Uuid;

use super::save::not_yours;
use super::{NOTES_MAX, NoteView, find, get, is_author, tell, writes};
use crate::once::Once;
use crate::{Cx, Error};

/// Deletes a note; for thirty days it can be brought back.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`, `note-not-yours`.
pub async fn remove(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<(), Error> {
    turn(cx, who, id, (State::Kept, State::Removed), ("note_trash", "trash"), once).await
}

/// Brings a deleted note back, no longer pinned.
///
/// # Errors
/// As [`remove`]; `note-too-many`.
pub async fn restore(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<NoteView, Error> {
    turn(cx, who, id, (State::Removed, State::Kept), ("note_restore", "restore"), once).await?;
    get(cx, who, id).await
}

async fn turn(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    (from, to): (State, State),
    told: (&str, &str),
    once: &Once,
) -> Result<(), Error> {
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let (note, standing) = find(tx, who, id, from).await?;
            writes(standing, &note.object)?;
            if !standing.clears && !is_author(who, &note) {
                return Err(Error::Forbidden(not_yours(&note)));
            }
            let (there, _) = notes::count(tx, who.tenant, &note.object, note.record).await?;
            if to == State::Kept && there >= NOTES_MAX {
                let problem = kernel::Problem::new("note-too-many").with("max", NOTES_MAX);
                return Err(Error::Conflict(problem));
            }
            if !notes::turn(tx, who.tenant, id, (from, to), cx.now()).await? {
                return Err(Error::NotFound);
            }
            tell(cx, tx, who, &note, told).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}
