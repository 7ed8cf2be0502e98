/** Which steps an order offers, and what a product brings to its line. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import { lineOf } from './fill';
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

function product(values: Record<string, unknown>): RecordItem {
  return { id: 'p', version: 1, values, can: {}, parts: {} };
}

it('a product brings its name, price and volumes to a line, and no volumes where it has none', () => {
  const price = { amount: '9.90', currency: 'EUR' };
  expect(lineOf(product({ name: 'Soap', price, pv: '7.5', bv: '7.4' }))).toEqual({ text: 'Soap', unit_price: price, unit_pv: '7.5', unit_bv: '7.4' });
  expect(lineOf(product({ name: 'Bag', price }))).toEqual({ text: 'Bag', unit_price: price, unit_pv: '0', unit_bv: '0' });
});
