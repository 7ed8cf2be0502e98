/** Keys of the app are found on every layout. */
import { expect, it } from 'vitest';
import { letterOf } from './useKey';

it.each([
  ['n', 'KeyN', 'n'],
  ['N', 'KeyN', 'n'],
  ['т', 'KeyN', 'n'],
  ['л', 'KeyK', 'k'],
  // Where the letters are Latin their own places count, not those of another layout.
  ['k', 'KeyV', 'k'],
  ['?', 'Digit7', '?'],
  ['Enter', 'Enter', 'enter'],
])('%s at %s is %s', (key, code, letter) => expect(letterOf({ key, code })).toBe(letter));
