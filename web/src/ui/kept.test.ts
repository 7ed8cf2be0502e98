/** Two tabs never write over each other; what a closed one left goes to the next, once. */
import { beforeEach, expect, it } from 'vitest';
import { forget, forgetAll, keep, placeOf, recall } from './kept';
import { isTabOpen, tabName } from './tab';

const place = placeOf('u1', 'form', 'enrol:');
const other = (tab: string, at: number, value: unknown) => localStorage.setItem(`${place}@${tab}`, JSON.stringify({ at, value }));
const opened = (tab: string, ago = 0) => localStorage.setItem(`treeline-tab:${tab}`, String(Date.now() - ago));
beforeEach(() => {
  localStorage.clear();
  opened(tabName());
});

it('keeps what was entered for this tab alone', () => {
  opened('b');
  other('b', 2, 'theirs');
  expect(recall(place)).toBeNull();
  keep(place, 'mine');
  expect(recall(place)).toBe('mine');
  forget(place);
  expect(recall(place)).toBeNull();
  expect(localStorage.getItem(`${place}@b`)).toContain('theirs');
});

it('takes over the newest of the closed tabs, and only once', () => {
  opened('silent', 600_000);
  other('silent', 1, 'older');
  other('gone', 2, 'newer');
  expect(recall(place)).toBe('newer');
  expect(localStorage.getItem(`${place}@gone`)).toBeNull();
  expect(recall(place)).toBe('newer');
});

it('believes nothing it cannot read, and forgets everything on the way out', () => {
  localStorage.setItem(`${place}@gone`, '{');
  expect(recall(place)).toBeNull();
  localStorage.setItem('treeline-theme', 'dark');
  keep(place, 1);
  forgetAll();
  expect([recall(place), localStorage.getItem('treeline-theme')]).toEqual([null, 'dark']);
});

it('a tab that says nothing for minutes is closed', () => {
  opened('b', 60_000);
  expect(isTabOpen('b')).toBe(true);
  opened('b', 200_000);
  expect([isTabOpen('b'), isTabOpen('never')]).toEqual([false, false]);
});
