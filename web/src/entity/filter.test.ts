/** The filter in the address: round trips, and addresses nobody should have written. */
import { describe, expect, it } from 'vitest';
import { type Filter, isComplete, NO_FILTER, parseFilter, parseSort, writeFilter, writeSort } from './filter';

const active = { field: 'status', op: 'eq', value: 'active' } as const;
const since = { field: 'since', op: 'between', value: ['2026-01-01', '2026-02-01'] } as const;

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const moving = { field: 'account.created_at', op: 'within', value: 'this_month' } as const;
    const nested: Filter = [active, { join: 'any', parts: [moving, { join: 'none', parts: [active, moving] }, { join: 'all', parts: [active, moving] }] }, { join: 'none', parts: [active] }];
    for (const filter of [[active], [moving], [active, { ...since, value: [...since.value] }], [{ join: 'any', parts: [active] }] as Filter, nested, NO_FILTER]) {
      expect(parseFilter(writeFilter(filter))).toEqual(filter);
    }
  });

  it('is the tree of the API', () => {
    const tree = { and: [active, { or: [active, { not: { or: [active, since] } }] }, { not: active }] };
    const filter = parseFilter(JSON.stringify(tree));
    expect(filter).toEqual([active, { join: 'any', parts: [active, { join: 'none', parts: [active, since] }] }, { join: 'none', parts: [active] }]);
    expect(JSON.parse(writeFilter(filter) ?? '')).toEqual(tree);
    expect(parseFilter(JSON.stringify({ not: { and: [active, since] } }))).toEqual([{ join: 'none', parts: [{ join: 'all', parts: [active, since] }] }]);
  });

  it('keeps whole what it cannot read, and asks the server about it', () => {
    for (const odd of [{ or: [] }, { or: [active, { field: 'a', op: 'drop table' }] }, { not: { or: [] } }, { and: [active], or: [active] }, { not: active, more: 1 }]) {
      const text = JSON.stringify({ and: [active, odd] });
      expect(parseFilter(text)).toEqual([active, { fixed: odd }]);
      expect(writeFilter(parseFilter(text))).toBe(text);
    }
    expect(parseFilter('{"or":[]}')).toEqual([{ fixed: { or: [] } }]);
  });

  it.each(['', '{', 'null', '1', '[]', '"x"', '{"and":null}', '{"field":1,"op":"eq"}', '{"field":"a","op":"drop table"}', '{"and":[null,1,[]]}'])('takes %j for no filter', (text) => {
    expect(parseFilter(text)).toEqual(NO_FILTER);
  });

  it('asks only complete conditions', () => {
    expect(isComplete(active)).toBe(true);
    expect(isComplete({ field: 'a', op: 'eq', value: '' })).toBe(false);
    expect(isComplete({ field: 'a', op: 'eq', value: false })).toBe(true);
    expect(isComplete({ field: 'a', op: 'eq', value: 0 })).toBe(true);
    expect(isComplete({ field: 'a', op: 'between', value: ['1', ''] })).toBe(false);
    expect(isComplete({ field: 'a', op: 'in', value: [] })).toBe(false);
    expect(isComplete({ field: 'a', op: 'empty' })).toBe(false);
    expect(isComplete({ field: 'a.b', op: 'within', value: 'last_7_days' })).toBe(true);
    expect(isComplete({ field: 'a.b', op: 'within', value: 'some_day' })).toBe(false);
  });
});

describe('the sort in the address', () => {
  it('reads and writes direction', () => {
    expect(parseSort('-created_at,name')).toEqual({ key: 'created_at', descending: true });
    expect(writeSort({ key: 'name', descending: false })).toBe('name');
    expect(parseSort('-')).toBeNull();
    expect(parseSort(undefined)).toBeNull();
  });
});
