/** Keys that stay in a device: made, shown and asked by the browser; bytes travel as base64url. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Me } from './session';

export interface Passkey {
  id: string;
  name: string;
  created_at: string;
  used_at: string | null;
}

interface Creation {
  question: string;
  challenge: string;
  party: string;
  company: string;
  user: string;
  login: string;
  name: string;
  algorithms: number[];
  known: string[];
}

interface Question {
  question: string;
  challenge: string;
  party: string;
}

/** Thrown where the person waved the browser's question away, or no key was there. */
export class NoKey extends Error {}

export function passkeysSupported(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && globalThis.isSecureContext;
}

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => api.get<{ available: boolean; items: Passkey[] }>('/session/passkeys', { signal }),
});

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.codePointAt(0) ?? 0);
}

export function toText(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The browser's own refusals are one to us: there is no key. */
async function orNoKey(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const given = await asked.catch((error: unknown) => {
    throw new NoKey('no key', { cause: error });
  });
  if (!(given instanceof PublicKeyCredential)) throw new NoKey('no key');
  return given;
}

export async function registerPasskey(name: string): Promise<Passkey> {
  const made = await api.post<Creation>('/session/passkeys/begin');
  const key = await orNoKey(
    navigator.credentials.create({
      publicKey: {
        challenge: toBytes(made.challenge),
        rp: { id: made.party, name: made.company },
        user: { id: toBytes(made.user), name: made.login, displayName: made.name },
        pubKeyCredParams: made.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: made.known.map((id) => ({ type: 'public-key', id: toBytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
      },
    }),
  );
  const { clientDataJSON, attestationObject } = key.response as AuthenticatorAttestationResponse;
  return api.post('/session/passkeys', { body: { question: made.question, name, client_data: toText(clientDataJSON), attestation: toText(attestationObject) } });
}

/** A key's signature under a fresh question. */
async function signed(): Promise<Record<string, string>> {
  const asked = await api.post<Question>('/session/passkey/begin');
  const key = await orNoKey(navigator.credentials.get({ publicKey: { challenge: toBytes(asked.challenge), rpId: asked.party, userVerification: 'required' } }));
  const { clientDataJSON, authenticatorData, signature } = key.response as AuthenticatorAssertionResponse;
  return { question: asked.question, credential: toText(key.rawId), client_data: toText(clientDataJSON), authenticator_data: toText(authenticatorData), signature: toText(signature) };
}

export async function signInWithPasskey(): Promise<Me> {
  return api.post<Me>('/session/passkey', { body: await signed() });
}

export async function proveWithPasskey(): Promise<void> {
  return api.post('/session/proof', { body: { passkey: await signed() } });
}

export function renamePasskey(id: string, name: string): Promise<void> {
  return api.patch(`/session/passkeys/${id}`, { body: { name } });
}

export function removePasskey(id: string): Promise<void> {
  return api.delete(`/session/passkeys/${id}`);
}
