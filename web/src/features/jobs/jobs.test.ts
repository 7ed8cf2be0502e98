/** Jobs: shares of hundred, and results that lead somewhere or nowhere. */
import { expect, it } from 'vitest';
import { percentDone } from '@/api/jobs';
import { jobResultPath } from './results';

it('never shows more than is done, and nothing while the size is unknown', () => {
  expect(percentDone({ done: 999, total: 1000 })).toBe(99);
  expect(percentDone({ done: 1000, total: 1000 })).toBe(100);
  expect(percentDone({ done: 1500, total: 1000 })).toBe(100);
  expect(percentDone({ done: -5, total: 1000 })).toBe(0);
  expect(percentDone({ done: 5, total: 0 })).toBeNull();
});

it('links a result only where a screen shows it', () => {
  expect(jobResultPath({ kind: 'import', state: 'done', result: { import: 'i1' } })).toBe('/imports/i1');
  expect(jobResultPath({ kind: 'bulk', state: 'done', result: { bulk: 'b1' } })).toBe('/bulk/b1');
  expect(jobResultPath({ kind: 'backtest', state: 'done', result: { backtest: 't1', plan: 'p1' } })).toBe('/backtests/t1');
  expect(jobResultPath({ kind: 'other', state: 'done', result: null })).toBeNull();
  expect(jobResultPath({ kind: 'import', state: 'done', result: { import: { evil: true } } })).toBeNull();
});
