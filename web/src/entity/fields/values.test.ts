/** Values from outside: read without trust; typed numbers exact in the reader's form. */
import { describe, expect, it } from 'vitest';
import { readDate, readEnglish } from './DateEdit';
import { asMoney, asReference, plainText, readDecimal, shifted, writeDecimal } from './values';

describe('a typed decimal', () => {
  it.each([
    ['1 234,50', 'fr', '1234.50'],
    ['1\u202f234,50', 'fr', '1234.50'],
    ['1.234,50', 'es', '1234.50'],
    ['1,234.50', 'en', '1234.50'],
    ['0,1', 'pl', '0.1'],
    ['\u22125', 'ru', '-5'],
    ['12345678901234567890.123456789', 'en', '12345678901234567890.123456789'],
  ])('%j of %s is %s', (text, tag, decimal) => {
    expect(readDecimal(text, tag)).toBe(decimal);
  });

  it.each(['', '-', '1,2,3', '1e5', '0x10', 'NaN', 'Infinity', '1.', '.5', '٣'])('%j is none', (text) => {
    expect(readDecimal(text, 'fr')).toBeNull();
  });

  it('comes back as the person would type it', () => {
    for (const tag of ['en', 'fr', 'pt', 'es', 'pl', 'ru']) {
      for (const value of ['1234567.05', '-0.10', '7']) expect(readDecimal(writeDecimal(value, tag), tag)).toBe(value);
    }
  });
});

describe('a moved point', () => {
  it.each([
    ['0.05', 2, '5'],
    ['0.1275', 2, '12.75'],
    ['1', 2, '100'],
    ['-0.005', 2, '-0.5'],
    ['0', 2, '0'],
    ['7.5', -2, '0.075'],
    ['100', -2, '1'],
    ['12345678901234567890', -2, '123456789012345678.9'],
    ['five', 2, 'five'],
  ])('%s by %d is %s', (value, by, result) => {
    expect(shifted(value, by)).toBe(result);
  });
});

describe('a typed date', () => {
  it('is read day first, or as ISO', () => {
    expect(readDate('31.10.2026')).toBe('2026-10-31');
    expect(readDate(' 1/2/2026 ')).toBe('2026-02-01');
    expect(readDate('2026-2-1')).toBe('2026-02-01');
  });

  it.each(['31.02.2026', '2026-13-01', '0.1.2026', '1.1.26', 'tomorrow', ''])('%j is none', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('values of the wire', () => {
  it('are money and references only in their own form', () => {
    expect(asMoney({ amount: '1.00', currency: 'EUR' })).toEqual({ amount: '1.00', currency: 'EUR' });
    for (const wrong of [null, 1, '1', [], { amount: 1, currency: 'EUR' }, { amount: '1' }]) expect(asMoney(wrong)).toBeNull();
    expect(asReference({ id: 'x', code: 'E-1', label: '' })).toEqual({ id: 'x', code: 'E-1', label: 'E-1' });
    for (const wrong of [null, 'x', [], { label: 'x' }]) expect(asReference(wrong)).toBeNull();
  });

  it('are shown whatever they are', () => {
    expect(plainText({ surprise: [1] })).toBe('{"surprise":[1]}');
    expect(plainText(undefined)).toBe('');
    expect(plainText(false)).toBe('false');
  });
});

describe('a date as English readers see it', () => {
  it.each([
    ['31 Oct 2026', '2026-10-31'],
    ['1 september 2026', '2026-09-01'],
    ['Oct 31, 2026', '2026-10-31'],
    ['31.10.2026', '2026-10-31'],
  ])('%s is %s', (text, day) => expect(readEnglish(text)).toBe(day));

  it.each(['1', '3', '12 Nov', '12 Nov 20', 'Nov', '31 Feb 2026', '12 Foo 2026'])('%j is none', (text) => expect(readEnglish(text)).toBeNull());
});
