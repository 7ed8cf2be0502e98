/** The appointments of some days, all pages of them up to a bound: more than that nobody reads in a calendar. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type ListAnswer, PAGE_ROWS } from '@/api/records';
import { type Appointment, appointmentOf, within } from './span';

/** Pages of one calendar. */
const PAGES_MAX = 6;
const COLUMNS = 'subject,place,status,starts_at,ends_at,first_day,last_day';

export interface Appointments {
  items: Appointment[];
  /** There are more than were read. */
  more: boolean;
}

export const appointmentsQuery = (days: readonly string[], mine: boolean, zone: string) =>
  queryOptions({
    queryKey: ['records', 'appointment', 'calendar', days[0], days.at(-1), mine, zone],
    queryFn: ({ signal }): Promise<Appointments> => {
      const page = async (cursor: string, left: number): Promise<Appointments> => {
        const answer = await api.get<ListAnswer>('/records/appointment', { signal, query: { filter: within(days, mine), columns: COLUMNS, cursor, limit: PAGE_ROWS } });
        const items = answer.items.flatMap((record) => appointmentOf(record, zone) ?? []);
        if (answer.next === null || left === 1) return { items, more: answer.next !== null };
        const rest = await page(answer.next, left - 1);
        return { items: [...items, ...rest.items], more: rest.more };
      };
      return page('', PAGES_MAX);
    },
  });
