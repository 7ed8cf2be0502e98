/** Changes of many records at once: asked for, accounted for, taken back. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { FieldChange, Value } from './records';

export type BulkAction = 'update' | 'assign' | 'trash';

/** Which records: one by one, or all that the list shows when the work is done. */
export type BulkAim = { ids: string[] } | { matching: { filter?: unknown; q?: string } };

export interface BulkChange {
  values?: Record<string, Value>;
  owner?: string;
  unit?: string;
}

export type BulkAsk = { object: string; action: BulkAction } & BulkAim & BulkChange;

export interface Bulk {
  id: string;
  object: string;
  action: BulkAction;
  job: string | null;
  changed: number;
  left_out: number;
  reasons: { code: string; title: string; count: number }[];
  undo_of: string | null;
  undone_by: string | null;
  can_undo: boolean;
  created_at: string;
}

/** A change with what each record got. */
export interface BulkDetail extends Bulk {
  changes: FieldChange[];
}

export interface LeftOut {
  id: string;
  code: string | null;
  label: string | null;
  reason: string;
  title: string;
}

export function startBulk(ask: BulkAsk, idempotencyKey: string): Promise<Bulk> {
  return api.post<Bulk>('/bulk', { body: ask, idempotencyKey });
}

export function undoBulk(id: string, idempotencyKey: string): Promise<Bulk> {
  return api.post<Bulk>(`/bulk/${id}/undo`, { idempotencyKey });
}

export const bulkQuery = (id: string) =>
  queryOptions({ queryKey: ['bulk', id], queryFn: ({ signal }) => api.get<BulkDetail>(`/bulk/${id}`, { signal }) });

export const leftOutQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['bulk', id, 'left'],
    queryFn: ({ signal, pageParam }) => api.get<{ items: LeftOut[]; next: string | null }>(`/bulk/${id}/left`, { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const ownersQuery = (q: string) =>
  queryOptions({
    queryKey: ['bulk', 'owners', q],
    queryFn: async ({ signal }) => (await api.get<{ items: { id: string; name: string }[] }>('/bulk/owners', { signal, query: { q } })).items,
    staleTime: 30_000,
  });
