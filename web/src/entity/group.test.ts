/** A grouping goes to the address and back; what may not be asked is no grouping. */
import { describe, expect, it } from 'vitest';
import type { Field, ObjectSchema } from '@/api/schema';
import { asksMore, columnFields, groupings, narrowed, parseGroups, summed, writeGroup, writeGroups } from './group';

function field(key: string, type: string, access: Field['access'] = 'read'): Field {
  return { key, type, label: key, required: false, options: [], relation: null, access, listable: true, filterable: access !== 'masked', sortable: true };
}

const schema: ObjectSchema = {
  key: 'order', singular: 'Order', plural: 'Orders', importable: true, parts: [], layouts: { list: [], form: [], detail: [], card: [] }, recognised_by: [], mergeable: false,
  fields: [field('kind', 'choice'), field('status', 'choice', 'write'), field('ordered_on', 'date'), field('month', 'period'), field('total', 'money'), field('secret', 'choice', 'masked'), field('notes', 'long_text'), field('tags', 'multi_choice'), field('partners', 'links'), field('seats', 'integer')],
};

const read = (text: string) => writeGroups(parseGroups(schema, text));

describe('a grouping', () => {
  it('is read as it was written, a bare date by month', () => {
    for (const one of groupings(schema)) expect(parseGroups(schema, writeGroup(one))).toEqual([one]);
    expect(parseGroups(schema, 'ordered_on')).toEqual(parseGroups(schema, 'month(ordered_on)'));
  });

  it('has at most three levels, each once', () => {
    expect(read('status,month(ordered_on)')).toBe('status,month(ordered_on)');
    expect(read('status,status,ordered_on,month(ordered_on)')).toBe('status,month(ordered_on)');
    expect(read('year(ordered_on),month(ordered_on),status,kind')).toBe('year(ordered_on),month(ordered_on),status');
    expect(read('nothing,kind,')).toBe('kind');
    expect(read('tags,partners,seats')).toBe('tags,partners,seats');
    expect(writeGroups([])).toBeUndefined();
  });

  it('is never of what the reader does not see or what has no groups', () => {
    for (const text of ['secret', 'notes', 'total', 'nothing', 'week(ordered_on)', 'day(month)', 'month(status)', '', undefined]) expect(parseGroups(schema, text)).toEqual([]);
  });

  it('is told apart from what asks for more', () => {
    const more = ['secret', 'notes', 'status,notes', 'week(ordered_on)', 'month(status)', 'year(ordered_on),month(ordered_on),status,kind'];
    const less = ['status', 'status,month(ordered_on)', 'ordered_on,kind,', '', undefined];
    expect([...more, ...less].filter((text) => asksMore(schema, text))).toEqual(more);
  });

  it('finds what adds up and what makes columns', () => {
    expect(summed(schema.fields).map(({ key }) => key)).toEqual(['total', 'seats']);
    expect(columnFields(schema).map(({ key }) => key)).toEqual(['status', 'kind']);
  });

  it('narrows the filter of the list', () => {
    const one = { field: 'status', op: 'eq', value: 'draft' };
    expect(narrowed(undefined, { and: [one] })).toBe(JSON.stringify({ and: [one] }));
    expect(JSON.parse(narrowed(JSON.stringify(one), { and: [one] }) ?? '')).toEqual({ and: [one, { and: [one] }] });
  });
});
