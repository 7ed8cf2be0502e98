/** Who stands in for whom, and working in an absent colleague's name. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Deputy {
  id: string;
  person: { id: string; name: string };
  deputy: { id: string; name: string };
  roles: { key: string; name: string }[];
  /** Days in the absent person's zone, both counted. */
  from: string;
  until: string;
  note: string | null;
  state: 'upcoming' | 'running' | 'over' | 'ended';
}

export interface NewDeputy {
  /** The one who asks, when absent. */
  person?: string;
  deputy: string;
  roles: string[];
  from: string;
  until: string;
  note?: string;
}

export const deputiesQuery = (everybody: boolean, language: string) =>
  infiniteQueryOptions({
    queryKey: ['deputies', everybody, language],
    queryFn: ({ signal, pageParam }) => api.get<{ items: Deputy[]; next: string | null }>('/deputies', { signal, query: { ...(everybody ? { everybody } : {}), cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The roles of the one who asks, or of somebody else. */
export const lendableQuery = (person: string | null, language: string) =>
  queryOptions({
    queryKey: ['deputies', 'form', person, language],
    queryFn: ({ signal }) => api.get<{ roles: { key: string; name: string }[] }>('/deputies/form', { signal, query: person ? { person } : {} }).then(({ roles }) => roles),
  });

export function nameDeputy(body: NewDeputy): Promise<{ id: string }> {
  return api.post('/deputies', { body });
}

export function endDeputy(id: string): Promise<void> {
  return api.delete(`/deputies/${id}`);
}

export function actFor(deputy: string): Promise<void> {
  return api.post('/session/acting', { body: { deputy } });
}

export function stopActing(): Promise<void> {
  return api.delete('/session/acting');
}
