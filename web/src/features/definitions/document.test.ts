/** Keys from labels in six languages, moving, comparing. */
import { describe, expect, it } from 'vitest';
import type { OptionDocument } from './api';
import { freeKey, keyOf, layoutOf, moved, onlySaid, same, tidied, withStandard } from './document';

describe('a key', () => {
  it.each([
    ['Team size', 'team_size'],
    ['Wielkość zespołu', 'wielkosc_zespolu'],
    ['Größe', 'grosse'],
    ['2nd phone', 'nd_phone'],
    ['  --  ', ''],
    ['Размер', ''],
    ['a'.repeat(60), 'a'.repeat(40)],
  ])('of %j is %j', (label, key) => expect(keyOf(label)).toBe(key));

  it('that is taken gets a number, one without letters the fallback', () => {
    expect(freeKey('Size', ['size', 'size_2'], 'field')).toBe('size_3');
    expect(freeKey('Размер', [], 'field')).toBe('field');
  });
});

describe('a document', () => {
  it('moves its fields', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('says nothing that does not go with the type', () => {
    expect(tidied({ key: 'x_a', type: 'bool', labels: { en: 'A', fr: ' ' }, unique: true, options: [], min: 3 })).toEqual({ key: 'x_a', type: 'bool', labels: { en: 'A' } });
  });

  it('says of a field that is worked out only what goes with a formula', () => {
    const typed = { key: 'x_a', type: 'decimal', labels: { en: 'A' }, required: true, unique: true, min: 3, default: '4', digits: 3, personal: true };
    expect(tidied({ ...typed, formula: ' x_b * 2 ' })).toEqual({ key: 'x_a', type: 'decimal', labels: { en: 'A' }, personal: true, digits: 3, formula: 'x_b * 2' });
    expect(tidied({ ...typed, formula: ' ' })).toEqual(typed);
  });

  it('has a key for every choice', () => {
    const options: OptionDocument[] = [{ key: 'red', labels: { en: 'Red' } }, { key: '', labels: { en: 'Red' } }, { key: '', labels: { ru: 'Синий' } }];
    expect(tidied({ key: 'x_a', type: 'choice', labels: { en: 'A' }, options }).options?.map(({ key }) => key)).toEqual(['red', 'red_2', 'option_3']);
  });

  it('says of choices of the standard only what the company calls otherwise, and all where their order is another', () => {
    const standard = [
      { key: 'lead', label: 'Lead' },
      { key: 'active', label: 'Active' },
    ];
    const vip: OptionDocument = { key: 'vip', labels: { en: 'VIP' } };
    const all = withStandard(standard, [vip]);
    expect(all.map(({ key }) => key)).toEqual(['lead', 'active', 'vip']);
    expect(onlySaid(standard, all)).toEqual([vip]);
    const customer = { key: 'active', labels: { en: 'Customer' } };
    const called = withStandard(standard, [customer, vip]);
    expect(called[1]).toEqual(customer);
    expect(onlySaid(standard, called)).toEqual([customer, vip]);
    expect(onlySaid(standard, moved(called, 0, 1)).map(({ key }) => key)).toEqual(['active', 'lead', 'vip']);
    expect(withStandard(standard, onlySaid(standard, moved(called, 1, 1)))).toEqual(moved(called, 1, 1));
    expect(onlySaid(standard, withStandard(standard, []))).toEqual([]);
    expect(onlySaid(standard, [{ key: 'lead', labels: { en: ' ' }, color: 'red' }, { key: 'active', labels: { en: '' } }])).toEqual([{ key: 'lead', labels: {}, color: 'red' }]);
  });

  it('differs by what records are recognised by alone', () => {
    expect(same({}, { recognised_by: ['email'] })).toBe(false);
    expect(same({}, { recognised_by: [] })).toBe(true);
  });

  it('takes over a layout without putting one reader\'s words into another language', () => {
    const form = [
      { key: 'main', label: 'Основное', fields: ['name'] },
      { key: 'more', label: 'Ещё', fields: ['x_a'] },
    ];
    expect(layoutOf({ list: ['name'], card: [], form }, 'ru').form).toEqual([
      { key: 'main', fields: ['name'] },
      { key: 'more', labels: { ru: 'Ещё' }, fields: ['x_a'] },
    ]);
  });

  it('is the same with and without its defaults', () => {
    const field = { key: 'x_a', type: 'text', labels: { en: 'A' } };
    expect(same({ fields: [field] }, { fields: [{ ...field, required: false }], options: {} })).toBe(true);
    expect(same({ fields: [field] }, { fields: [{ ...field, required: true }] })).toBe(false);
  });
});
