/** Who is signed in, with which rights; sign in, sign out, own settings. */
import { createContext, use } from 'react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client';
import { isProblem } from './problem';

export interface Me {
  user: { id: string; login: string; name: string; language: string; zone: string; figures: string | null; theme?: string | null; second_factor: boolean; second_factor_owed: boolean };
  roles: string[];
  member: { id: string; code: string; name: string } | null;
  /** object → action → scope, for instance `rights.member.read = "downline"`. */
  rights: Record<string, Record<string, string>>;
  company: { name: string; currency: string; zone: string; languages: string[]; week_start: string; figures: string | null; country: string };
  /** In whose name the person works at the moment. */
  acting: ActingFor | null;
  /** In whose name the person may work now. */
  deputies: ActingFor[];
}

/** An absent colleague; `until` is the last day. */
export interface ActingFor {
  id: string;
  person: string;
  until: string;
}

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get<Me>('/session', { signal });
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/**
 * The person the signed-in frame was drawn for. The frame alone follows the session: when it ends, the frame goes with all
 * that is in it, and no part of it is ever drawn for nobody.
 */
export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only for components inside the signed-in frame. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe outside the signed-in frame');
  return me;
}

/** The day a week begins with, 1 Monday to 7 Sunday; Monday where nobody is signed in. */
export function useWeekStart(): 1 | 6 | 7 {
  const start = use(MeContext)?.company.week_start;
  return start === 'sunday' ? 7 : start === 'saturday' ? 6 : 1;
}

/** Whether the person may do `action` with `object` at least somewhere. */
export function may(me: Me, object: string, action: string): boolean {
  // As on the server: what is said of an object replaces whole what is said of every object.
  const actions = Object.hasOwn(me.rights, object) ? me.rights[object] : me.rights['*'];
  const scope = actions?.[action];
  return scope !== undefined && scope !== '' && scope !== 'none';
}

export interface OwnSettings {
  language?: string;
  zone?: string;
  theme?: string;
  /** Empty: as for the company. */
  figures?: string;
}

/** `code`: of the second factor, once the server has asked for it. */
export function signIn(login: string, password: string, code?: string): Promise<Me> {
  return api.post<Me>('/session', { body: { login, password, ...(code ? { code } : {}) } });
}

export function saveOwnSettings(settings: OwnSettings): Promise<Me> {
  return api.patch<Me>('/session', { body: settings });
}

/** Ends the session on the server and forgets everything read with it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await api.delete('/session').catch(() => undefined);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
  };
}

/** Fewest characters of a password, without and with a second factor; the server has the last word. */
export const PASSWORD_CHARACTERS_MIN = 15;
export const PASSWORD_CHARACTERS_MIN_WITH_FACTOR = 12;

/** A browser the person is signed in with. */
export interface OwnSession {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  created_at: string;
  seen_at: string;
  /** The one asking. */
  present: boolean;
}

export const ownSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await api.get<{ items: OwnSession[] }>('/sessions', { signal })).items,
});

export function endSession(id: string): Promise<void> {
  return api.delete(`/sessions/${id}`);
}

export function endOtherSessions(): Promise<{ ended: number }> {
  return api.delete('/sessions');
}

export function changePassword(body: { current: string; password: string }): Promise<void> {
  return api.post('/session/password', { body });
}

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => api.get<{ since: string | null; recovery_left: number }>('/session/second-factor', { signal }),
});

/** What an app is set up with: the seed, and a picture of `size` squares a side as an SVG path. */
export interface FactorSetup {
  seed: string;
  uri: string;
  size: number;
  path: string;
}

export function beginSecondFactor(): Promise<FactorSetup> {
  return api.post('/session/second-factor');
}

export function confirmSecondFactor(code: string): Promise<{ codes: string[] }> {
  return api.post('/session/second-factor/confirm', { body: { code } });
}

export function renewRecovery(): Promise<{ codes: string[] }> {
  return api.post('/session/second-factor/recovery');
}

export function removeSecondFactor(): Promise<void> {
  return api.delete('/session/second-factor');
}

export function proveMe(body: { password?: string; code?: string }): Promise<void> {
  return api.post('/session/proof', { body });
}
