/** What a merge begins with, what it shows, and its address. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { compared, firstChoice, sent } from './choice';
import { mergedIds, mergePath } from './path';

const field = (key: string, type = 'text', access: Field['access'] = 'write'): Field => ({
  key, label: key, type, required: false, options: [], relation: null, access, listable: true, filterable: true, sortable: true,
});
const schema: ObjectSchema = {
  key: 'account', singular: 'Account', plural: 'Accounts', importable: true, parts: [],
  fields: [field('code', 'code'), field('name'), field('email', 'email'), field('city'), field('rank', 'text', 'read'), field('source')],
  layouts: { list: [], form: [], detail: [], card: [] }, recognised_by: ['name'], mergeable: true,
};
const record = (id: string, values: Record<string, unknown>): RecordItem => ({ id, code: null, version: 1, values, can: {}, parts: {} });
const a = record('a', { code: 'A-1', name: 'Ana', email: '', city: 'Porto', rank: null });
const b = record('b', { code: 'A-2', name: 'Ana Silva', email: 'a@x.org', city: 'Porto', rank: 'Gold' });

it('takes the winner’s values, and fills its gaps with what others say', () => {
  expect(firstChoice(schema, [a, b])).toEqual({ email: 'b' });
  expect(firstChoice(schema, [b, a])).toEqual({});
  expect(firstChoice(schema, [])).toEqual({});
  expect(sent({ email: 'b', name: 'a' }, 'a')).toEqual({ email: 'b' });
});

it('shows fields of which anybody says something, and which differ', () => {
  expect(compared(schema, [a, b]).map((one) => [one.field.key, one.differs])).toEqual([
    ['code', true], ['name', true], ['email', true], ['city', false], ['rank', true],
  ]);
});

it('reads its own address and no other', () => {
  const ids = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
  expect(mergedIds(mergePath('account', ids).split('=')[1])).toEqual(ids);
  expect(mergedIds('x.<script>..')).toEqual([]);
  expect(mergedIds(undefined)).toEqual([]);
});
