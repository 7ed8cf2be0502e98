/**
 * The list a record was opened from: its rows in their order and its address, so that the record's page leads to the next and
 * back to the same place. Kept for this window only; without it the page simply has no neighbours.
 */

export interface Trail {
  object: string;
  /** The list's address after the `?`. */
  search: string;
  ids: string[];
}

const STORED = 'treeline-trail';
const IDS_MAX = 2000;

export function keepTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ ...trail, ids: trail.ids.slice(0, IDS_MAX) }));
  } catch {
    // A full or forbidden storage only costs the neighbours.
  }
}

export function dropTrail(): void {
  sessionStorage.removeItem(STORED);
}

function read(): Trail | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Partial<Trail> | null;
    if (typeof found?.object !== 'string' || typeof found.search !== 'string' || !Array.isArray(found.ids)) return null;
    return { object: found.object, search: found.search, ids: found.ids.filter((id) => typeof id === 'string') };
  } catch {
    return null;
  }
}

export interface Place {
  /** Counted from one. */
  at: number;
  of: number;
  previous: string | null;
  next: string | null;
  search: Record<string, string>;
}

/** Where a record stands in the list it was opened from; null when it was reached in another way. */
export function placeOf(object: string, id: string): Place | null {
  const trail = read();
  const at = trail?.object === object ? trail.ids.indexOf(id) : -1;
  if (!trail || at < 0) return null;
  return {
    at: at + 1,
    of: trail.ids.length,
    previous: trail.ids[at - 1] ?? null,
    next: trail.ids[at + 1] ?? null,
    search: Object.fromEntries(new URLSearchParams(trail.search)),
  };
}
