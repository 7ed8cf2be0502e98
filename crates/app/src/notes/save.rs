//! A note is written, changed by whoever wrote it, pinned by whoever may change its record. Refuses stale versions, empty and
//! endless texts, and another's words.

use access::{Action, Principal};
use entity::rich;
use kernel::{Problem, UserId};
use store::Tx;
use store::notes::{self, Note, State};
use uuid::Uuid;

use super::{NOTES_MAX, NoteView, PINNED_MAX, TEXT_MAX, at, find, get, is_author, tell, writes};
use crate::notifications::mentions_in;
use crate::once::Once;
use crate::{Cx, Error, schema};

/// A note to write.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Rich text; it is cleaned.
    pub text: String,
    /// Stands above the others.
    pub pinned: bool,
}

/// What is changed; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Rich text; it is cleaned.
    pub text: Option<String>,
    /// Stands above the others.
    pub pinned: Option<bool>,
}

/// The text as it is kept.
///
/// # Errors
/// `note-too-long`, `note-empty`, `field-rich-text-deep`.
pub(crate) fn cleaned(text: &str) -> Result<String, Problem> {
    let long = || Problem::new("note-too-long").with("max", TEXT_MAX).field("text");
    // A text of tags alone is not read to its end only to be refused.
    if text.len() > TEXT_MAX * 8 {
        return Err(long());
    }
    let clean = rich::clean(text).map_err(|problem| problem.field("text"))?;
    if clean.chars().count() > TEXT_MAX {
        return Err(long());
    }
    if clean.is_empty() {
        return Err(Problem::new("note-empty").field("text"));
    }
    Ok(clean)
}

/// Writes a note at a record the caller may change, and tells whom it names. Sent again with the same key, the first one is
/// given.
///
/// # Errors
/// [`Error::NotFound`] and `access-denied` as for changing the record; `note-empty`, `note-too-long`, `note-too-many`,
/// `note-pinned-too-many`.
pub async fn add(
    cx: &Cx,
    who: &Principal,
    object: &str,
    record: Uuid,
    new: &New,
    once: &Once,
) -> Result<NoteView, Error> {
    let object = schema::visible(who, object)?;
    who.require(&object.key, Action::Update)?;
    let text = cleaned(&new.text);
    let id = cx
        .db
        .write(async |tx: &mut Tx| -> Result<Uuid, Error> {
            // Out of sight first: a repeated command shows nothing the caller may not read any more.
            let standing = at(tx, who, object, record).await?;
            if let Some(first) = once.before(tx, who).await? {
                return Ok(first);
            }
            writes(standing, &object.key)?;
            let id = write(cx, tx, who, (&object.key, record), text.clone()?, new.pinned).await?;
            // The id alone: what was said stands in one place.
            once.after(cx, tx, who, &id).await?;
            Ok(id)
        })
        .await?;
    get(cx, who, id).await
}

/// Writes a note whose author was found to be allowed to, in the caller's transaction, and tells whom it names.
///
/// # Errors
/// `note-too-many`, `note-pinned-too-many`.
pub(crate) async fn write(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    (object, record): (&str, Uuid),
    text: String,
    pin: bool,
) -> Result<Uuid, Error> {
    let (there, pinned) = notes::count(tx, who.tenant, object, record).await?;
    if there >= NOTES_MAX {
        return Err(Error::Conflict(Problem::new("note-too-many").with("max", NOTES_MAX)));
    }
    room(pin, pinned)?;
    let note = Note {
        id: cx.new_id(),
        version: 1,
        object: object.to_owned(),
        record,
        text,
        pinned: pin,
        at: cx.now(),
        author: who.user.map(UserId::uuid),
        by: Some(who.name.clone()),
        edited_at: None,
    };
    notes::insert(tx, who.tenant, &note).await?;
    tell(cx, tx, who, &note, ("note", "create")).await?;
    let said = rich::plain(&note.text);
    mentions_in(cx, tx, who, (object, record), ("", &said)).await?;
    Ok(note.id)
}

/// Changes a note from the version the caller has seen: its text where the caller wrote it, the pin where the caller may change
/// the record.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`, `note-not-yours`, [`Error::Stale`], and as [`add`].
pub async fn update(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    version: i64,
    change: &Change,
    once: &Once,
) -> Result<NoteView, Error> {
    let text = change.text.as_deref().map(cleaned).transpose();
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let (before, standing) = find(tx, who, id, State::Kept).await?;
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            writes(standing, &before.object)?;
            if change.text.is_some() && !is_author(who, &before) {
                return Err(Error::Forbidden(not_yours(&before)));
            }
            if before.version != version {
                return Err(Error::Stale { current: before.version });
            }
            let mut note = before.clone();
            if let Some(text) = text.clone()?.filter(|text| *text != before.text) {
                note.text = text;
                note.edited_at = Some(cx.now());
            }
            note.pinned = change.pinned.unwrap_or(before.pinned);
            if note != before {
                let (_, pinned) = notes::count(tx, who.tenant, &note.object, note.record).await?;
                room(note.pinned && !before.pinned, pinned)?;
                if !notes::update(tx, who.tenant, &note, version).await? {
                    return Err(Error::Stale { current: before.version });
                }
                let action = match (note.text == before.text, note.pinned) {
                    (false, _) => "note_edit",
                    (true, true) => "note_pin",
                    (true, false) => "note_unpin",
                };
                tell(cx, tx, who, &note, (action, "update")).await?;
                let said = (rich::plain(&before.text), rich::plain(&note.text));
                mentions_in(cx, tx, who, (&note.object, note.record), (&said.0, &said.1)).await?;
            }
            once.after(cx, tx, who, &()).await
        })
        .await?;
    get(cx, who, id).await
}

/// Refuses one more pinned note than a record has room for.
fn room(more: bool, pinned: i64) -> Result<(), Error> {
    if more && pinned >= PINNED_MAX {
        return Err(Error::Conflict(Problem::new("note-pinned-too-many").with("max", PINNED_MAX)));
    }
    Ok(())
}

/// It is another's.
pub(super) fn not_yours(note: &Note) -> Problem {
    Problem::new("note-not-yours").with("object", &note.object)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        cleaned(text).err().map(|problem| problem.code.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_says_nothing_or_too_much_is_refused_and_scripts_are_taken_out() {
        assert_eq!(
            cleaned("<p>Hi <script>alert(1)</script><b onclick=x()>Ola</b></p>").as_deref(),
            Ok("<p>Hi <b>Ola</b></p>")
        );
        assert_eq!(cleaned("plain & simple").as_deref(), Ok("plain &amp; simple"));
        for nothing in ["", " \n\t", "<p></p>", "<script>alert(1)</script>", "<p>&nbsp;</p>"] {
            assert_eq!(code(nothing), "note-empty", "{nothing}");
        }
        assert_eq!(code(&"x".repeat(TEXT_MAX + 1)), "note-too-long");
        assert_eq!(code(&"ż".repeat(TEXT_MAX)), "", "characters count, not bytes");
        assert_eq!(code(&"<p>".repeat(TEXT_MAX * 3)), "note-too-long");
        assert_eq!(code(&format!("{}x", "<ul><li>".repeat(100))), "field-rich-text-deep");
    }
}
