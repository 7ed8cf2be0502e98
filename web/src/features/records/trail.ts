/**
 * The list a record was opened from: its rows in their order, its address, what it was asked and where it goes on, so that the
 * record's page leads to the next one, past the rows the list had loaded, and back to the same place. Kept for this window
 * only; without it the page simply has no neighbours.
 */
import type { ListAnswer, ListQuestion } from '@/api/records';

export interface Trail {
  object: string;
  /** The list's address after the `?`. */
  search: string;
  ids: string[];
  /** What the rows are the answer to; of a group, what the group was asked. */
  question: ListQuestion;
  /** Where the list goes on after the last row; null where it ends. */
  next: string | null;
  /** How many there are, as far as they were counted. */
  count: ListAnswer['count'] | null;
}

const STORED = 'treeline-trail';
/** The window's storage holds some megabytes. */
const IDS_MAX = 20_000;

/** The trail of what a list has loaded. */
export function trailOf(object: string, search: string, question: ListQuestion, pages: readonly ListAnswer[]): Trail {
  return { object, search, question, ids: pages.flatMap(({ items }) => items.map(({ id }) => id)), next: pages.at(-1)?.next ?? null, count: pages[0]?.count ?? null };
}

export function keepTrail(trail: Trail): void {
  const full = trail.ids.length > IDS_MAX;
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ ...trail, ids: trail.ids.slice(0, IDS_MAX), next: full ? null : trail.next }));
  } catch {
    // A full or forbidden storage only costs the neighbours.
  }
}

export function dropTrail(): void {
  sessionStorage.removeItem(STORED);
}

const TEXTS = ['q', 'filter', 'sort', 'columns'] as const;

function questionOf(found: unknown): ListQuestion {
  const texts = (typeof found === 'object' && found !== null ? found : {}) as Record<string, unknown>;
  return Object.fromEntries(TEXTS.flatMap((key) => (typeof texts[key] === 'string' ? [[key, texts[key]]] : [])));
}

export function readTrail(): Trail | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Partial<Trail> | null;
    if (typeof found?.object !== 'string' || typeof found.search !== 'string' || !Array.isArray(found.ids)) return null;
    return {
      object: found.object,
      search: found.search,
      ids: found.ids.filter((id) => typeof id === 'string'),
      question: questionOf(found.question),
      next: typeof found.next === 'string' ? found.next : null,
      count: typeof found.count?.value === 'number' ? { value: found.count.value, capped: found.count.capped === true } : null,
    };
  } catch {
    return null;
  }
}

/** The trail with the page that follows; rows that moved into it are not shown twice. */
export function continued(trail: Trail, page: ListAnswer): Trail {
  const known = new Set(trail.ids);
  return { ...trail, ids: [...trail.ids, ...page.items.flatMap(({ id }) => (known.has(id) ? [] : [id]))], next: page.next };
}

export interface Place {
  /** Counted from one. */
  at: number;
  of: { value: number; capped: boolean };
  previous: string | null;
  next: string | null;
  /** The list goes on after the last row that is known. */
  more: boolean;
  question: ListQuestion;
  search: Record<string, string>;
}

/** Where a record stands in the list it was opened from; null when it was reached in another way. */
export function placeOf(object: string, id: string): Place | null {
  const trail = readTrail();
  const at = trail?.object === object ? trail.ids.indexOf(id) : -1;
  if (!trail || at < 0) return null;
  const known = trail.ids.length;
  // Where the list ends every row is known, whatever was counted when it began.
  const ended = trail.next === null && known < IDS_MAX;
  return {
    at: at + 1,
    of: ended ? { value: known, capped: false } : { value: Math.max(known, trail.count?.value ?? 0), capped: trail.count?.capped ?? true },
    previous: trail.ids[at - 1] ?? null,
    next: trail.ids[at + 1] ?? null,
    more: trail.next !== null,
    question: trail.question,
    search: Object.fromEntries(new URLSearchParams(trail.search)),
  };
}
