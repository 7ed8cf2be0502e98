/** The API client: headers of writes, problems of every kind, keys per intent. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api, apiUrl, whenSignedOut } from './client';
import { Intent } from './command';
import { isUnanswered, ProblemError } from './problem';

const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => vi.unstubAllGlobals());

function answers(status: number, body: string, type = 'application/json') {
  fetched.mockResolvedValueOnce(new Response(status === 204 ? null : body, { status, headers: { 'Content-Type': type } }));
}

async function refused(status: number, body: string): Promise<ProblemError> {
  answers(status, body, 'application/problem+json');
  return api.get('/x').then(
    () => Promise.reject(new Error('not refused')),
    (error: unknown) => error as ProblemError,
  );
}

function headersOf(call: number): Record<string, string> {
  return fetched.mock.calls[call]?.[1]?.headers as Record<string, string>;
}

function tagged(status: number, tag: string, body: string | null) {
  fetched.mockResolvedValueOnce(new Response(body, { status, headers: { ETag: tag } }));
}

describe('what is asked again and again', () => {
  it('is asked for with its tag, and read from memory where nothing has changed', async () => {
    tagged(200, '"a"', '{"unread":1}');
    expect(await api.get('/news', { remember: true })).toEqual({ unread: 1 });
    expect(headersOf(0)).not.toHaveProperty('If-None-Match');
    tagged(304, '"a"', null);
    expect(await api.get('/news', { remember: true })).toEqual({ unread: 1 });
    expect(headersOf(1)).toMatchObject({ 'If-None-Match': '"a"' });
    tagged(200, '"b"', '{"unread":2}');
    expect(await api.get('/news', { remember: true })).toEqual({ unread: 2 });
    tagged(304, '"b"', null);
    expect(await api.get('/news', { remember: true })).toEqual({ unread: 2 });
    // Another address and another language know nothing of it.
    tagged(200, '"c"', '{}');
    await api.get('/news', { remember: true, query: { cursor: 'x' } });
    expect(headersOf(4)).not.toHaveProperty('If-None-Match');
    tagged(200, '"d"', '{}');
    await api.get('/news');
    expect(headersOf(5)).not.toHaveProperty('If-None-Match');
  });
});

describe('requests', () => {
  it('send the CSRF header, the version and the key only with writes', async () => {
    answers(200, '{}');
    await api.get('/x');
    answers(200, '{}');
    await api.patch('/x', { body: { a: '1.10' }, version: 7, idempotencyKey: 'k' });
    expect(headersOf(0)).not.toHaveProperty('X-Treeline');
    expect(headersOf(1)).toMatchObject({ 'X-Treeline': '1', 'If-Match': '"7"', 'Idempotency-Key': 'k', 'Content-Type': 'application/json' });
    expect(fetched.mock.calls[1]?.[1]?.body).toBe('{"a":"1.10"}');
  });

  it('leave the type of an uploaded file to the browser', async () => {
    answers(200, '{}');
    await api.post('/imports', { body: new FormData() });
    expect(headersOf(0)).not.toHaveProperty('Content-Type');
  });

  it('leave empty parameters out and escape the rest', () => {
    expect(apiUrl('/records/account', { q: 'a&b=c', filter: '', cursor: null, limit: 0 })).toBe('/api/v1/records/account?q=a%26b%3Dc&limit=0');
  });

  it('answer nothing for 204', async () => {
    answers(204, '');
    await expect(api.delete('/x')).resolves.toBeUndefined();
  });
});

describe('refusals', () => {
  it('carry the words and fields of the server', async () => {
    const problem = await refused(422, JSON.stringify({ code: 'invalid', title: 'Not so', status: 422, fields: [{ field: 'name', code: 'required', title: 'Name is missing' }] }));
    expect(problem.code).toBe('invalid');
    expect(problem.fieldErrors).toEqual({ name: 'Name is missing' });
  });

  it.each(['<html>Bad gateway</html>', '', 'null', '[]', '{"title":"no code"}'])('stay a problem when a proxy answers %j', async (body) => {
    const problem = await refused(502, body);
    expect(problem).toBeInstanceOf(ProblemError);
    expect([problem.code, problem.status]).toEqual(['unreadable', 502]);
  });

  it('believe the status of the response, not of the body', async () => {
    expect((await refused(403, '{"code":"x","title":"x","status":200}')).status).toBe(403);
  });

  it('tell a lost connection apart', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const error: unknown = await api.get('/x').catch((caught: unknown) => caught);
    expect(isUnanswered(error)).toBe(true);
  });

  it('report a lost session once it is lost, but not a wrong password', async () => {
    const gone = vi.fn<() => void>();
    whenSignedOut(gone);
    answers(401, '{"code":"sign-in-wrong","title":"No"}');
    await api.post('/session').catch(() => undefined);
    expect(gone).not.toHaveBeenCalled();
    await refused(401, '{"code":"not-signed-in","title":"No"}');
    expect(gone).toHaveBeenCalledOnce();
    whenSignedOut(() => undefined);
  });

  it('survive a cut-off answer', async () => {
    answers(200, '{"items": [');
    const error = (await api.get('/x').catch((caught: unknown) => caught)) as ProblemError;
    expect(error.code).toBe('unreadable');
  });
});

describe('an intent', () => {
  const lost = new ProblemError({ code: 'offline', title: '', status: 0 });
  const refusedError = new ProblemError({ code: 'x', title: '', status: 422 });

  it('keeps its key while no answer came', () => {
    const intent = new Intent();
    const key = intent.keyFor({ a: 1 });
    intent.settle({ a: 1 }, lost);
    expect(intent.keyFor({ a: 1 })).toBe(key);
  });

  it('gets a new key for other input, after success and after a refusal', () => {
    const intent = new Intent();
    const first = intent.keyFor({ a: 1 });
    intent.settle({ a: 1 }, lost);
    const second = intent.keyFor({ a: 2 });
    intent.settle({ a: 2 }, refusedError);
    const third = intent.keyFor({ a: 2 });
    intent.settle({ a: 2 });
    const fourth = intent.keyFor({ a: 2 });
    intent.settle({ a: 2 });
    const again = intent.keyFor({ a: 1 });
    expect(new Set([first, second, third, fourth, again]).size).toBe(5);
  });
});
