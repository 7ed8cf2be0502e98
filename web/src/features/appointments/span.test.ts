/** Days of a calendar and where appointments stand in them: zones, days of 23 and 25 hours, whole days, overlaps. */
import { expect, it } from 'vitest';
import type { RecordItem } from '@/api/records';
import { addDays, appointmentOf, blocks, daysOf, isDay, ofDay, step, weekday, wholeDay, within } from './span';

const record = (subject: string, values: Record<string, unknown>): RecordItem => ({ id: subject, version: 1, values: { subject, ...values }, can: {}, parts: {} });
const timed = (subject: string, starts_at: string, ends_at: string, zone = 'Europe/Paris') => appointmentOf(record(subject, { starts_at, ends_at }), zone);
const some = <T,>(value: T | null): T => {
  if (value === null) throw new Error('nothing there');
  return value;
};

it('counts days, weeks and months', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect([weekday('2026-11-22'), weekday('2026-11-23')]).toEqual([7, 1]);
  expect(daysOf('week', '2026-11-22', 1)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
  expect(daysOf('week', '2026-11-22', 7)[0]).toBe('2026-11-22');
  const months = ['2026-02-10', '2026-11-10', '2026-08-10'].map((day) => daysOf('month', day, 1));
  expect(months.map((days) => [days[0], days.at(-1), days.length])).toEqual([
    ['2026-01-26', '2026-03-01', 35],
    ['2026-10-26', '2026-12-06', 42],
    ['2026-07-27', '2026-09-06', 42],
  ]);
  expect(daysOf('month', '2027-02-10', 1).length).toBe(28);
  expect([step('month', '2026-12-31', 1), step('month', '2026-01-15', -1), step('week', '2026-12-31', 1)]).toEqual(['2027-01-01', '2025-12-01', '2027-01-07']);
  expect(['2026-02-29', '2026-13-01', 'x', '', null, 7].some(isDay)).toBe(false);
});

it('puts a time where the reader’s wall says', () => {
  const call = { starts_at: '2026-11-22T23:30:00Z', ends_at: '2026-11-23T00:30:00Z' };
  const at = (zone: string) => some(appointmentOf(record('call', call), zone));
  expect([at('Europe/Paris').first, at('Europe/Paris').from, at('Europe/Paris').until]).toEqual(['2026-11-23', 30, 90]);
  expect([at('America/New_York').first, at('America/New_York').from]).toEqual(['2026-11-22', 18 * 60 + 30]);
  expect([at('UTC').first, at('UTC').last]).toEqual(['2026-11-22', '2026-11-23']);
  expect(appointmentOf(record('nothing', {}), 'UTC')).toBeNull();
  expect(appointmentOf(record('broken', { starts_at: 'soon', ends_at: 7 }), 'UTC')).toBeNull();
});

it('keeps noon at noon on days of 23 and of 25 hours', () => {
  const spring = some(timed('noon', '2026-03-29T10:00:00Z', '2026-03-29T11:00:00Z'));
  const autumn = some(timed('noon', '2026-10-25T11:00:00Z', '2026-10-25T12:00:00Z'));
  expect([spring.from, autumn.from]).toEqual([720, 720]);
  // Half an hour on either side of the hour that comes twice ends, by the wall, before it began.
  const twice = some(timed('twice', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z'));
  expect([twice.from, twice.first, twice.last]).toEqual([165, '2026-10-25', '2026-10-25']);
  expect(blocks([twice], '2026-10-25').map(({ from, until }) => [from, until])).toEqual([[165, 195]]);
});

it('keeps whole days on their days in every zone', () => {
  const fair = record('fair', { first_day: '2026-11-23', last_day: '2026-11-24' });
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
    const shown = some(appointmentOf(fair, zone));
    expect([shown.first, shown.last, shown.allDay]).toEqual(['2026-11-23', '2026-11-24', true]);
    expect(wholeDay([shown], '2026-11-24')).toEqual([shown]);
    expect(wholeDay([shown], '2026-11-25')).toEqual([]);
  }
});

it('shows what goes over midnight on both days, and what ends at midnight on one', () => {
  const night = some(timed('night', '2026-11-23T21:00:00Z', '2026-11-25T05:00:00Z'));
  expect(blocks([night], '2026-11-23').map(({ from, until }) => [from, until])).toEqual([[22 * 60, 1440]]);
  expect(wholeDay([night], '2026-11-24')).toEqual([night]);
  expect(blocks([night], '2026-11-25').map(({ from, until }) => [from, until])).toEqual([[0, 360]]);
  const party = some(timed('party', '2026-11-23T20:00:00Z', '2026-11-23T23:00:00Z'));
  expect([party.last, party.until]).toEqual(['2026-11-23', 1440]);
});

it('stands overlapping ones side by side and reads a day from its top', () => {
  const list = ['08:00 10:00 a', '08:30 09:00 b', '09:00 11:00 c', '11:00 12:00 d', '12:00 12:00 e'].map((line) => {
    const [from, until, name] = line.split(' ') as [string, string, string];
    return some(timed(name, `2026-11-23T${from}:00Z`, `2026-11-23T${until}:00Z`, 'UTC'));
  });
  const shown = blocks(list, '2026-11-23').map(({ appointment, column, columns }) => `${appointment.subject}${column}/${columns}`);
  expect(shown).toEqual(['a0/2', 'b1/2', 'c1/2', 'd0/1', 'e0/1']);
  const fair = some(appointmentOf(record('fair', { first_day: '2026-11-23', last_day: '2026-11-23' }), 'UTC'));
  expect(ofDay([...list, fair], '2026-11-23').map(({ subject }) => subject)).toEqual(['fair', 'a', 'b', 'c', 'd', 'e']);
  expect(blocks([], '2026-11-23')).toEqual([]);
});

it('asks for what may touch the days in any zone', () => {
  const filter = JSON.parse(within(['2026-11-23', '2026-11-29'], true)) as { and: unknown[] };
  const me = ['owner', 'people'].map((field) => ({ field, op: 'eq', value: 'me' }));
  expect(filter.and[0]).toEqual({ or: me });
  expect(JSON.stringify(filter.and[1])).toContain('2026-12-01T00:00:00Z');
  expect(JSON.stringify(filter.and[1])).toContain('2026-11-22T00:00:00Z');
});
