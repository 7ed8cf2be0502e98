/** Notes at records: read page by page, written, changed, pinned, deleted and brought back. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Note {
  id: string;
  object: string;
  record: string;
  /** Cleaned rich text. */
  text: string;
  pinned: boolean;
  at: string;
  by?: string | null;
  edited_at?: string | null;
  version: number;
  /** The reader wrote it. */
  can_edit: boolean;
  can_remove: boolean;
}

export interface NoteList {
  /** The newest first, pinned ones among them. */
  items: Note[];
  /** With the first page alone. */
  pinned: Note[];
  next?: string | null;
  can_write: boolean;
}

export interface NoteChange {
  text?: string;
  pinned?: boolean;
}

export const notesKey = (object: string, record: string) => ['notes', object, record];

export function readNotes(object: string, record: string, cursor: string, signal?: AbortSignal): Promise<NoteList> {
  return api.get<NoteList>(`/records/${object}/${record}/notes`, { ...(signal ? { signal } : {}), query: { cursor } });
}

/** The first page. */
export const notesQuery = (object: string, record: string) =>
  queryOptions({
    queryKey: notesKey(object, record),
    queryFn: ({ signal }) => readNotes(object, record, '', signal),
  });

export function addNote(object: string, record: string, text: string, idempotencyKey: string): Promise<Note> {
  return api.post<Note>(`/records/${object}/${record}/notes`, { body: { text }, idempotencyKey });
}

export function updateNote(id: string, version: number, change: NoteChange, idempotencyKey: string): Promise<Note> {
  return api.patch<Note>(`/notes/${id}`, { body: change, version, idempotencyKey });
}

export function removeNote(id: string, idempotencyKey: string): Promise<void> {
  return api.delete<void>(`/notes/${id}`, { idempotencyKey });
}

export function restoreNote(id: string): Promise<Note> {
  return api.post<Note>(`/notes/${id}/restore`);
}
