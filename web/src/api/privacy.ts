/** Requests of people about the data held of them: the list, one, what one would meet, the certificate. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';

export interface PrivacyRequest {
  id: string;
  kind: string;
  /** What stands for the person. */
  code: string;
  object: string;
  record: string;
  state: string;
  by?: string | null;
  at: string;
  finished_at?: string | null;
  /** Until when a copy may be fetched. */
  until?: string | null;
  reason?: string | null;
  replayed: boolean;
}

export interface PrivacyFigure {
  label: string;
  count: number;
  why?: string | null;
}

export interface LegalHold {
  id: string;
  reason: string;
  by?: string | null;
  at: string;
}

export interface PrivacyPerson {
  person: { object: string; id: string; code: string; name: string }[];
  erased: PrivacyFigure[];
  kept: PrivacyFigure[];
  blocks: { code: string; title: string }[];
  holds: LegalHold[];
  retention_years: number;
}

export interface ErasureCertificate {
  language: string;
  title: string;
  text: string;
  facts: { label: string; value: string }[];
  erased_title: string;
  erased: PrivacyFigure[];
  kept_title: string;
  kept: PrivacyFigure[];
  note: string;
}

/** The record a person is known by. */
export interface PersonRef {
  object: string;
  record: string;
}

export const privacyRequestsQuery = (language: string) =>
  infiniteQueryOptions({
    queryKey: ['privacy', 'requests', language],
    queryFn: ({ signal, pageParam }) => api.get<{ items: PrivacyRequest[]; next?: string | null }>('/privacy/requests', { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const privacyRequestQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['privacy', 'request', id, language],
    queryFn: ({ signal }) => api.get<PrivacyRequest>(`/privacy/requests/${id}`, { signal }),
    // An erasure under way ends by itself.
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
  });

export const certificateQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['privacy', 'certificate', id, language],
    queryFn: ({ signal }) => api.get<ErasureCertificate>(`/privacy/requests/${id}/certificate`, { signal, query: { language } }),
  });

export const privacyPersonQuery = ({ object, record }: PersonRef, language: string) =>
  queryOptions({
    queryKey: ['privacy', 'person', object, record, language],
    queryFn: ({ signal }) => api.get<PrivacyPerson>('/privacy/person', { signal, query: { object, record } }),
  });

export const copyUrl = (id: string, language: string) => apiUrl(`/privacy/requests/${id}/copy.zip?language=${language}`);

export function askCopy(person: PersonRef, idempotencyKey: string): Promise<{ id: string }> {
  return api.post('/privacy/copies', { body: person, idempotencyKey });
}

export function erasePerson(person: PersonRef, code: string, idempotencyKey: string): Promise<{ id: string }> {
  return api.post('/privacy/erasures', { body: { ...person, code }, idempotencyKey });
}

export function setHold(person: PersonRef, reason: string, idempotencyKey: string): Promise<void> {
  return api.post<void>('/privacy/holds', { body: { ...person, reason }, idempotencyKey });
}

export function liftHold(id: string): Promise<void> {
  return api.delete<void>(`/privacy/holds/${id}`);
}

export function setRetention(years: number): Promise<void> {
  return api.put<void>('/privacy/retention', { body: { years } });
}
