/** The list of styles: it passes when it is just right, and fails with what is missing, too much, unknown or out of order. */
import { expect, it } from 'vitest';
import { judge } from './styles.mjs';

const CLASSES = new Map([
  ['baseline.css', new Set()],
  ['Button.css', new Set(['m_000001', 'm_000002'])],
  ['Menu.css', new Set(['m_000003'])],
  ['Tree.css', new Set(['m_000004'])],
]);
const PLACES = new Map([['m_000001', 10], ['m_000002', 15], ['m_000003', 20], ['m_000004', 30]]);
const USED = new Set(['m_000002', 'm_000003']);

it.each([
  ['is just right', ['baseline.css', 'Button.css', 'Menu.css'], []],
  ['lacks what is used', ['baseline.css', 'Button.css'], [/lacks Menu\.css/]],
  ['has what nothing uses', ['Button.css', 'Menu.css', 'Tree.css'], [/names Tree\.css, which the built code does not use/]],
  ['names what is not there', ['Button.css', 'Menu.css', 'Nothing.css'], [/names Nothing\.css, which the library does not have/]],
  ['is out of order', ['Menu.css', 'Button.css'], [/Button\.css belongs above Menu\.css/]],
])('a list that %s', (_, listed, expected) => {
  const failures = judge(listed, CLASSES, PLACES, USED);
  expect(failures).toHaveLength(expected.length);
  for (const [at, failure] of failures.entries()) expect(failure).toMatch(expected[at]);
});
