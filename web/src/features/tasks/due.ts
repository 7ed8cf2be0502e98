/** Tasks by when they are due: overdue, today, next, without a day. Pure: days are text in the order of the calendar. */
import type { RecordItem } from '@/api/records';

export const DUE = ['overdue', 'today', 'next', 'undated'] as const;
export type Due = (typeof DUE)[number];

export function dueOf(day: unknown, today: string): Due {
  if (typeof day !== 'string' || day === '') return 'undated';
  if (day < today) return 'overdue';
  return day === today ? 'today' : 'next';
}

const PRIORITIES: unknown[] = ['high', 'normal', 'low'];

function weight(task: RecordItem): number {
  return PRIORITIES.indexOf(task.values['priority'] ?? 'normal');
}

function dayOf(task: RecordItem): string {
  const due = task.values['due_on'];
  return typeof due === 'string' ? due : '';
}

/** Groups in their order, each by day and then by priority; empty groups left out. */
export function byDue(tasks: readonly RecordItem[], today: string): { due: Due; items: RecordItem[] }[] {
  const sorted = tasks.toSorted((left, right) => dayOf(left).localeCompare(dayOf(right)) || weight(left) - weight(right));
  return DUE.map((due) => ({ due, items: sorted.filter((task) => dueOf(task.values['due_on'], today) === due) })).filter(({ items }) => items.length > 0);
}
