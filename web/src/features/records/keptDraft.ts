/**
 * What was entered in a form and not saved yet, kept in this browser for one person and record, so that a reload or a crash
 * loses nothing. Gone with saving, with discarding and with signing out.
 */
import type { RecordItem } from '@/api/records';
import type { Draft } from './draft';

export interface KeptDraft {
  draft: Draft;
  /** The record it was entered upon; null for a new one. */
  base: RecordItem | null;
}

const PREFIX = 'treeline-draft:';
const CHARS_MAX = 200_000;

/** The place of a form's draft. */
export function draftKey(user: string, object: string, id: string | null): string {
  return `${PREFIX}${user}:${object}:${id ?? 'new'}`;
}

/** Whether it is kept: not when it is too long, or the storage is full or forbidden; then nothing older stays in its place. */
export function keepDraft(key: string, kept: KeptDraft): boolean {
  const text = JSON.stringify(kept);
  try {
    if (text.length > CHARS_MAX) {
      localStorage.removeItem(key);
      return false;
    }
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areParts(parts: unknown): boolean {
  return isObject(parts) && Object.values(parts).every((rows) => Array.isArray(rows) && rows.every((row) => isObject(row) && isObject(row['values'])));
}

function isBase(base: unknown): boolean {
  return base === null || (isObject(base) && typeof base['id'] === 'string' && typeof base['version'] === 'number' && isObject(base['values']) && areParts(base['parts']));
}

export function readDraft(key: string): KeptDraft | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<KeptDraft> | null;
    if (!isObject(found) || !isObject(found.draft)) return null;
    const { draft, base = null } = found;
    if (!isObject(draft.values) || !areParts(draft.parts) || !isBase(base)) return null;
    return { draft, base };
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}

/** Forgets every draft of this browser. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
