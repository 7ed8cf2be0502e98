/** Days and times of a calendar in the reader's words. */
import { useMemo } from 'react';
import { useFormats, useT } from '@/i18n/i18n';
import { type Appointment, DAY_MINUTES } from './span';

function form(tag: string, options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  return (day) => format.format(Date.parse(`${day}T00:00:00Z`));
}

/** Days in words: the whole of it, its weekday, its number, its month. */
export function useDays() {
  const { tag } = useFormats();
  return useMemo(
    () => ({
      whole: form(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      weekday: form(tag, { weekday: 'short' }),
      short: form(tag, { day: 'numeric', month: 'short' }),
      number: form(tag, { day: 'numeric' }),
      month: form(tag, { month: 'long', year: 'numeric' }),
    }),
    [tag],
  );
}

/** Times of the day in words. */
export function useTimes() {
  const t = useT();
  const { tag } = useFormats();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    const minute = (at: number) => format.format(at * 60_000);
    return {
      minute,
      /** When it begins that day, short: for a cell. */
      start: (one: Appointment, day: string) => (one.allDay || one.first < day ? '' : minute(one.from)),
      /** When it is on that day. */
      of(one: Appointment, day: string): string {
        const from = one.first === day ? one.from : 0;
        const until = one.last === day ? one.until : DAY_MINUTES;
        if (one.allDay || (from === 0 && until === DAY_MINUTES)) return t('appointments-all-day');
        if (until === DAY_MINUTES) return t('appointments-from', { time: minute(from) });
        if (from === 0 && one.first < day) return t('appointments-until', { time: minute(until) });
        return until > from ? `${minute(from)} – ${minute(until)}` : minute(from);
      },
    };
  }, [t, tag]);
}
