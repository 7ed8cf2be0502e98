/** Saved views of lists: one's own and everybody's. Their texts are those of a list's address. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface View {
  id: string;
  object: string;
  name: string;
  kind: 'table' | 'kanban' | (string & {});
  shared: boolean;
  own: boolean;
  /** A filter tree as JSON; empty: none. So are the others. */
  filter: string;
  sort: string;
  columns: string;
  group: string;
  version: number;
  changeable: boolean;
  /** Something the view asks is left out for this reader. */
  narrowed: boolean;
}

export interface ViewList {
  items: View[];
  may_share: boolean;
}

export interface ViewChange {
  name?: string;
  kind?: 'table' | 'kanban';
  shared?: boolean;
  filter?: string;
  sort?: string;
  columns?: string;
  group?: string;
}

export const viewsQuery = (object: string) =>
  queryOptions({
    queryKey: ['views', object],
    queryFn: ({ signal }) => api.get<ViewList>('/views', { signal, query: { object } }),
    staleTime: 60_000,
  });

export function createView(object: string, change: ViewChange & { name: string }, idempotencyKey: string): Promise<View> {
  return api.post<View>('/views', { body: { object, ...change }, idempotencyKey });
}

export function updateView(id: string, version: number, change: ViewChange, idempotencyKey: string): Promise<View> {
  return api.patch<View>(`/views/${id}`, { body: change, version, idempotencyKey });
}

export function trashView(id: string, version: number, idempotencyKey: string): Promise<void> {
  return api.delete<void>(`/views/${id}`, { version, idempotencyKey });
}

export function restoreView(id: string): Promise<View> {
  return api.post<View>(`/views/${id}/restore`);
}
