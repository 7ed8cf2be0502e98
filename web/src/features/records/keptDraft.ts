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

/** Whether there is room for it; the form says so when there is not. */
export function isKeepable(kept: KeptDraft): boolean {
  return JSON.stringify(kept).length <= CHARS_MAX;
}

/** Keeps a draft; one that is too long leaves nothing older in its place. */
export function keepDraft(key: string, kept: KeptDraft): void {
  try {
    if (isKeepable(kept)) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden storage only costs the draft.
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
