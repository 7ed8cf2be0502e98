/** A time of day as people type it (`9`, `930`, `9:30`, `9h30`, `9:30 pm`) and as their language writes it. Pure; refuses what is no time. */

const TYPED = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2})|\s*h)?\s*(?:([ap])\.?\s?m\.?)?\s*$/i;

/** `HH:MM`, or null for what is no time of day. */
export function readClock(text: string): string | null {
  const [, hours, minutes = '00', half] = TYPED.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  const given = Number(hours);
  if (half ? given < 1 || given > 12 : given > 23) return null;
  const hour = half ? (given % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : given;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** `21:30` as a language writes it (`9:30 PM`, `21:30`); anything else comes back as it is. */
export function writeClock(clock: string, tag: string): string {
  if (!/^\d{2}:\d{2}$/.test(clock)) return clock;
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  // A narrow space that nobody can type would stand before AM and PM.
  return new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 1, hour, minute)).replaceAll('\u202f', ' ');
}

/** Day and time of a wall-clock time that may be unfinished: `2026-12-01T9:3`. */
export function apart(wall: string): [day: string, clock: string] {
  const at = wall.lastIndexOf('T');
  return at < 0 ? [wall, ''] : [wall.slice(0, at), wall.slice(at + 1)];
}
