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

export function keepDraft(key: string, kept: KeptDraft): void {
  const text = JSON.stringify(kept);
  try {
    if (text.length <= CHARS_MAX) localStorage.setItem(key, text);
  } catch {
    // A full or forbidden storage only costs the draft.
  }
}

export function readDraft(key: string): KeptDraft | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<KeptDraft> | null;
    const draft = found?.draft;
    if (typeof draft?.values !== 'object' || draft.values === null || typeof draft.parts !== 'object' || draft.parts === null) return null;
    return { draft, base: found?.base ?? null };
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}

/** Forgets every draft of this browser: whoever signs out leaves nothing behind. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
