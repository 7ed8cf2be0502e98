/** Choosing rows: ranges, all that match, and back to single ones. */
import { expect, it } from 'vitest';
import { Selection, WITHIN } from './selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

it('ticks one, then a range with Shift in either direction', () => {
  const selection = new Selection();
  selection.toggle('d', true, false, ORDER);
  selection.toggle('b', true, true, ORDER);
  expect([...selection.ids].toSorted()).toEqual(['b', 'c', 'd']);
  selection.toggle('c', false, true, ORDER);
  expect([...selection.ids]).toEqual(['d']);
});

it('a range whose beginning is not loaded any more is the one row', () => {
  const selection = new Selection();
  selection.toggle('x', true, false, ['x']);
  selection.toggle('c', true, true, ORDER);
  expect([...selection.ids].toSorted()).toEqual(['c', 'x']);
});

it('unticking one of all keeps the loaded others, and never means rows nobody has seen', () => {
  const selection = new Selection();
  selection.chooseAll();
  expect(selection.has('never loaded')).toBe(true);
  selection.toggle('b', false, false, ORDER);
  expect(selection.all).toBe(false);
  expect([...selection.ids]).toEqual(['a', 'c', 'd', 'e']);
});

it('tells its listeners of changes only', () => {
  const selection = new Selection();
  let told = 0;
  const stop = selection.subscribe(() => (told += 1));
  selection.clear();
  selection.chooseLoaded(ORDER);
  selection.clear();
  stop();
  selection.chooseAll();
  expect(told).toBe(2);
});

it('a whole group holds rows nobody has seen; a single row beside it leaves those that were seen', () => {
  const selection = new Selection();
  selection.toggle('z', true, false, ['z']);
  selection.toggleScope('draft', { filter: { and: [] }, count: 900 }, true);
  expect([...selection.ids]).toEqual([]);
  expect(selection.has('never loaded', ['2026', 'draft'])).toBe(true);
  expect(selection.has('z', ['paid'])).toBe(false);
  selection.toggleScope('paid', { filter: { and: [] }, count: 7 }, true);
  expect([...selection.scopes.keys()]).toEqual(['draft', 'paid']);
  selection.toggle('b', false, false, ['a', 'b'], ['a', 'b', 'y']);
  expect(selection.scopes.size).toBe(0);
  expect([...selection.ids]).toEqual(['a', 'y']);
  selection.toggleScope(`draft${WITHIN}2026-11`, { filter: { and: [] }, count: 40 }, true);
  selection.toggleScope('draft', { filter: { and: [] }, count: 900 }, true);
  expect([...selection.scopes.keys()]).toEqual(['draft']);
  selection.toggleScope('draft', { filter: { and: [] }, count: 900 }, false);
  expect(selection.has('a', ['draft'])).toBe(false);
});
