/** The draft of a record's form, as it is kept in this browser until it is saved; what has another form is none. */
import type { RecordItem } from '@/api/records';
import { forget, isKeepable as hasRoom, keep, placeOf, recall } from '@/ui/kept';
import type { Draft } from './draft';

export interface KeptDraft {
  draft: Draft;
  /** The record it was entered upon; null for a new one. */
  base: RecordItem | null;
}

/** The place of a form's draft. */
export function draftKey(user: string, object: string, id: string | null): string {
  return placeOf(user, object, id ?? 'new');
}

/** Whether there is room for it; the form says so when there is not. */
export function isKeepable(kept: KeptDraft): boolean {
  return hasRoom(kept);
}

export function keepDraft(place: string, kept: KeptDraft): void {
  keep(place, kept);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areParts(parts: unknown): parts is Draft['parts'] {
  return isObject(parts) && Object.values(parts).every((rows) => Array.isArray(rows) && rows.every((row) => isObject(row) && isObject(row['values'])));
}

function isBase(base: unknown): base is RecordItem | null {
  return base === null || (isObject(base) && typeof base['id'] === 'string' && typeof base['version'] === 'number' && isObject(base['values']) && areParts(base['parts']));
}

export function readDraft(place: string): KeptDraft | null {
  const found = recall(place);
  if (!isObject(found) || !isObject(found['draft'])) return null;
  const { values, parts } = found['draft'];
  const base = found['base'] ?? null;
  if (!isObject(values) || !areParts(parts) || !isBase(base)) return null;
  return { draft: { values, parts }, base };
}

export function dropDraft(place: string): void {
  forget(place);
}
