/** Times of day are read however they are typed, and written so that they can be read again. */
import { expect, it } from 'vitest';
import { apart, readClock, writeClock } from './clock';

it.each([
  ['9', '09:00'], ['930', '09:30'], ['0930', '09:30'], ['9:30', '09:30'], ['9.30', '09:30'], ['9h30', '09:30'], ['9 h 30', '09:30'], ['9h', '09:00'], [' 21:05 ', '21:05'],
  ['9:30 pm', '21:30'], ['12 AM', '00:00'], ['12:15 p.m.', '12:15'], ['0:00', '00:00'],
  ['24:00', null], ['9:60', null], ['13 pm', null], ['0 am', null], ['9:3', null], ['noon', null], ['', null], ['9:30:00', null], ['-9', null],
])('reads %j as %j', (typed, clock) => expect(readClock(typed)).toBe(clock));

it.each([['en-US', '9:30 PM'], ['en-GB', '21:30'], ['ru', '21:30'], ['pt', '21:30'], ['fr-CA', '21 h 30']])('writes it in %s, and reads what it wrote', (tag, text) => {
  expect(writeClock('21:30', tag).replaceAll('\u00a0', ' ')).toBe(text);
  for (const clock of ['00:00', '00:05', '09:30', '12:00', '12:59', '23:59']) expect(readClock(writeClock(clock, tag))).toBe(clock);
});

it('takes what is unfinished apart', () => {
  expect(apart('2026-12-01T9:3')).toEqual(['2026-12-01', '9:3']);
  expect(apart('2026-12-01T')).toEqual(['2026-12-01', '']);
  expect(apart('soon')).toEqual(['soon', '']);
  expect(writeClock('9:3', 'en')).toBe('9:3');
});
