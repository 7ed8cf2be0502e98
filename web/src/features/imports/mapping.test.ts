/** The wizard's answers: one source a field, nothing lost when the file is read anew. */
import { describe, expect, it } from 'vitest';
import type { FileForm, Preview } from '@/api/imports';
import { assign, carried, delimiterOf, isEmpty, isNamed, missing, proposed, setConstant, toMapping } from './mapping';

const file: FileForm = { encoding: 'utf-8', delimiter: 'comma', header: true, date: 'YYYY-MM-DD', decimal: 'point' };
const fields = [
  { key: 'code', label: 'Code', required: true },
  { key: 'name', label: 'Name', required: true },
  { key: 'email', label: 'E-mail', required: false },
];

function preview(header: string[], mapping: Preview['mapping']): Preview {
  return { encoding: 'utf-8', encoding_sure: true, delimiter: 'comma', header, sample: [], rows: 2, mapping, fields, sheets: [], sheet: null };
}

const first = preview(['A', 'B', 'constructor', '__proto__'], { A: 'code', B: null });

describe('a choice', () => {
  it('starts from the proposal, columns with hostile names included', () => {
    expect(proposed(first).columns).toEqual(Object.fromEntries([['A', 'code'], ['B', null], ['constructor', null], ['__proto__', null]]));
    expect(missing(proposed(first), fields).map(({ key }) => key)).toEqual(['name']);
  });

  it('gives a field to one column only', () => {
    const choice = assign(proposed(first), 'B', 'code');
    expect(choice.columns).toMatchObject({ A: null, B: 'code' });
    expect(Object.keys(toMapping('account', file, choice).fields)).toEqual(['code']);
  });

  it('lets a constant and a column take turns', () => {
    const constant = setConstant(proposed(first), 'code', 'X');
    expect(constant.columns['A']).toBeNull();
    expect(toMapping('account', file, constant).fields).toEqual({ code: { constant: 'X' } });
    const column = assign(constant, 'B', 'code');
    expect(toMapping('account', file, column).fields).toEqual({ code: { column: 'B' } });
  });

  it('does not count an emptied constant as a source', () => {
    const choice = setConstant(assign(proposed(first), 'A', null), 'name', '');
    expect(isEmpty(choice)).toBe(true);
    expect(missing(choice, fields).map(({ key }) => key)).toEqual(['code', 'name']);
  });

  it('keeps the fields of columns that still exist when the file is read anew', () => {
    const choice = assign(proposed(first), 'B', 'name');
    const again = carried(choice, preview(['B', 'C'], { B: 'email', C: 'email' }));
    expect(again.columns).toEqual({ B: 'name', C: 'email' });
  });
});

it('offers to create customers only with orders', () => {
  const choice = { ...proposed(first), create: true, confirm: true };
  expect(toMapping('order', file, choice).options).toEqual({ confirm: true, create: ['account'] });
  expect(toMapping('account', file, choice).options.create).toEqual([]);
});

describe('a delimiter of one’s own', () => {
  it('is the last visible character that was typed', () => {
    expect(['~', '~¦', '§', '', ' ', '"', '\t', '~\u00a0'].map(delimiterOf)).toEqual(['~', '¦', '§', null, null, null, null, null]);
    expect([isNamed('comma'), isNamed('~'), isNamed('other')]).toEqual([true, false, false]);
  });
});
