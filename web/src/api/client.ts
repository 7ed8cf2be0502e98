/**
 * The one door to `/api/v1`: adds the language, the CSRF header, the version and the idempotency
 * key; turns every refusal into a `ProblemError`. Refuses paths outside the API.
 */
import { CODE_OFFLINE, CODE_UNREADABLE, ProblemError, problemOf } from './problem';

const BASE = '/api/v1';

export type QueryValue = string | number | boolean | null | undefined;

export interface Options {
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** The record's version the change is based on (`If-Match`). */
  version?: number | undefined;
  /** One key per intent; the server answers a repeat with the stored result. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Keep the answer by its `ETag`, and ask for news of it only: for what is asked again and again. */
  remember?: boolean | undefined;
}

/** Answers by address and language. What an ETag stands for is the answer itself, whoever asked for it. */
const remembered = new Map<string, { tag: string; text: string }>();
const REMEMBERED_MAX = 20;

let askProof: (() => Promise<boolean>) | null = null;
/** The question that stands on the screen: whatever else needs a proof meanwhile waits for the same answer. */
let proving: Promise<boolean> | null = null;

/** Who asks the person to show once more who they are; nobody outside the signed-in frame. */
export function whenProofNeeded(handler: (() => Promise<boolean>) | null): void {
  askProof = handler;
}

function proved(): Promise<boolean> {
  proving ??= (askProof?.() ?? Promise.resolve(false)).finally(() => {
    proving = null;
  });
  return proving;
}

let onFactorOwed: () => void = () => undefined;

/** What to do when the server wants a second factor set up before anything else. */
export function whenFactorOwed(handler: () => void): void {
  onFactorOwed = handler;
}

let onSignedOut: () => void = () => undefined;

/** What to do when the server no longer knows the session. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** The address of an API resource with its query, empty values left out. Also used for download links. */
export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

export function newKey(): string {
  // randomUUID exists only in secure contexts; a phone in the office network may come over plain http.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function call<T>(method: string, path: string, options: Options): Promise<T> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang || 'en',
  };
  if (method !== 'GET') headers['X-Treeline'] = '1';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  const name = `${headers['Accept-Language']} ${apiUrl(path, options.query)}`;
  const known = options.remember ? remembered.get(name) : undefined;
  if (known) headers['If-None-Match'] = known.tag;
  let body: BodyInit | undefined;
  if (options.body instanceof FormData) body = options.body;
  else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.body);
  }

  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body: body ?? null,
      signal: options.signal ?? null,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ code: CODE_OFFLINE, title: '', status: 0 });
  }
  if (response.status === 304 && known) return JSON.parse(known.text) as T;
  if (!response.ok) {
    if (response.status === 401 && path !== '/session') onSignedOut();
    const problem = await problemOf(response);
    if (problem.code === 'second-factor-duty') onFactorOwed();
    // The change waits while the person shows who they are, and is then sent once more, with its key.
    if (problem.code === 'proof-needed' && (await proved())) return call<T>(method, path, options);
    throw problem;
  }
  if (response.status === 204) return undefined as T;
  try {
    const text = await response.text();
    const tag = response.headers.get('ETag');
    if (options.remember && tag) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      remembered.set(name, { tag, text });
    }
    return (text ? JSON.parse(text) : undefined) as T;
  } catch {
    throw new ProblemError({ code: CODE_UNREADABLE, title: `HTTP ${response.status}`, status: response.status });
  }
}

/** `api.get<Me>('/session')`, `api.post<Job>('/runs', { body, idempotencyKey })`. */
export const api = {
  get: <T>(path: string, options: Options = {}) => call<T>('GET', path, options),
  post: <T>(path: string, options: Options = {}) => call<T>('POST', path, options),
  put: <T>(path: string, options: Options = {}) => call<T>('PUT', path, options),
  patch: <T>(path: string, options: Options = {}) => call<T>('PATCH', path, options),
  delete: <T>(path: string, options: Options = {}) => call<T>('DELETE', path, options),
};
