/** Tasks by when they are due. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import { byDue, dueOf } from './due';

const task = (id: string, due_on: string | null, priority = 'normal'): RecordItem => ({ id, version: 1, values: { due_on, priority }, can: {}, parts: {} });

it('tells when a task is due', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23', '', null, 7].map((day) => dueOf(day, '2026-11-22'))).toEqual(['overdue', 'today', 'next', 'undated', 'undated', 'undated']);
});

it('shows what is overdue first, the urgent ones of a day before the others', () => {
  const tasks = [task('later', '2026-12-01'), task('none', null), task('low', '2026-11-22', 'low'), task('high', '2026-11-22', 'high'), task('old', '2026-01-01')];
  const shown = byDue(tasks, '2026-11-22').map(({ due, items }) => `${due}: ${items.map(({ id }) => id).join(' ')}`);
  expect(shown).toEqual(['overdue: old', 'today: high low', 'next: later', 'undated: none']);
  expect(byDue([], '2026-11-22')).toEqual([]);
});
