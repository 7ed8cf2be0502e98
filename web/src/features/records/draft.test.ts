/** What a form sends: only what was changed; and what a conflict keeps, tells and never loses. */
import { describe, expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import type { Field, ObjectSchema } from '@/api/schema';
import { changeOf, conflicts, draftOf, filled, isEmptyChange, newDraft, rebase } from './draft';

function field(key: string, type: string, access: Field['access'] = 'write'): Field {
  return { key, type, label: key, required: false, options: [], relation: null, access, listable: true, filterable: true, sortable: true };
}

const schema: ObjectSchema = {
  key: 'order',
  singular: 'Order',
  plural: 'Orders',
  importable: true,
  fields: [field('code', 'code', 'read'), field('name', 'text'), field('city', 'text'), field('owner', 'reference'), field('secret', 'text', 'masked')],
  parts: [{ key: 'lines', label: 'Lines', fields: [field('product', 'reference'), field('quantity', 'integer'), field('total', 'money', 'read')] }],
  layouts: { list: [], form: [], detail: [], card: [] },
  recognised_by: [],
  mergeable: false,
};

function record(values: Record<string, unknown>, lines: RecordItem['parts'][string] = [], version = 1): RecordItem {
  return { id: 'r', version, values: { code: 'O-1', name: 'A', city: 'Lyon', owner: { id: 'e1', label: 'Olga' }, ...values }, can: {}, parts: { lines } };
}

const line = { id: 'l1', values: { product: { id: 'p1', label: 'Cream' }, quantity: 2, total: { amount: '4.00', currency: 'EUR' } } };

describe('a change', () => {
  it('is empty when nothing was touched', () => {
    const before = record({}, [line]);
    expect(isEmptyChange(changeOf(schema, draftOf(before), before))).toBe(true);
  });

  it('holds only fields that differ, references as ids, nothing that may not be written', () => {
    const before = record({});
    const draft = { ...draftOf(before), values: { ...before.values, city: '', code: 'HACK', secret: 'HACK', owner: { id: 'e2', label: 'Ivan' } } };
    expect(changeOf(schema, draft, before)).toEqual({ values: { city: null, owner: 'e2' } });
  });

  it('does not take other words for the same reference as a change', () => {
    const before = record({});
    const draft = { ...draftOf(before), values: { ...before.values, owner: { id: 'e1', label: 'Olga N.', code: 'E-1' } } };
    expect(isEmptyChange(changeOf(schema, draft, before))).toBe(true);
  });

  it('sends all lines when one differs, without what the server computes', () => {
    const before = record({}, [line]);
    const draft = draftOf(before);
    draft.parts['lines']?.push({ values: { product: { id: 'p2', label: 'Soap' }, quantity: 1 } });
    expect(changeOf(schema, draft, before)).toEqual({
      values: {},
      parts: { lines: [{ id: 'l1', values: { product: 'p1', quantity: 2 } }, { values: { product: 'p2', quantity: 1 } }] },
    });
  });

  it('of a new record holds what was entered', () => {
    const draft = { values: { name: 'New', city: '' }, parts: { lines: [] } };
    expect(changeOf(schema, draft, null)).toEqual({ values: { name: 'New' } });
  });

  it('of a new record begins with the day, the currency and a line that has a price', () => {
    const required = (key: string, type: string): Field => ({ ...field(key, type), required: true });
    const order: ObjectSchema = {
      ...schema,
      fields: [required('ordered_on', 'date'), required('currency', 'currency'), field('due_on', 'date'), { ...required('created', 'date'), access: 'read' }],
      parts: [{ key: 'lines', label: 'Lines', fields: [required('unit_price', 'money')] }, { key: 'notes', label: 'Notes', fields: [required('text', 'text')] }],
    };
    expect(newDraft(order, 'PLN', '2026-11-22')).toEqual({ values: { ordered_on: '2026-11-22', currency: 'PLN' }, parts: { lines: [{ local: 'first', values: {} }], notes: [] } });
  });

  it('begins a new record with the defaults that are chosen from, and types nothing for the reader', () => {
    const fields = [
      { ...field('status', 'choice'), default: 'active' },
      { ...field('consent', 'bool'), default: 'false' },
      { ...field('country', 'country'), required: true, default: 'PL' },
      { ...field('currency', 'currency'), required: true, default: 'EUR' },
      { ...field('discount', 'rate'), default: '0' },
      { ...field('state', 'choice', 'read'), default: 'draft' },
      field('kind', 'choice'),
    ];
    const { values } = newDraft({ ...schema, fields, parts: [] }, 'PLN', '2026-11-22');
    expect(values).toEqual({ status: 'active', consent: false, country: 'PL', currency: 'EUR' });
    const sent = (changed: Record<string, unknown>) => changeOf({ ...schema, fields, parts: [] }, { values: { ...values, ...changed }, parts: {} }, null).values;
    expect(sent({})).toEqual(values);
    expect(sent({ status: null })).toEqual({ ...values, status: null });
  });

  it('leaves the record it started from untouched', () => {
    const before = record({}, [line]);
    const draft = draftOf(before);
    draft.values['name'] = 'B';
    for (const part of draft.parts['lines'] ?? []) part.values['quantity'] = 99;
    expect(before.values['name']).toBe('A');
    expect(before.parts['lines']?.[0]?.values['quantity']).toBe(2);
  });
});

describe('somebody else was faster', () => {
  const base = record({});
  const theirs = record({ name: 'Theirs', city: 'Paris' }, [], 2);
  const mine = { ...draftOf(base), values: { ...base.values, city: 'Berlin' } };

  it('names only fields that both changed to different values', () => {
    expect(conflicts(schema, base, theirs, mine).map(({ key }) => key)).toEqual(['city']);
    const agreed = { ...mine, values: { ...mine.values, city: 'Paris' } };
    expect(conflicts(schema, base, theirs, agreed)).toEqual([]);
  });

  it('keeps my changes on top of theirs, so that saving again does not undo theirs', () => {
    const next = rebase(schema, base, theirs, mine);
    expect(next.values).toMatchObject({ name: 'Theirs', city: 'Berlin' });
    expect(changeOf(schema, next, theirs)).toEqual({ values: { city: 'Berlin' } });
  });

  it('takes their lines when mine are as they were, mine when I changed them', () => {
    const withLines = record({}, [line]);
    const fewer = record({}, [], 2);
    expect(rebase(schema, withLines, fewer, draftOf(withLines)).parts['lines']).toEqual([]);
    const edited = draftOf(withLines);
    edited.parts['lines'] = [{ ...line, values: { ...line.values, quantity: 5 } }];
    expect(rebase(schema, withLines, fewer, edited).parts['lines']?.[0]?.values['quantity']).toBe(5);
  });
});

describe('an answer about a product that was chosen', () => {
  const soap = { id: 'p1', label: 'Soap' };
  const cream = { id: 'p2', label: 'Cream' };
  const chosen = { key: 'product', id: 'p1', before: {} };

  it('fills the line, wherever it stands by then', () => {
    const rows = [{ id: 'l1', values: {} }, { local: 'x', values: { product: soap } }];
    expect(filled(rows.slice(1), 'x', chosen, { text: 'Soap' })).toEqual([{ local: 'x', values: { product: soap, quantity: '1', text: 'Soap' } }]);
    expect(filled(rows, 'x', chosen, { text: 'Soap' })[0]).toEqual({ id: 'l1', values: {} });
  });

  it('says nothing any more when another was chosen', () => {
    const rows = [{ local: 'x', values: { product: cream, text: 'Cream' } }];
    expect(filled(rows, 'x', chosen, { text: 'Soap' })).toEqual(rows);
  });

  it('does not replace what was typed meanwhile', () => {
    const rows = [{ local: 'x', values: { product: soap, quantity: '3', text: 'Mine' } }];
    expect(filled(rows, 'x', chosen, { text: 'Soap', pv: '4' })[0]?.values).toEqual({ product: soap, quantity: '3', text: 'Mine', pv: '4' });
  });
});
