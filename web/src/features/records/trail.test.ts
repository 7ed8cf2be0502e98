/** The neighbours of a record in the list it was opened from; nothing when it was reached in another way or the storage lies. */
import { beforeEach, expect, it } from 'vitest';
import { continued, keepTrail, placeOf, readTrail, type Trail } from './trail';

const trail = (ids: string[], more: Partial<Trail> = {}): Trail => ({ object: 'account', search: '', ids, question: {}, next: null, count: null, ...more });
const page = (ids: string[], next: string | null) => ({ items: ids.map((id) => ({ id, version: 1, values: {}, can: {}, parts: {} })), next });

beforeEach(() => sessionStorage.clear());

it('leads to both neighbours and back to the list', () => {
  keepTrail(trail(['a', 'b', 'c'], { search: 'q=a&sort=-name' }));
  expect(placeOf('account', 'b')).toEqual({ at: 2, of: { value: 3, capped: false }, previous: 'a', next: 'c', more: false, question: {}, search: { q: 'a', sort: '-name' } });
  expect(placeOf('account', 'a')?.previous).toBeNull();
  expect(placeOf('account', 'c')?.next).toBeNull();
});

it('says nothing of other records, other objects and broken storage', () => {
  expect(placeOf('account', 'a')).toBeNull();
  keepTrail(trail(['a']));
  expect(placeOf('account', 'z')).toBeNull();
  expect(placeOf('order', 'a')).toBeNull();
  for (const text of ['{', 'null', '1', '{"object":"account","search":"","ids":"a"}']) {
    sessionStorage.setItem('treeline-trail', text);
    expect(placeOf('account', 'a')).toBeNull();
  }
});

it('goes past the rows that were loaded, and says how many there are', () => {
  keepTrail(trail(['a', 'b'], { next: 'cursor', count: { value: 1000, capped: true }, question: { q: 'x', sort: 'name' } }));
  expect(placeOf('account', 'b')).toMatchObject({ at: 2, of: { value: 1000, capped: true }, next: null, more: true, question: { q: 'x', sort: 'name' } });
  // A row that moved from the first page into the second one is not passed twice.
  keepTrail(continued(readTrail() as Trail, page(['b', 'c'], 'later')));
  expect(placeOf('account', 'b')).toMatchObject({ next: 'c', more: true });
  keepTrail(continued(readTrail() as Trail, page([], null)));
  expect(placeOf('account', 'c')).toMatchObject({ at: 3, of: { value: 3, capped: false }, next: null, more: false });
});

it('takes nothing from a storage that lies about the question', () => {
  sessionStorage.setItem('treeline-trail', '{"object":"account","search":"","ids":["a",1],"question":{"filter":{},"q":"x","limit":"9"},"next":7,"count":{"value":"many"}}');
  expect(readTrail()).toEqual({ ...trail(['a']), question: { q: 'x' } });
});
