/** The trash of an object: what lies there, the way back, the way out for good. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { RecordItem } from './records';

export interface TrashItem {
  id: string;
  code: string | null;
  name: string | null;
  at: string;
  by: string | null;
  can_purge: boolean;
  /** It was merged: with which merge, and into what. */
  merged: { merge: string; into: string; label: string | null } | null;
}

export interface TrashAnswer {
  items: TrashItem[];
  next: string | null;
}

export const trashQuery = (object: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['records', object, 'trash', q],
    queryFn: ({ signal, pageParam }) => api.get<TrashAnswer>(`/trash/${object}`, { signal, query: { q, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export function restoreRecord(object: string, id: string, idempotencyKey: string): Promise<RecordItem> {
  return api.post<RecordItem>(`/trash/${object}/${id}/restore`, { idempotencyKey });
}

export function purgeRecord(object: string, id: string, code: string, idempotencyKey: string): Promise<void> {
  return api.post<void>(`/trash/${object}/${id}/purge`, { body: { code }, idempotencyKey });
}
