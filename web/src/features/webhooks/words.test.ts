/** A webhook is on, failing or off: what the badge says. */
import { expect, it } from 'vitest';
import { standing } from './words';

it.each([
  [true, null, 'on'],
  [true, '2026-11-01T00:00:00Z', 'failing'],
  [false, null, 'off'],
  [false, '2026-11-01T00:00:00Z', 'off'],
])('active %s, failing since %s: %s', (active, failing_since, expected) => {
  expect(standing({ active, failing_since })).toBe(expected);
});
