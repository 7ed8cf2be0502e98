/** Records of any object: list, get, create, change, trash, history. The same for all of them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';

/** What a field holds on the wire; see docs/API-DESIGN.md for the form of each type. */
export type Value = unknown;

/** A reference with the words to show for it. */
export interface Reference {
  id: string;
  code?: string;
  label: string;
}

export interface RecordItem {
  id: string;
  code?: string | null;
  version: number;
  values: Record<string, Value>;
  /** How values read where it is other than the value itself: telephone numbers, with the spaces of their country. */
  shown?: Record<string, string>;
  /** What this person may do with this record. */
  can: Record<string, boolean>;
  parts: Record<string, RecordPart[]>;
}

export interface RecordPart {
  id?: string;
  /** The reader's own line, among those who take part. */
  own?: boolean;
  values: Record<string, Value>;
}

export interface ListAnswer {
  items: RecordItem[];
  next: string | null;
  /** With the first page only. */
  count?: { value: number; capped: boolean };
}

export interface ListQuestion {
  filter?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  columns?: string | undefined;
}

export const PAGE_ROWS = 100;

export const listQuery = (object: string, language: string, question: ListQuestion) =>
  infiniteQueryOptions({
    queryKey: ['records', object, 'list', language, question],
    queryFn: ({ signal, pageParam }) =>
      api.get<ListAnswer>(`/records/${object}`, { signal, query: { ...question, cursor: pageParam, limit: PAGE_ROWS } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The rows of a list after a cursor, by themselves. */
export function nextPage(object: string, question: ListQuestion, cursor: string): Promise<ListAnswer> {
  return api.get<ListAnswer>(`/records/${object}`, { query: { ...question, cursor, limit: PAGE_ROWS } });
}

export const recordQuery = (object: string, id: string, language: string) =>
  queryOptions({
    queryKey: ['records', object, 'one', id, language],
    queryFn: ({ signal }) => api.get<RecordItem>(`/records/${object}/${id}`, { signal }),
  });

/** The newest few records of an object that point to a record by one of their fields. */
export interface RelatedRecords {
  object: string;
  field: string;
  items: RecordItem[];
  count: { value: number; capped: boolean };
}

/** Everything that points to a record, as far as this person sees it. */
export const relatedQuery = (object: string, id: string, language: string) =>
  queryOptions({
    queryKey: ['records', object, 'related', id, language],
    // Records of other objects: what changes them does not know of this list.
    staleTime: 0,
    queryFn: async ({ signal }) => (await api.get<RecordItem & { related: RelatedRecords[] }>(`/records/${object}/${id}`, { signal, query: { related: '*' } })).related,
  });

/** What a field was and became, in the words of whoever asks. */
export interface FieldChange {
  field: string;
  label: string;
  before: Value;
  after: Value;
}

export interface HistoryEntry {
  at: string;
  by: string | null;
  /** For which absent person, where somebody stood in. */
  on_behalf: string | null;
  /** The code of the record it happened to, where that was merged into this one since. */
  of: string | null;
  action: string;
  changes: FieldChange[];
}

export const historyQuery = (object: string, id: string, language: string, field = '') =>
  infiniteQueryOptions({
    queryKey: ['records', object, 'history', id, language, field],
    queryFn: ({ signal, pageParam }) =>
      api.get<{ items: HistoryEntry[]; next: string | null }>(`/records/${object}/${id}/history`, { signal, query: { cursor: pageParam, field: field || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export interface Change {
  values: Record<string, Value>;
  parts?: Record<string, RecordPart[]>;
}

export function createRecord(object: string, change: Change, idempotencyKey: string): Promise<RecordItem> {
  return api.post<RecordItem>(`/records/${object}`, { body: change, idempotencyKey });
}

export function updateRecord(object: string, id: string, version: number, change: Change, idempotencyKey: string): Promise<RecordItem> {
  return api.patch<RecordItem>(`/records/${object}/${id}`, { body: change, version, idempotencyKey });
}

export function trashRecord(object: string, id: string, version: number, idempotencyKey: string): Promise<void> {
  return api.delete<void>(`/records/${object}/${id}`, { version, idempotencyKey });
}

/** What the columns of a file are called: as the reader calls the fields, or by their keys. */
export type FileHeaders = 'labels' | 'keys';

/** The download of exactly what the list shows. */
export function exportUrl(object: string, form: 'csv' | 'xlsx', question: ListQuestion, headers: FileHeaders): string {
  return apiUrl(`/records/${object}/export.${form}`, { ...question, headers });
}
