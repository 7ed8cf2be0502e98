/** The radial layout, hits and the keyboard's walk. */
import { describe, expect, it } from 'vitest';
import { nearest, radial, RING, walk } from './layout';

// 0 over 1, 2; 1 over 3, 4.
const TREE = { ids: ['a', 'b', 'c', 'd', 'e'], parents: [-1, 0, 0, 1, 1] };

const distance = (placed: ReturnType<typeof radial>, index: number) => Math.round(Math.hypot(placed.x[index] ?? 0, placed.y[index] ?? 0));

describe('radial', () => {
  it('puts one top in the middle and every generation on its ring', () => {
    const placed = radial(TREE);
    expect([0, 1, 2, 3, 4].map((index) => distance(placed, index))).toEqual([0, RING, RING, 2 * RING, 2 * RING]);
    expect(placed.radius).toBe(2 * RING);
  });

  it('makes a ring wider that would be too full, and knows what it takes up', () => {
    const many = 600;
    const placed = radial({ ids: Array.from({ length: many + 1 }, (_, index) => String(index)), parents: [-1, ...Array.from({ length: many }, () => 0)] });
    expect(placed.radius).toBeGreaterThan(900);
    const [left, top, right, bottom] = placed.box;
    expect(Math.max(...placed.x)).toBe(right);
    expect(Math.min(...placed.y)).toBe(top);
    expect(right - left).toBeGreaterThan(1.9 * placed.radius);
    expect(bottom - top).toBeGreaterThan(1.9 * placed.radius);
  });

  it('bends an edge half way between its rings', () => {
    const placed = radial(TREE);
    const bend = (index: number, end: number) => Math.round(Math.hypot(placed.bends[4 * index + 2 * end] ?? 0, placed.bends[4 * index + 2 * end + 1] ?? 0));
    expect([bend(1, 0), bend(1, 1), bend(3, 0), bend(3, 1)]).toEqual([RING / 2, RING / 2, 1.5 * RING, 1.5 * RING]);
  });

  it('puts several tops on the first ring', () => {
    const placed = radial({ ids: ['a', 'b'], parents: [-1, -1] });
    expect([0, 1].map((index) => distance(placed, index))).toEqual([RING, RING]);
  });

  it('holds nobody, and a chain of thousands without deep recursion', () => {
    expect(radial({ ids: [], parents: [] }).radius).toBe(0);
    const length = 3000;
    const chain = { ids: Array.from({ length }, (_, index) => String(index)), parents: Array.from({ length }, (_, index) => index - 1) };
    expect(radial(chain).radius).toBe((length - 1) * RING);
  });
});

describe('nearest', () => {
  it('finds what lies under the pointer and nothing beyond reach', () => {
    const placed = radial(TREE);
    expect(nearest(placed, 2, 2, 10)).toBe(0);
    expect(nearest(placed, RING / 2, RING / 2, 5)).toBe(-1);
  });
});

describe('walk', () => {
  it.each([
    [0, 'down', 1],
    [1, 'right', 2],
    [2, 'right', 2],
    [2, 'left', 1],
    [4, 'up', 1],
    [0, 'up', 0],
    [3, 'home', 0],
    [2, 'down', 2],
    [-1, 'down', 0],
  ] as const)('from %d %s is %d', (from, move, to) => {
    expect(walk(TREE.parents, from, move)).toBe(to);
  });

  it('leads nowhere in an empty tree', () => {
    expect(walk([], 0, 'down')).toBe(-1);
  });
});
