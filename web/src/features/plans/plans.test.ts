/** Finding a problem's place in the text. */
import { describe, expect, it } from 'vitest';
import { offsetOf } from './PlanCheck';

describe('offsetOf', () => {
  it.each([
    [1, 1, 0],
    [2, 3, 8],
    [3, 1, 11],
    [9, 1, 14],
    [3, 99, 14],
  ])('line %d column %d is at %d', (line, column, at) => {
    expect(offsetOf('plan\n\u{1f333}abc\nend', line, column)).toBe(at);
  });
});
