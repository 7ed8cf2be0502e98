/** Several records of one thing become one, and back. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { RecordItem } from './records';

export interface MergePreview {
  records: RecordItem[];
  moves: { object: string; label: string; count: number }[];
  problems: { field: string; code: string; title: string }[];
}

export interface MergeAsk {
  object: string;
  records: { id: string; version: number }[];
  fields: Record<string, string>;
}

export interface MergeDone {
  merge: string;
  record: RecordItem;
  moved: number;
}

export const mergePreviewQuery = (object: string, records: readonly string[], language: string) =>
  queryOptions({
    queryKey: ['merges', object, 'preview', records, language],
    queryFn: ({ signal }) => api.post<MergePreview>('/merges/preview', { signal, body: { object, records } }),
    staleTime: 0,
    retry: false,
  });

export function mergeRecords(ask: MergeAsk, idempotencyKey: string): Promise<MergeDone> {
  return api.post<MergeDone>('/merges', { body: ask, idempotencyKey });
}

export function undoMerge(merge: string, idempotencyKey: string): Promise<RecordItem> {
  return api.post<RecordItem>(`/merges/${merge}/undo`, { idempotencyKey });
}
