/** Whoever signs out leaves nothing behind. */
import { expect, it } from 'vitest';
import { draftKey, keepDraft, readDraft } from '@/features/records/keptDraft';
import { keepTrail, placeOf } from '@/features/records/trail';
import { forgetPerson } from './leave';

it('forgets drafts and the list the person came from', () => {
  const place = draftKey('u1', 'account', null);
  keepDraft(place, { draft: { values: { name: 'A' }, parts: {} }, base: null });
  keepTrail({ object: 'account', search: '', ids: ['a', 'b'], question: {}, next: null, count: null });
  forgetPerson();
  expect(readDraft(place)).toBeNull();
  expect(placeOf('account', 'a')).toBeNull();
});
