/** The audit log: who did what to which record. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';
import type { FieldChange } from './records';

export interface AuditEntry {
  id: string;
  at: string;
  /** Null is the system. */
  actor: string | null;
  by: string | null;
  /** The name of the absent person it was done for. */
  on_behalf: string | null;
  /** The name of the API token it was done with. */
  token: string | null;
  object: string;
  object_label: string | null;
  /** Absent where the record is out of the reader's reach. */
  record: string | null;
  label: string | null;
  action: string;
  request: string;
  /** Where the request came from; null for what no request did. */
  address: string | null;
  changes: FieldChange[];
  refused: string | null;
}

/** What stands in the address. */
export interface AuditSearch {
  object?: string | undefined;
  record?: string | undefined;
  action?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const auditQuery = (search: AuditSearch, language: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', search, language],
    queryFn: ({ signal, pageParam }) => api.get<{ items: AuditEntry[]; next: string | null }>('/audit', { signal, query: { ...search, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function auditFileUrl(search: AuditSearch): string {
  return apiUrl('/audit/export.csv', { ...search, headers: 'labels' });
}
