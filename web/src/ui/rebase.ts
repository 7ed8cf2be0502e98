/** My changes on top of what stands there now: what I did not touch takes its new value. Pure. */

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

/** Whether a value may stand where the other one did: what an older version of the app kept may have another form. */
function fits(mine: unknown, now: unknown): boolean {
  return mine === null || now === null || mine === undefined || now === undefined || (typeof mine === typeof now && Array.isArray(mine) === Array.isArray(now));
}

export function rebased<T>(base: unknown, mine: unknown, now: T): T {
  if (same(mine, base) || !fits(mine, now)) return now;
  if (!isPlain(base) || !isPlain(mine) || !isPlain(now)) return mine as T;
  const keys = new Set([...Object.keys(now), ...Object.keys(mine)]);
  return Object.fromEntries([...keys].map((key) => [key, rebased<unknown>(base[key], mine[key], now[key])] as const).filter(([, value]) => value !== undefined)) as T;
}
