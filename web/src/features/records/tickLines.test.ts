/** Words below bars break between words and are cut only where two lines do not hold them. */
import { expect, it } from 'vitest';
import { tickLines } from './tickLines';

it.each([
  ['', ['']],
  ['Confirmed', ['Confirmed']],
  ['Partly returned', ['Partly', 'returned']],
  ['Нет в продаже', ['Нет в', 'продаже']],
  ['Częściowo zwrócone', ['Częściowo', 'zwrócone']],
  ['Zurückgenommenes', ['Zurückgeno…']],
  ['In the works of somebody', ['In the', 'works of s…']],
])('%s', (words, lines) => {
  expect(tickLines(words)).toEqual(lines);
});
