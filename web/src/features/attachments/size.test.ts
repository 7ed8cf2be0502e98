/** Lengths of files in words. */
import { expect, it } from 'vitest';
import { sizeText } from './size';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_500, '1.5 kB'],
  [999_999, '1,000 kB'],
  [104_857_600, '105 MB'],
  [5_000_000_000_000, '5,000 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes, 'en')).toBe(text);
});
