/** Counts and sums of a list, by groups: the list's rows and rights. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

/** A decimal text, or for money one amount a currency. */
export type Sum = unknown;

export interface GroupKey {
  /** `2026-11`, `2026-Q4` for stretches of time, an id for a record; null where the field is empty. */
  value: unknown;
  label: string | null;
  /** Points to something out of the reader's sight. */
  hidden: boolean;
}

export interface GroupTotal {
  keys: GroupKey[];
  count: number;
  sums: Record<string, Sum>;
  /** The filter tree that finds these records alone; null where they share something out of sight. */
  filter: unknown;
}

export interface Totals {
  groups: GroupTotal[];
  count: number;
  sums: Record<string, Sum>;
  /** A record may stand in several groups: they add up to more than there is. */
  overlapping?: boolean;
}

export interface TotalsQuestion {
  filter?: string | undefined;
  q?: string | undefined;
  group?: string | undefined;
  measures?: string | undefined;
}

export const totalsQuery = (object: string, language: string, question: TotalsQuestion) =>
  queryOptions({
    queryKey: ['records', object, 'totals', language, question],
    queryFn: ({ signal }) => api.get<Totals>(`/records/${object}/totals`, { signal, query: { ...question } }),
  });
