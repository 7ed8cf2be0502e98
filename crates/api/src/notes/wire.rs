//! A note as it travels, in and out.

use app::notes::{Change, New, NoteView};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A note at a record.
#[derive(Serialize, ToSchema)]
pub struct NoteItem {
    /// Its id.
    id: Uuid,
    /// The object of its record.
    object: String,
    /// Its record.
    record: Uuid,
    /// Cleaned rich text: HTML of a few harmless elements.
    text: String,
    /// Stands above the others.
    pinned: bool,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who wrote it.
    by: Option<String>,
    /// When its text was last changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// The version to send back as `If-Match`.
    version: i64,
    /// The caller wrote it and may change its text.
    can_edit: bool,
    /// The caller may delete it.
    can_remove: bool,
}

impl From<NoteView> for NoteItem {
    fn from(view: NoteView) -> Self {
        let NoteView { note, can_edit, can_remove } = view;
        Self {
            id: note.id,
            object: note.object,
            record: note.record,
            text: note.text,
            pinned: note.pinned,
            at: note.at,
            by: note.by,
            edited_at: note.edited_at,
            version: note.version,
            can_edit,
            can_remove,
        }
    }
}

/// A note to write.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteNew {
    /// Rich text; it is cleaned. `@login` tells that person.
    text: String,
    /// Stands above the others.
    #[serde(default)]
    pinned: bool,
}

impl From<NoteNew> for New {
    fn from(new: NoteNew) -> Self {
        Self { text: new.text, pinned: new.pinned }
    }
}

/// What is changed; what is absent stays.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteChange {
    /// Rich text; it is cleaned. Whoever wrote the note changes it, and nobody else.
    text: Option<String>,
    /// Stands above the others; whoever may change the record says so.
    pinned: Option<bool>,
}

impl From<NoteChange> for Change {
    fn from(change: NoteChange) -> Self {
        Self { text: change.text, pinned: change.pinned }
    }
}
