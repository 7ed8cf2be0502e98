/** Tells this tab of the browser from the others, after a reload too, and which of them are still open. */
import { newKey } from '@/api/client';

/** In the tab's own storage: its name. */
const NAME = 'treeline-tab';
/** In the storage all tabs share: when a tab last said that it is open. */
const OPEN = 'treeline-tab:';
const BEAT_MS = 20_000;
/** A tab in the background is let say so once a minute. */
const SILENT_MS_MAX = 180_000;

let name: string | null = null;

export function isTabOpen(tab: string, now = Date.now()): boolean {
  return now - Number(localStorage.getItem(OPEN + tab) ?? 0) < SILENT_MS_MAX;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType?.('navigation') ?? [];
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'reload';
}

function beat(): void {
  try {
    localStorage.setItem(OPEN + name, String(Date.now()));
  } catch {
    // Then another tab may go on from this one's draft.
  }
}

/** The name of this tab. */
export function tabName(): string {
  if (name) return name;
  const known = sessionStorage.getItem(NAME);
  // A copy of a tab brings the name of the one it was made from.
  name = known && (isReload() || !isTabOpen(known)) ? known : newKey();
  try {
    sessionStorage.setItem(NAME, name);
  } catch {
    // Then a reload makes another tab of it.
  }
  for (const key of Object.keys(localStorage)) if (key.startsWith(OPEN) && !isTabOpen(key.slice(OPEN.length))) localStorage.removeItem(key);
  beat();
  setInterval(beat, BEAT_MS);
  window.addEventListener('pagehide', () => localStorage.removeItem(OPEN + name));
  window.addEventListener('pageshow', beat);
  return name;
}
