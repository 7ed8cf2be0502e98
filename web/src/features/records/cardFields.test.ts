/** A card shows its layout until columns are chosen, and always the name. */
import { expect, it } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { cardKeys } from './cardFields';

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key, type: 'text', label: key, required: false, options: [], relation: null, access: 'read', listable: true, filterable: true, sortable: true, ...more,
});
const schemaOf = (card: string[]): ObjectSchema => ({
  key: 'account', singular: 'Account', plural: 'Accounts', importable: true, parts: [], recognised_by: [], mergeable: false,
  fields: ['code', 'name', 'status', 'city', 'country'].map((key) => field(key)).concat(field('secret', { access: 'none' }), field('notes', { listable: false })),
  layouts: { list: ['code', 'name', 'status', 'city', 'country'], card, form: [], detail: [] },
});

it.each<[string, string[], string[] | null, string[]]>([
  ['the layout of the card where nothing was chosen', ['name', 'code', 'status'], null, ['name', 'code', 'status']],
  ['the beginning of the list where there is none', [], null, ['code', 'name', 'status', 'city']],
  ['what was chosen, behind the name', ['name', 'code'], ['country', 'city'], ['name', 'country', 'city']],
  ['the name once', ['name', 'code'], ['code', 'name'], ['name', 'code']],
  ['nothing out of sight, in no list, or unknown', ['name', 'notes'], ['secret', 'notes', 'gone', 'city'], ['name', 'city']],
])('a card shows %s', (_, card, wished, expected) => {
  expect(cardKeys(schemaOf(card), wished)).toEqual(expected);
});
