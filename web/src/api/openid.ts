/**
 * Signing in with a provider (OpenID Connect): the way there leaves this app, the way back begins it anew. What was meant by
 * it is kept in this tab meanwhile; the secret that ends the way is a cookie no script sees.
 */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Me } from './session';

export interface OpenidProvider {
  key: string;
  label: string;
}

/** Who one is at a provider; `provider` is null where it is no longer set. */
export interface Identity {
  id: string;
  provider: string | null;
  label: string;
  name: string;
  created_at: string;
  used_at: string | null;
}

/** What came back. */
export interface OpenidReply {
  provider: string;
  state: string;
  code: string;
  issuer: string | null;
}

/** What a way was begun for, and where to go on after it. */
export interface Meant {
  purpose: 'sign-in' | 'link' | 'proof';
  to: string;
}

const KEPT = 'treeline-openid';

export const openidProvidersQuery = queryOptions({
  queryKey: ['openid-providers'],
  queryFn: async ({ signal }) => (await api.get<{ items: OpenidProvider[] }>('/session/openid', { signal })).items,
  staleTime: Infinity,
});

export const identitiesQuery = queryOptions({
  queryKey: ['identities'],
  queryFn: async ({ signal }) => (await api.get<{ items: Identity[] }>('/session/identities', { signal })).items,
});

/** Leaves for the provider; `invitation`: the token of a link to accept with it. */
export async function leave(provider: string, way: Meant, invitation?: string): Promise<void> {
  const path = { 'sign-in': '/session/openid/begin', link: '/session/identities/begin', proof: '/session/proof/begin' }[way.purpose];
  const { address } = await api.post<{ address: string }>(path, { body: { provider, ...(invitation ? { invitation } : {}) } });
  window.sessionStorage.setItem(KEPT, JSON.stringify(way));
  window.location.assign(address);
}

/** What was meant when this tab left; whoever comes without having left here wants to sign in. */
export function meant(): Meant {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(KEPT) ?? '') as Meant;
    if (['sign-in', 'link', 'proof'].includes(kept.purpose) && typeof kept.to === 'string') return kept;
  } catch {
    // Nothing was kept, or not by us.
  }
  return { purpose: 'sign-in', to: '/' };
}

export function signInWithReply(reply: OpenidReply, factorCode?: string): Promise<Me> {
  return api.post<Me>('/session/openid', { body: { reply, ...(factorCode ? { factor_code: factorCode } : {}) } });
}

export function linkIdentity(reply: OpenidReply): Promise<Identity> {
  return api.post<Identity>('/session/identities', { body: reply });
}

export function proveWithReply(reply: OpenidReply): Promise<void> {
  return api.post('/session/proof', { body: { openid: reply } });
}

export function unlinkIdentity(id: string): Promise<void> {
  return api.delete(`/session/identities/${id}`);
}
