/** Wall-clock time and instants, across the days when clocks change. */
import { describe, expect, it, vi } from 'vitest';
import { instantOf, todayIn, wallOf } from './zone';

describe('zone', () => {
  it.each([
    ['2026-11-22T09:30:00Z', 'Europe/Paris', '2026-11-22T10:30'],
    ['2026-07-01T22:30:00Z', 'Europe/Warsaw', '2026-07-02T00:30'],
    ['2026-11-22T09:30:00Z', 'Asia/Kolkata', '2026-11-22T15:00'],
    ['2026-11-22T09:30:00Z', 'America/Sao_Paulo', '2026-11-22T06:30'],
    ['2026-11-22T09:30:00Z', 'UTC', '2026-11-22T09:30'],
  ])('%s in %s is %s', (instant, zone, wall) => {
    expect(wallOf(instant, zone)).toBe(wall);
    expect(instantOf(wall, zone)).toBe(instant);
  });

  it.each([
    // The hour that comes twice: the earlier. The hour that is skipped: as far after the leap.
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00Z'],
  ])('%s in Paris means %s', (wall, instant) => {
    expect(instantOf(wall, 'Europe/Paris')).toBe(instant);
  });

  it('gives nothing for what is no time', () => {
    expect(wallOf('soon', 'UTC')).toBe('');
    for (const wall of ['', 'tomorrow', '2026-13-01T00:00', '2026-11-22']) expect(instantOf(wall, 'UTC')).toBeNull();
  });
});

it('knows which day it is in each of two zones', () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T11:30:00Z') });
  expect([todayIn('Pacific/Auckland'), todayIn('America/Los_Angeles'), todayIn('Pacific/Pago_Pago')]).toEqual(['2026-11-23', '2026-11-22', '2026-11-22']);
  vi.setSystemTime(new Date('2026-12-01T00:30:00Z'));
  expect(todayIn('America/Los_Angeles')).toBe('2026-11-30');
  vi.useRealTimers();
});
