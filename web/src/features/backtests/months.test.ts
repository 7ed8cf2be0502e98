/** Months that may be tried: posted ones, and a span without a gap. */
import { expect, it } from 'vitest';
import type { PeriodItem } from '@/api/runs';
import { firstOf, postedMonths } from './months';
import { pairHeights } from './PairChart';

const month = (period: string, state: PeriodItem['state'] = 'posted'): PeriodItem => ({ period, state, run: null, ended: true });

it('takes posted months only, oldest first', () => {
  expect(postedMonths([month('2026-11', 'open'), month('2026-10', 'approved'), month('2026-09'), month('2026-08')])).toEqual(['2026-08', '2026-09']);
});

it.each([
  [[], undefined],
  [['2026-10'], '2026-10'],
  [['2025-11', '2025-12', '2026-01'], '2025-11'],
  [['2026-01', '2026-03', '2026-04'], '2026-03'],
  [Array.from({ length: 9 }, (_, at) => `2025-0${at + 1}`).concat(['2025-10', '2025-11', '2025-12', '2026-01', '2026-02']), '2025-03'],
])('begins %j at %s', (months, first) => {
  expect(firstOf(months)).toBe(first);
});

it('draws bars beside the highest of both series, and none for debts', () => {
  expect(pairHeights([{ before: 50, after: 200 }, { before: -5, after: 0 }])).toEqual([{ before: 25, after: 100 }, { before: 0, after: 0 }]);
  expect(pairHeights([{ before: 0, after: 0 }])).toEqual([{ before: 0, after: 0 }]);
});
