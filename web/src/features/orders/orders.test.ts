/** Which steps an order offers. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import { stepsOf } from './steps';

function order(status: unknown, update = true): RecordItem {
  return { id: 'o', version: 1, values: { status }, can: { update }, parts: {} };
}

it('offers only what the state allows, and nothing to somebody who may not change it', () => {
  expect(stepsOf(order('draft'))).toEqual(['confirm', 'cancel']);
  expect(stepsOf(order('confirmed'))).toEqual(['cancel']);
  for (const status of ['partly_returned', 'returned', 'cancelled', 'strange', null, undefined, 7]) expect(stepsOf(order(status))).toEqual([]);
  expect(stepsOf(order('draft', false))).toEqual([]);
});
