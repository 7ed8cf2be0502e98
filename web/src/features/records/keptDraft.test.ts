/** Drafts survive, belong to one person and record, and go when they should. */
import { beforeEach, expect, it } from 'vitest';
import { forgetAll, keep } from '@/ui/kept';
import { draftKey, dropDraft, isKeepable, keepDraft, readDraft } from './keptDraft';

const kept = { draft: { values: { name: 'Łucja' }, parts: { lines: [] } }, base: null };
beforeEach(() => localStorage.clear());

it('keeps a draft for one person and record', () => {
  keepDraft(draftKey('u1', 'account', 'a'), kept);
  expect(readDraft(draftKey('u1', 'account', 'a'))).toEqual(kept);
  for (const other of [draftKey('u2', 'account', 'a'), draftKey('u1', 'account', null), draftKey('u1', 'order', 'a')]) expect(readDraft(other)).toBeNull();
});

it('forgets one, and all of them, and nothing else', () => {
  localStorage.setItem('treeline-theme', 'dark');
  keepDraft(draftKey('u1', 'account', null), kept);
  keepDraft(draftKey('u1', 'order', null), kept);
  dropDraft(draftKey('u1', 'account', null));
  expect(readDraft(draftKey('u1', 'account', null))).toBeNull();
  forgetAll();
  expect(readDraft(draftKey('u1', 'order', null))).toBeNull();
  expect(localStorage.getItem('treeline-theme')).toBe('dark');
});

it('does not believe what it finds', () => {
  for (const text of ['null', '[]', '{"draft":1}', '{"draft":{"values":null,"parts":{}}}', '{"draft":{"values":{},"parts":{"lines":1}}}', '{"draft":{"values":{},"parts":{}},"base":{"id":"i"}}', '{"draft":{"values":{},"parts":{}},"base":7}']) {
    keep(draftKey('u', 'o', 'i'), JSON.parse(text));
    expect(readDraft(draftKey('u', 'o', 'i'))).toBeNull();
  }
  const big = { draft: { values: { notes: 'x'.repeat(300_000) }, parts: {} }, base: null };
  keepDraft(draftKey('u', 'o', 'big'), kept);
  keepDraft(draftKey('u', 'o', 'big'), big);
  expect([isKeepable(kept), isKeepable(big)]).toEqual([true, false]);
  expect(readDraft(draftKey('u', 'o', 'big'))).toBeNull();
});
