/** What the value of a line is follows from its kind; half-entered lines ask nothing. */
import { expect, it } from 'vitest';
import type { Field, PartSchema } from '@/api/schema';
import { lineField, waysEntered } from './reach';

function field(key: string, type: string): Field {
  return { key, type, label: key, required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true };
}

const value = field('value', 'text');
const ways: PartSchema = { key: 'contact_points', label: 'Contact points', reach: true, fields: [field('kind', 'choice'), value] };

it('the value of a way to reach somebody is what its kind says', () => {
  const types = ['email', 'phone', 'mobile', 'web', 'address', undefined].map((kind) => lineField(ways, value, { kind }).type);
  expect(types).toEqual(['email', 'phone', 'phone', 'url', 'text', 'text']);
  expect(lineField({ ...ways, reach: false }, value, { kind: 'email' })).toBe(value);
  expect(lineField(ways, field('label', 'text'), { kind: 'email' }).type).toBe('text');
});

it('asks with lines that say something, of parts that hold ways to reach somebody', () => {
  const lines = [{ values: { kind: 'email', value: ' ana@example.org ' } }, { values: { kind: 'phone', value: '12' } }, { values: { value: 'nothing' } }];
  expect(waysEntered([ways], { contact_points: lines })).toEqual({ contact_points: [{ kind: 'email', value: 'ana@example.org' }] });
  expect(waysEntered([ways], { contact_points: lines.slice(1) })).toEqual({});
  expect(waysEntered([{ ...ways, reach: false }], { contact_points: lines })).toEqual({});
});
