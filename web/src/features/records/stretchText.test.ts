/** Filters count weeks from Monday, and say so where calendars do not. */
import { expect, it } from 'vitest';
import catalogue from '@/i18n/generated/en';
import { translator } from '@/i18n/i18n';
import { stretchText } from './stretchText';

const t = translator('en', catalogue);

it('says that a week begins on Monday only where calendars begin it on another day', () => {
  expect(stretchText(t, 'this_week', 1)).toBe('this week');
  expect(stretchText(t, 'this_week', 7)).toBe('this week (from Monday)');
  expect(stretchText(t, 'next_week', 6)).toBe('next week (from Monday)');
});

it('says nothing of Monday where it does not matter', () => {
  expect(stretchText(t, 'this_month', 7)).toBe('this month');
  expect(stretchText(t, 'last_2_weeks', 7)).toBe('last 2 weeks');
  expect(stretchText(t, 'nonsense', 7)).toBe('nonsense');
});
