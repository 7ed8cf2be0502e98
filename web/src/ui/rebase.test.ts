/** What was entered goes on top of what somebody else saved meanwhile, field by field. */
import { expect, it } from 'vitest';
import { rebased } from './rebase';

it('takes what was entered, and what others changed elsewhere', () => {
  const base = { name: 'A', mail: 'a@x', roles: ['x'], deep: { one: 1, two: 2 } };
  const mine = { ...base, name: 'B', deep: { one: 1, two: 3 } };
  const now = { ...base, mail: 'b@x', roles: ['x', 'y'], deep: { one: 7, two: 2 } };
  expect(rebased(base, mine, now)).toEqual({ name: 'B', mail: 'b@x', roles: ['x', 'y'], deep: { one: 7, two: 3 } });
});

it('takes out what was taken out, and adds what was added', () => {
  expect(rebased<object>({ a: 1, b: 2 }, { a: 1, c: 3 }, { a: 1, b: 2 })).toEqual({ a: 1, c: 3 });
});

it('leaves what an older app kept in another form', () => {
  expect(rebased({ roles: 'x' }, { roles: 'y' }, { roles: ['x'] })).toEqual({ roles: ['x'] });
  expect(rebased(null, 7, { a: 1 })).toEqual({ a: 1 });
});
