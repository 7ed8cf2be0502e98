/** What is entered is asked about once it says something. */
import { expect, it } from 'vitest';
import type { ObjectSchema } from '@/api/schema';
import { entered } from './why';

const schema: ObjectSchema = {
  key: 'account', singular: 'Account', plural: 'Accounts', importable: true, fields: [], parts: [],
  layouts: { list: [], form: [], detail: [], card: [] }, recognised_by: ['name', 'email'], mergeable: true,
};

it('asks with what is entered in the fields that count, and not before they say something', () => {
  expect(entered(schema, { name: ' Ana Silva ', email: '', city: 'Porto' })).toEqual({ name: 'Ana Silva' });
  expect(entered(schema, { name: 'An', email: null, city: 'Porto' })).toBeNull();
  const ways = { ...schema, parts: [{ key: 'ways', label: 'Ways', reach: true, fields: [] }] };
  const lines = { ways: [{ values: { kind: 'phone', value: '601 234 567' } }] };
  expect(entered(ways, { name: 'An' }, lines)).toEqual({ ways: [{ kind: 'phone', value: '601 234 567' }] });
  expect(entered({ ...ways, recognised_by: [] }, { name: 'An' }, lines)).toBeNull();
  expect(entered({ ...schema, recognised_by: [] }, { name: 'Ana Silva' })).toBeNull();
});
