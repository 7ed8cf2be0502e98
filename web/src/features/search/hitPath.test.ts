/** A record found by its note opens where the note stands. */
import { expect, it } from 'vitest';
import { hitPath } from './hitPath';

it.each([
  ['account', false, '/record/account/1'],
  ['account', true, '/record/account/1?tab=timeline'],
  ['run', false, '/runs/1'],
  ['run', true, '/record/run/1?tab=timeline'],
])('%s, found by a note: %s', (object, noted, path) => {
  expect(hitPath({ object, id: '1', noted })).toBe(path);
});
