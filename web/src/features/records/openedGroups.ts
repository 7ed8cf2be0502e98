/** Which groups of a grouped list are open: one who returns from a record finds them as they were. Forgotten with the window. */

const KEPT_MAX = 20;
const kept = new Map<string, Set<string>>();

/** The open groups of a list by what it is asked; the set is changed in place. */
export function openedAt(list: string): Set<string> {
  const known = kept.get(list);
  if (known) return known;
  const oldest = kept.keys().next().value;
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  const fresh = new Set<string>();
  kept.set(list, fresh);
  return fresh;
}

export function forgetOpened(): void {
  kept.clear();
}
