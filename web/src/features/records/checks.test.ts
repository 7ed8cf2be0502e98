/** What a form asks to be put right: only what it would send, each by its path and name. */
import { describe, expect, it } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { nameAt, textAt, wrongsOf } from './checks';

function field(key: string, type: string, more: Partial<Field> = {}): Field {
  return { key, type, label: key.toUpperCase(), required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true, ...more };
}

const schema: ObjectSchema = {
  key: 'order',
  singular: 'Order',
  plural: 'Orders',
  importable: true,
  fields: [field('mail', 'email'), field('name', 'text', { required: true }), field('hidden', 'text', { required: true }), field('total', 'money', { required: true, access: 'read' })],
  parts: [{ key: 'lines', label: 'Lines', fields: [field('quantity', 'decimal', { required: true, digits: 2, min: 0 })] }],
  layouts: { list: [], card: [], detail: [], form: [{ key: 'main', label: '', fields: ['name', 'mail', 'total'] }] },
  recognised_by: [],
  mergeable: false,
};
const wrongs = (draft: Parameters<typeof wrongsOf>[1], base: Parameters<typeof wrongsOf>[2]) => [...wrongsOf(schema, draft, base)].map(([path, { code }]) => `${path} ${code}`);

describe('wrongsOf', () => {
  it('names them in the order of the form, without what is not shown or not entered', () => {
    expect(wrongs({ values: { mail: 'nobody' }, parts: { lines: [{ values: { quantity: '1' } }, { values: { quantity: '-1' } }] } }, null)).toEqual(['name field-required', 'mail field-email', 'lines/1/quantity field-too-small']);
  });

  it('leaves alone what stands as it was', () => {
    const base = { id: 'r', version: 1, can: {}, values: { mail: 'old nonsense', name: '' }, parts: { lines: [{ id: 'l', values: { quantity: '-5' } }] } };
    expect(wrongs({ values: base.values, parts: base.parts }, base)).toEqual([]);
    expect(wrongs({ values: { ...base.values, mail: 'new nonsense' }, parts: base.parts }, base)).toEqual(['mail field-email']);
    expect(wrongs({ values: base.values, parts: { lines: [{ id: 'l', values: { quantity: '-6' } }] } }, base)).toEqual(['lines/0/quantity field-too-small']);
  });
});

it('a refusal belongs to a value and to a line, wherever the line goes', () => {
  const draft = { values: { name: 'A' }, parts: { lines: [{ local: 'a', values: { quantity: '1' } }, { local: 'b', values: { quantity: '1' } }] } };
  expect(textAt(draft, 'name')).toBe('"A"');
  expect(textAt(draft, 'lines/0/quantity')).not.toBe(textAt(draft, 'lines/1/quantity'));
  expect(textAt(draft, 'lines/7/quantity')).toBe('');
  expect(nameAt(schema, 'lines/1/quantity')).toBe('Lines 2: QUANTITY');
  expect(nameAt(schema, 'mail')).toBe('MAIL');
});

it('a further way to reach somebody is tested as what its kind says, but for what stood there before', () => {
  const ways: ObjectSchema = { ...schema, parts: [{ key: 'ways', label: 'Ways', reach: true, fields: [field('kind', 'choice', { options: ['email', 'web', 'address'].map((value) => ({ value, label: value })) }), field('value', 'text')] }] };
  const old = { id: 'l', values: { kind: 'email', value: 'ask Ana' } };
  const base = { id: 'r', version: 1, can: {}, values: { name: 'A' }, parts: { ways: [old] } };
  const lines = [old, { values: { kind: 'email', value: 'ana' } }, { values: { kind: 'web', value: 'example.org' } }, { values: { kind: 'address', value: 'ana' } }];
  expect([...wrongsOf(ways, { values: base.values, parts: { ways: lines } }, base)].map(([path, { code }]) => `${path} ${code}`)).toEqual(['ways/1/value field-email']);
});
