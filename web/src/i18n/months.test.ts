/** Months counted back. */
import { expect, it } from 'vitest';
import { monthBefore, monthsUpTo } from './months';

it('go back over the turn of the year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect(monthsUpTo('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
