# Notes at records.

notes-title = Notes
notes-write = Write a note
notes-field = Note
notes-hint = @login tells a colleague · Ctrl+Enter saves
notes-save = Save note
notes-edited = changed { $when }
notes-pinned = Pinned
notes-pin = Pin the note by { $who }, { $when }
notes-unpin = Unpin the note by { $who }, { $when }
notes-edit = Change the note of { $when }
notes-delete = Delete the note by { $who }, { $when }
notes-deleted = The note was deleted
notes-empty = No notes yet.

problem-note-too-many = A record holds at most { $max } notes.
problem-note-pinned-too-many = At most { $max } notes of a record are pinned. Unpin another one first.
problem-note-empty = A note needs a text.
problem-note-too-long = The note is too long: at most { $max } characters with its formatting.
problem-note-not-yours = This note was written by somebody else: only its author changes it.
