/** How a code reads: the same as on the server. */
import { describe, expect, it } from 'vitest';
import { codeOf, prefixOf } from './api';

describe('a code', () => {
  it('is prefix, year and number, a great number written whole', () => {
    expect(codeOf({ prefix: 'A-', width: 6 }, 2026, 123)).toBe('A-000123');
    expect(codeOf({ prefix: 'INV-', width: 4, yearly: true }, 2026, 17)).toBe('INV-2026-0017');
    expect(codeOf({ prefix: '', width: 1, yearly: false }, 2026, 123_456)).toBe('123456');
  });

  it('begins with letters of the label', () => {
    expect(['Contract number', 'Łódź', '№ 7', '!'].map(prefixOf)).toEqual(['CON-', 'ODZ-', 'NO7-', '']);
  });
});
