/** API tokens: what programs show instead of a session. Their text comes once, when one is made. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Token {
  id: string;
  name: string;
  /** Its first letters. */
  prefix: string;
  read_only: boolean;
  /** Only these objects; null: all of them. */
  objects: string[] | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  /** Only in a list of everybody's. */
  owner: { id: string; name: string; login: string } | null;
}

export interface NewToken {
  name: string;
  days: number;
  read_only: boolean;
  objects: string[] | null;
}

export const tokensQuery = (everybody: boolean) =>
  infiniteQueryOptions({
    queryKey: ['tokens', everybody],
    queryFn: ({ signal, pageParam }) => api.get<{ items: Token[]; next: string | null }>('/tokens', { signal, query: everybody ? { everybody, cursor: pageParam } : {} }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function makeToken(body: NewToken): Promise<{ token: Token; text: string }> {
  return api.post('/tokens', { body });
}

export function revokeToken(id: string): Promise<void> {
  return api.delete(`/tokens/${id}`);
}
