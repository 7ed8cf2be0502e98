/** People who may sign in, as those see them who administer them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Identity } from './openid';

export type UserState = 'active' | 'invited' | 'barred';

export interface UserLink {
  id: string;
  /** Absent when the reader may not see the record. */
  label: string | null;
}

export interface UserMail {
  purpose: 'invitation' | 'reset' | 'factor-reset' | 'link-by-hand' | 'password-chosen' | 'address-changed';
  state: 'waiting' | 'sending' | 'sent' | 'refused' | 'unknown';
  reply: string;
  changed_at: string;
}

export interface User {
  id: string;
  login: string;
  name: string;
  email: string | null;
  language: string;
  zone: string;
  roles: string[];
  unit: UserLink | null;
  employee: UserLink | null;
  member: UserLink | null;
  state: UserState;
  /** The latest mail about signing in; only where one person was asked for. */
  mail: UserMail | null;
  /** A mail can reach the person. */
  reachable: boolean;
  /** Signing in asks the person for a code. */
  second_factor: boolean;
  version: number;
}

export interface UserRole {
  key: string;
  name: string;
  grantable: boolean;
}

/** What a form sends; `login` only for a new person. */
export interface UserValues {
  login?: string;
  name: string;
  email: string | null;
  language: string;
  zone: string;
  roles: string[];
  unit: string | null;
  employee: string | null;
  member: string | null;
}

export interface UserQuestion {
  q: string;
  role: string;
  state: string;
}

export const usersQuery = (question: UserQuestion) =>
  infiniteQueryOptions({
    queryKey: ['users', 'list', question],
    queryFn: ({ signal, pageParam }) => api.get<{ items: User[]; next: string | null }>('/users', { signal, query: { ...question, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const userQuery = (id: string) =>
  queryOptions({ queryKey: ['users', 'one', id], queryFn: ({ signal }) => api.get<User>(`/users/${id}`, { signal }) });

export const userRolesQuery = (language: string) =>
  queryOptions({
    queryKey: ['users', 'roles', language],
    queryFn: async ({ signal }) => (await api.get<{ items: UserRole[] }>('/users/roles', { signal })).items,
    staleTime: 60_000,
  });

export function inviteUser(body: UserValues): Promise<{ user: User; link: string | null }> {
  return api.post('/users', { body });
}

export function changeUser(id: string, version: number, body: UserValues): Promise<User> {
  return api.patch(`/users/${id}`, { body, version });
}

export function setUserBarred(id: string, barred: boolean): Promise<User> {
  return api.post(`/users/${id}/${barred ? 'bar' : 'unbar'}`);
}

export function makeUserLink(id: string, byHand: boolean): Promise<{ link: string | null }> {
  return api.post(`/users/${id}/link`, { query: { by_hand: byHand } });
}

/** Takes a colleague's second factor away. */
export function resetUserFactor(id: string): Promise<User> {
  return api.delete(`/users/${id}/second-factor`);
}

/** Who a colleague is at sign-in providers. */
export const userIdentitiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', 'identities', id],
    queryFn: async ({ signal }) => (await api.get<{ items: Identity[] }>(`/users/${id}/identities`, { signal })).items,
  });

/** A provider no longer signs a colleague in. */
export function unlinkUserIdentity(id: string, identity: string): Promise<User> {
  return api.delete(`/users/${id}/identities/${identity}`);
}

export function forgotPassword(login: string): Promise<{ mail: boolean }> {
  return api.post('/session/forgot', { body: { login } });
}

/** Whose link it is that lets choose a password. */
export interface LinkOwner {
  login: string;
  name: string;
  purpose: 'invitation' | 'reset';
  characters_min: number;
}

export function linkOwner(token: string): Promise<LinkOwner> {
  return api.post('/session/link', { body: { token } });
}

export function choosePassword(body: { token: string; password: string }): Promise<void> {
  return api.post('/session/link/password', { body });
}
