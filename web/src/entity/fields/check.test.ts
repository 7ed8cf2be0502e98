/** A form refuses what the server refuses, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/schema';
import { checkValue } from './check';

function field(type: string, more: Partial<Field> = {}): Field {
  return { key: 'x', type, label: 'X', required: false, options: [], relation: null, access: 'write', listable: true, filterable: true, sortable: true, ...more };
}

const code = (of: Field, value: unknown, isNew = true) => checkValue(of, value, { isNew })?.code ?? null;

describe('what is missing', () => {
  it('asks for what is required, unless the server fills it in', () => {
    for (const empty of [null, undefined, '', '  ', []]) expect(code(field('text', { required: true }), empty)).toBe('field-required');
    expect(code(field('choice', { required: true, default: 'a' }), null)).toBeNull();
    expect(code(field('choice', { required: true, default: 'a' }), null, false)).toBe('field-required');
    expect(code(field('text'), '')).toBeNull();
  });

  it('lets a new code come from its series and never empties one', () => {
    expect(code(field('code'), '')).toBeNull();
    expect(code(field('code'), '', false)).toBe('field-required');
  });
});

describe('texts', () => {
  it.each([
    ['email', 'name@example.org', null],
    ['email', 'имя@пример.рф', null],
    ['email', 'name@example', 'field-email'],
    ['email', 'a..b@example.org', 'field-email'],
    ['email', 'a b@example.org', 'field-email'],
    ['phone', '+48 22 123 45 67', null],
    ['phone', '22 123 45 67', null],
    ['phone', '8~10~33 6 12 34 56 78'.replaceAll('~', '\u00a0'), null],
    ['phone', '\u202a+48 22 123‑45‑67\u202c', null],
    ['phone', '٢٢ ١٢٣ ٤٥ ٦٧', 'field-phone'],
    ['phone', '1'.repeat(21), 'field-phone'],
    ['phone', '123', 'field-phone'],
    ['phone', '22 12+34', 'field-phone'],
    ['url', 'https://example.org/a?b', null],
    ['url', 'ftp://example.org', 'field-url'],
    ['url', 'https:// example', 'field-url'],
    ['country', 'PL', null],
    ['country', 'PX', 'field-country'],
    ['language', 'pl', null],
    ['language', 'de', 'field-language'],
    ['period', '2026-07', null],
    ['period', '2026-13', 'field-period'],
    ['date', '2028-02-29', null],
    ['date', '2026-02-29', 'date-malformed'],
    ['date', '31.02.2026', 'date-malformed'],
    ['text', 'a\u0007b', 'field-control-character'],
    ['long_text', 'a\nb', null],
    ['unheard_of', 'x', null],
  ])('%s %s: %s', (type, value, expected) => {
    expect(code(field(type), value)).toBe(expected);
  });

  it('counts characters, not units', () => {
    const of = field('text', { max_chars: 3 });
    expect(code(of, '😀😀😀')).toBeNull();
    expect(checkValue(of, 'abcd', { isNew: true })).toEqual({ code: 'field-too-long', args: { max: '3' } });
  });

  it('knows the form of keys and the choices', () => {
    expect(code(field('text', { pattern: 'key' }), 'Sales team')).toBe('field-key');
    expect(code(field('text', { pattern: 'key' }), 'sales_team')).toBeNull();
    const options = [{ value: 'a', label: 'A' }];
    expect(code(field('choice', { options }), 'b')).toBe('field-choice-unknown');
    expect(code(field('multi_choice', { options }), ['a', 'b'])).toBe('field-choice-unknown');
    expect(code(field('multi_choice', { options }), ['a'])).toBeNull();
  });
});

describe('numbers', () => {
  it('keeps to borders and digits, exactly', () => {
    const of = field('decimal', { digits: 2, min: 0, max: 10 });
    for (const good of ['0', '10', '10.00', '9.99', '1.500']) expect(code(of, good)).toBeNull();
    expect(code(of, '10.01')).toBe('field-too-great');
    expect(code(of, '-0.01')).toBe('field-too-small');
    expect(code(of, '1.005')).toBe('decimal-too-fine');
    expect(code(of, 'ten')).toBe('decimal-malformed');
    expect(code(field('decimal', { digits: 2 }), '99999999999999999999')).toBe('decimal-overflow');
  });

  it('tells the borders of a rate as they are typed', () => {
    expect(checkValue(field('rate', { digits: 6, max: 1 }), '1.5', { isNew: true })).toEqual({ code: 'field-too-great', args: { max: '100%' } });
    expect(code(field('rate', { digits: 6, max: 1 }), '1')).toBeNull();
  });

  it('takes whole numbers only where they are wanted', () => {
    expect(code(field('integer', { min: 1 }), 1)).toBeNull();
    expect(code(field('integer', { min: 1 }), 0)).toBe('field-too-small');
    expect(code(field('integer'), '1.5')).toBe('field-type');
  });

  it('gives money the digits of its currency', () => {
    const of = field('money', { min: 0 });
    expect(code(of, { amount: '5', currency: 'JPY' })).toBeNull();
    expect(code(of, { amount: '5.5', currency: 'JPY' })).toBe('decimal-too-fine');
    expect(code(of, { amount: '5.125', currency: 'KWD' })).toBeNull();
    expect(code(of, { amount: '5.125', currency: 'EUR' })).toBe('decimal-too-fine');
    expect(code(of, { amount: '-1', currency: 'EUR' })).toBe('field-too-small');
    expect(code(of, { amount: 'x', currency: 'EUR' })).toBe('decimal-malformed');
  });
});
