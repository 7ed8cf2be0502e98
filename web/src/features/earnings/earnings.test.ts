/** Months and bars of My earnings. */
import { describe, expect, it } from 'vitest';
import { barHeights, monthBefore, monthsUpTo } from './EarningsPage';

describe('months', () => {
  it('go back over the turn of the year', () => {
    expect(monthBefore('2026-01')).toBe('2025-12');
    expect(monthsUpTo('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  });
});

describe('bars', () => {
  it('are measured against the highest month; debts and empty months have none', () => {
    expect(barHeights(['10.00', '5.00', '-3.00', '0.00'])).toEqual([100, 50, 0, 0]);
    expect(barHeights(['0.00'])).toEqual([0]);
    expect(barHeights([])).toEqual([]);
  });
});
