/** Records that are likely the same: beside a form, and over all records of an object. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { RecordItem } from './records';

export interface Reason {
  /** A field, or the part that holds further ways to reach somebody. */
  field: string;
  /** The values are the same; else they are similar. */
  same: boolean;
  value: string | null;
}

export interface LikelyRecord {
  id: string;
  code: string | null;
  name: string | null;
  why: Reason[];
}

export interface DuplicatePair {
  a: RecordItem;
  b: RecordItem;
  why: Reason[];
}

export interface PairsAnswer {
  items: DuplicatePair[];
  next: string | null;
  job: string | null;
  found_at: string | null;
  records: number;
}

/** What was entered is in the body: names and addresses belong into no address and no log. */
export const likelyQuery = (object: string, values: Record<string, unknown>, record: string | null) =>
  queryOptions({
    queryKey: ['duplicates', object, 'likely', values, record],
    queryFn: async ({ signal }) => (await api.post<{ items: LikelyRecord[] }>(`/duplicates/${object}/likely`, { signal, body: { values, record } })).items,
    staleTime: 30_000,
    retry: false,
  });

export const pairsQuery = (object: string, language: string, apart: boolean) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', object, 'pairs', language, apart],
    queryFn: ({ signal, pageParam }) => api.get<PairsAnswer>(`/duplicates/${object}`, { signal, query: { apart, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export function startSearch(object: string, idempotencyKey: string): Promise<{ job: string }> {
  return api.post<{ job: string }>(`/duplicates/${object}/search`, { idempotencyKey });
}

export function setApart(object: string, a: string, b: string, apart: boolean): Promise<void> {
  return api.post<void>(`/duplicates/${object}/apart`, { body: { a, b, apart } });
}
