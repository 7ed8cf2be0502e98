/**
 * Days, weeks and months of a calendar, and where an appointment stands in them by the reader's clock. Pure: days are
 * `YYYY-MM-DD`, minutes are those of the wall, so that a day of 23 or 25 hours still has its noon at noon.
 */
import type { RecordItem } from '@/api/records';
import { wallOf } from '@/i18n/zone';

export const VIEWS = ['week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** Minutes of a day on the wall. */
export const DAY_MINUTES = 24 * 60;
/** A shorter block could not be read. */
const MINUTES_MIN = 30;

const DAY = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether text is a day there is. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

function weekOf(day: string, first: number): string {
  return addDays(day, -((weekday(day) - first + 7) % 7));
}

/** The days a view shows: the week, the whole weeks of the month, or the seven days from this one on. */
export function daysOf(view: View, day: string, first: number): string[] {
  const from = view === 'list' ? day : weekOf(view === 'month' ? `${day.slice(0, 7)}-01` : day, first);
  let count = 7;
  if (view === 'month') {
    const next = addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7);
    count = addDays(from, 35) < `${next}-01` ? 42 : 35;
    if (addDays(from, 28) >= `${next}-01`) count = 28;
  }
  return Array.from({ length: count }, (_, at) => addDays(from, at));
}

/** The day the view before or after stands on. */
export function step(view: View, day: string, by: 1 | -1): string {
  if (view !== 'month') return addDays(day, 7 * by);
  const first = `${day.slice(0, 7)}-01`;
  return `${addDays(first, by === 1 ? 31 : -1).slice(0, 7)}-01`;
}

export interface Appointment {
  record: RecordItem;
  subject: string;
  place: string;
  cancelled: boolean;
  allDay: boolean;
  /** First and last day it touches. */
  first: string;
  last: string;
  /** Wall-clock minute of the first day, and of the last day. */
  from: number;
  until: number;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const minute = (wall: string) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** A record as the calendar shows it; null for one without a time. */
export function appointmentOf(record: RecordItem, zone: string): Appointment | null {
  const { subject, place, status, starts_at, ends_at, first_day, last_day } = record.values;
  const common = { record, subject: text(subject), place: text(place), cancelled: status === 'cancelled' };
  if (isDay(first_day)) {
    const last = isDay(last_day) && last_day > first_day ? last_day : first_day;
    return { ...common, allDay: true, first: first_day, last, from: 0, until: DAY_MINUTES };
  }
  const start = wallOf(text(starts_at), zone);
  if (!start) return null;
  const end = wallOf(text(ends_at), zone);
  const late = Date.parse(text(ends_at)) > Date.parse(text(starts_at)) && end.slice(0, 10) >= start.slice(0, 10) ? end : start;
  const from = minute(start);
  let last = late.slice(0, 10);
  let until = minute(late);
  // What ends at midnight does not touch the day that begins then.
  if (until === 0 && last > start.slice(0, 10)) {
    last = addDays(last, -1);
    until = DAY_MINUTES;
  }
  return { ...common, allDay: false, first: start.slice(0, 10), last, from, until };
}

/** A piece of an appointment on one day: which minutes, and which of how many columns. */
export interface Block {
  appointment: Appointment;
  from: number;
  until: number;
  column: number;
  columns: number;
}

/** What stands above the hours: whole days, and what goes on over the whole of this day. */
export function wholeDay(list: readonly Appointment[], day: string): Appointment[] {
  return list.filter((one) => one.first <= day && day <= one.last && (one.allDay || (one.first < day && day < one.last)));
}

/** What stands among the hours of a day, side by side where it overlaps. */
export function blocks(list: readonly Appointment[], day: string): Block[] {
  const whole = wholeDay(list, day);
  const pieces = list
    .filter((one) => one.first <= day && day <= one.last && !whole.includes(one))
    .map((appointment) => {
      const from = Math.min(appointment.first === day ? appointment.from : 0, DAY_MINUTES - MINUTES_MIN);
      const until = appointment.last === day ? appointment.until : DAY_MINUTES;
      return { appointment, from, until: Math.max(until, from + MINUTES_MIN), column: 0, columns: 1 };
    })
    .toSorted((left, right) => left.from - right.from || right.until - left.until || left.appointment.subject.localeCompare(right.appointment.subject));
  let group: Block[] = [];
  let end = -1;
  const close = () => {
    const columns = Math.max(0, ...group.map(({ column }) => column)) + 1;
    for (const piece of group) piece.columns = columns;
    group = [];
  };
  for (const piece of pieces) {
    if (piece.from >= end) close();
    const taken = new Set(group.filter(({ until }) => until > piece.from).map(({ column }) => column));
    while (taken.has(piece.column)) piece.column += 1;
    group.push(piece);
    end = Math.max(piece.from >= end ? -1 : end, piece.until);
  }
  close();
  return pieces;
}

/** Everything of a day in the order it is read: whole days first, then by the clock. */
export function ofDay(list: readonly Appointment[], day: string): Appointment[] {
  return [...wholeDay(list, day), ...blocks(list, day).map(({ appointment }) => appointment)];
}

/** The filter of what may touch these days, for any zone: whole days as they are, times with a day to spare. */
export function within(days: readonly string[], mine: boolean): string {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const touching = {
    or: [
      {
        and: [
          { field: 'starts_at', op: 'lt', value: `${addDays(last, 2)}T00:00:00Z` },
          { field: 'ends_at', op: 'ge', value: `${addDays(first, -1)}T00:00:00Z` },
        ],
      },
      {
        and: [
          { field: 'first_day', op: 'le', value: last },
          { field: 'last_day', op: 'ge', value: first },
        ],
      },
    ],
  };
  // One's own are also those of others one takes part in.
  const me = ['owner', 'people'].map((field) => ({ field, op: 'eq', value: 'me' }));
  return JSON.stringify(mine ? { and: [{ or: me }, touching] } : touching);
}
