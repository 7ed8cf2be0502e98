/** Sizes of pages: steps of zoom end, drawings stay within memory, hostile sizes become usual ones. */
import { expect, it } from 'vitest';
import { A4, clearest, pageHeight, pageTyped, pageWidth, zoomed } from './measures';

it('goes up and down in steps and stays at the ends', () => {
  expect([zoomed(1, 1), zoomed(1, -1), zoomed(4, 1), zoomed(0.25, -1)]).toEqual([1.25, 0.75, 4, 0.25]);
});

it('fills a phone, and does not fill a wide desk', () => {
  expect([pageWidth(360, 1), pageWidth(2000, 1), pageWidth(360, 2), pageWidth(0, 1)]).toEqual([360, 860, 720, 40]);
});

it.each([
  [A4, 595, 842],
  [{ width: 100, height: 200 }, 50, 100],
  [{ width: 1, height: 100_000 }, 100, 2000],
  [{ width: 100_000, height: 1 }, 100, 5],
  [{ width: 0, height: 0 }, 595, 842],
])('%o drawn %d wide is %d high', (size, drawn, high) => expect(pageHeight(size, drawn)).toBe(high));

it('is as clear as the screen, within what a phone can draw', () => {
  expect(clearest({ width: 600, height: 800 }, 2)).toBe(2);
  expect(clearest({ width: 600, height: 800 }, 0.5)).toBe(1);
  const huge = { width: 14_400, height: 14_400 };
  expect(huge.width * huge.height * clearest(huge, 3) ** 2).toBeLessThanOrEqual(16_000_001);
});

it.each([
  ['3', 3],
  [' 12 ', 12],
  ['0', 1],
  ['99', 12],
  ['', null],
  ['2.5', null],
  ['two', null],
  ['12345678', null],
])('“%s” of twelve pages is %s', (text, page) => expect(pageTyped(text, 12)).toBe(page));
