/** Wall-clock time in a zone and the instant it means. Pure; knows the zones through `Intl`. */

/** Minutes the zone is ahead of UTC at an instant. */
function offsetMinutes(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** `2026-11-22T09:30:00Z` in Paris is `2026-11-22T10:30`; empty for what is no instant. */
export function wallOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 16);
}

/** The day it is in a zone. */
export function todayIn(zone: string): string {
  return wallOf(new Date().toISOString(), zone).slice(0, 10);
}

/**
 * The instant a wall-clock time means, as RFC 3339 in UTC; null for what is no time. Of two (the hour that comes twice) the
 * earlier; for one that is skipped the instant as far after the leap as it says.
 */
export function instantOf(wall: string, zone: string): string | null {
  const plain = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;
  if (Number.isNaN(plain)) return null;
  const day = 86_400_000;
  const offsets = [offsetMinutes(plain - day, zone), offsetMinutes(plain + day, zone)];
  const meant = offsets.map((offset) => plain - offset * 60_000).filter((at) => wallOf(new Date(at).toISOString(), zone) === wall);
  const at = meant.length > 0 ? Math.min(...meant) : plain - (offsets[0] ?? 0) * 60_000;
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Zones of this browser, the chosen ones always among them. */
export function zones(...wanted: string[]): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([...wanted.filter(Boolean), 'UTC', ...known])].toSorted();
}
