/** The draft of a note: what it holds, and under which name it is kept in this browser. */
import type { Note } from '@/api/notes';
import type { NotePlace } from './useNotes';

export interface NoteDraft {
  text: string;
}

export const NOTHING: NoteDraft = { text: '' };

export function draftName({ object, record }: NotePlace, note: Note | null): string {
  return `note:${object}:${record}:${note?.id ?? 'new'}`;
}
