/** The neighbours of a record in the list it was opened from; nothing when it was reached in another way or the storage lies. */
import { beforeEach, expect, it } from 'vitest';
import { keepTrail, placeOf } from './trail';

beforeEach(() => sessionStorage.clear());

it('leads to both neighbours and back to the list', () => {
  keepTrail({ object: 'account', search: 'q=a&sort=-name', ids: ['a', 'b', 'c'] });
  expect(placeOf('account', 'b')).toEqual({ at: 2, of: 3, previous: 'a', next: 'c', search: { q: 'a', sort: '-name' } });
  expect(placeOf('account', 'a')?.previous).toBeNull();
  expect(placeOf('account', 'c')?.next).toBeNull();
});

it('says nothing of other records, other objects and broken storage', () => {
  expect(placeOf('account', 'a')).toBeNull();
  keepTrail({ object: 'account', search: '', ids: ['a'] });
  expect(placeOf('account', 'z')).toBeNull();
  expect(placeOf('order', 'a')).toBeNull();
  for (const text of ['{', 'null', '1', '{"object":"account","search":"","ids":"a"}']) {
    sessionStorage.setItem('treeline-trail', text);
    expect(placeOf('account', 'a')).toBeNull();
  }
});
