/** Stretches of time in filters: round trips, and words nobody should have written. */
import { describe, expect, it } from 'vitest';
import { FIXED, parseStretch, UNITS, writeStretch } from './stretch';

describe('a stretch of time', () => {
  it('comes back as it went', () => {
    const counted = UNITS.flatMap((unit) => [`last_1_${unit}`, `next_3660_${unit}`]);
    for (const text of [...FIXED, ...counted]) {
      const stretch = parseStretch(text);
      expect(stretch && writeStretch(stretch)).toBe(text);
    }
  });

  it.each(['', 'now', 'this_day', 'last_0_days', 'last_-1_days', 'last_07_days', 'last_3661_days', 'last_7_day', 'this_7_days', 'last_7_days ', null, 7, ['today'], {}])(
    'takes %j for none',
    (text) => {
      expect(parseStretch(text)).toBeNull();
    },
  );
});
