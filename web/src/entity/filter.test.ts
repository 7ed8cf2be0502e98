/** The filter in the address: round trips, and addresses nobody should have written. */
import { describe, expect, it } from 'vitest';
import { isComplete, NO_FILTER, parseFilter, parseSort, writeFilter, writeSort } from './filter';

const active = { field: 'status', op: 'eq', value: 'active' } as const;
const since = { field: 'since', op: 'between', value: ['2026-01-01', '2026-02-01'] } as const;

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    const moving = { field: 'account.created_at', op: 'within', value: 'this_month' } as const;
    for (const filter of [{ conditions: [active], fixed: [] }, { conditions: [moving], fixed: [] }, { conditions: [active, { ...since, value: [...since.value] }], fixed: [] }, NO_FILTER]) {
      expect(parseFilter(writeFilter(filter))).toEqual(filter);
    }
  });

  it('keeps what the builder cannot show', () => {
    const tree = { and: [active, { or: [active, { not: active }] }] };
    const filter = parseFilter(JSON.stringify(tree));
    expect(filter).toEqual({ conditions: [active], fixed: [tree.and[1]] });
    expect(JSON.parse(writeFilter(filter) ?? '')).toEqual(tree);
    expect(parseFilter('{"or":[]}').fixed).toHaveLength(1);
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
