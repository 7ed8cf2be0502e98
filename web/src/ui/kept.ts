/**
 * What was entered and not saved yet, kept in this browser for one person, place and tab: a reload or a crash loses nothing, and
 * two tabs never write over each other. What a closed tab left is taken over by the next that comes to the place. Gone with
 * saving, with discarding and with signing out.
 */
import { isTabOpen, tabName } from './tab';

const PREFIX = 'treeline-draft:';
const CHARS_MAX = 200_000;

/** The place of a form: whose it is, and what it is about. */
export function placeOf(user: string, ...about: string[]): string {
  return [PREFIX + user, ...about].join(':');
}

/** Whether there is room for it; a form says so when there is not. */
export function isKeepable(value: unknown): boolean {
  return JSON.stringify(value).length <= CHARS_MAX;
}

const ownKey = (place: string) => `${place}@${tabName()}`;

/** Keeps what was entered; what is too long leaves nothing older in its place. */
export function keep(place: string, value: unknown): void {
  try {
    if (isKeepable(value)) localStorage.setItem(ownKey(place), JSON.stringify({ at: Date.now(), value }));
    else localStorage.removeItem(ownKey(place));
  } catch {
    // A full or forbidden storage only costs the draft.
  }
}

function read(key: string): { at: number; value: unknown } | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as { at?: unknown; value?: unknown } | null;
    return typeof found === 'object' && found !== null && typeof found.at === 'number' ? { at: found.at, value: found.value } : null;
  } catch {
    return null;
  }
}

/** What was kept here by this tab, else the newest that a closed tab left, which is this tab's from now on; null for nothing. */
export function recall(place: string): unknown {
  const own = read(ownKey(place));
  if (own) return own.value;
  const left = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${place}@`) && !isTabOpen(key.slice(place.length + 1)))
    .flatMap((key) => {
      const found = read(key);
      return found ? [{ key, ...found }] : [];
    })
    .toSorted((one, other) => other.at - one.at)[0];
  if (!left) return null;
  localStorage.removeItem(left.key);
  keep(place, left.value);
  return left.value;
}

export function forget(place: string): void {
  localStorage.removeItem(ownKey(place));
}

/** Forgets everything that was kept in this browser. */
export function forgetAll(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
