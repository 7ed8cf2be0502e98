/** A filter is taken apart and put together again as it was; what is empty or unfinished asks nothing; the weight is the server's. */
import { describe, expect, it } from 'vitest';
import { type Condition, type Filter, parseFilter } from '@/entity/filter';
import { begin, changed, filterOf, isFinished, newCondition, newGroup, weigh } from './filterDraft';

const a: Condition = { field: 'status', op: 'eq', value: 'lead' };
const b: Condition = { field: 'account.country', op: 'eq', value: 'FR' };

const weight = (text: string) => weigh(begin(parseFilter(text)));

describe('a filter being built', () => {
  it('comes out as it went in', () => {
    const filters: Filter[] = [[a], [a, b], [{ join: 'any', parts: [a, b] }], [{ join: 'none', parts: [a] }], [a, { join: 'any', parts: [b, { join: 'none', parts: [a, b] }] }], [{ fixed: { or: [] } }, a], []];
    for (const filter of filters) expect(filterOf(begin(filter))).toEqual(filter);
  });

  it('leaves out what is unfinished or empty, and groups of one', () => {
    const root = newGroup('all', [newCondition(a), newCondition(), newGroup('any', [newCondition()]), newGroup('any', [newCondition(b)])]);
    expect(isFinished(root)).toBe(false);
    expect(filterOf(root)).toEqual([a, b]);
    expect(filterOf(newGroup('none', [newCondition(a)]))).toEqual([{ join: 'none', parts: [a] }]);
    expect(filterOf(newGroup('any', [newGroup('all', [newCondition(a), newCondition(b)])]))).toEqual([a, b]);
  });

  it('changes and removes a part however deep', () => {
    const inner = newCondition(a);
    const root = newGroup('all', [newGroup('any', [inner, newCondition(b)]), newCondition(b)]);
    expect(filterOf(changed(root, inner.id, (part) => ({ ...part, condition: b })))).toEqual([{ join: 'any', parts: [b, b] }, b]);
    expect(filterOf(changed(root, inner.id, () => null))).toEqual([b, b]);
  });

  it('weighs as the server counts', () => {
    // The group of all is a node of its own; "none" of several is two.
    expect(weight(JSON.stringify({ and: [a, b] }))).toEqual({ depth: 2, nodes: 3, linked: 1 });
    expect(weight(JSON.stringify({ or: [a, { not: { or: [b, b] } }] }))).toEqual({ depth: 4, nodes: 6, linked: 2 });
    expect(weigh(newGroup('none', [newCondition()]))).toEqual({ depth: 2, nodes: 2, linked: 0 });
  });
});
