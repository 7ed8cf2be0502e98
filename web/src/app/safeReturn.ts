/** Where the app may go on after a sign-in. */

/** Only a path of this app may follow the sign-in, never another site. */
export function safeReturn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\p{Cc}]*$/u.test(value)) return undefined;
  return value.startsWith('/sign-in') ? undefined : value;
}
