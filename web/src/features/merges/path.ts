/** The address of the screen where records become one: the first one stays. */

/** Most records of one merge. */
export const MERGED_MAX = 10;

export function mergePath(object: string, ids: readonly string[]): string {
  return `/merge/${object}?ids=${ids.join('.')}`;
}

/** The records an address names. */
export function mergedIds(text: string | undefined): string[] {
  return [...new Set((text ?? '').split('.').filter((id) => /^[0-9a-f-]{36}$/i.test(id)))];
}
