/**
 * Schemathesis over the OpenAPI document and the real binary: no 5xx, no answer the document does not describe, no route
 * that forgets who asks. Every operation is tried with what the document allows and with what it does not; the seed is
 * fixed, so that the same document gives the same requests. Afterwards the company's books must still verify.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OUT } from '../harness/paths.mjs';
import { binary, loadTemplate, startServer } from '../harness/server.mjs';

const PYTHON = join(import.meta.dirname, '../python');
const FOLDER = join(OUT, 'contract');
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'missing_required_header',
  'unsupported_method',
  'ignored_auth',
].join(',');

await rm(OUT, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
await loadTemplate();
const server = await startServer('contract');
// After it every answer would be 401, which the document allows.
const SIGN_OUT = ['--exclude-path', '/api/v1/session', '--exclude-path', '/api/v1/sessions/{id}'];
const counts = { passed: 0, failed: 0 };
try {
  const people = (await get('/demo')).people;
  // Signed in before: the tries of Schemathesis at the sign-in are throttled, as they should be.
  const administrator = await signIn(people, 'administrator');
  const distributor = await signIn(people, 'distributor');
  const known = await samples(administrator);
  // The distributor is refused nearly everywhere, which must be said as documented too; first, since an administrator's
  // requests may bar people: Schemathesis goes on with the ids it has seen.
  await hold('distributor', distributor, ['--phases', 'fuzzing', '-n', '6', '--seed', '20260103'], known);
  await hold('administrator', administrator, ['--phases', 'coverage,fuzzing', '-n', '6', '--seed', '20260101'], {});
  await hold('administrator on records that exist', administrator, ['--phases', 'fuzzing', '-m', 'positive', '-n', '12', '--seed', '20260102'], known);
} finally {
  await server.stop();
}
const log = await readFile(server.log, 'utf8');
one('the server has not panicked', !/panicked at/.test(log));
one('the books verify', (await run(binary(), ['verify', '--data', server.data], { quiet: true })) === 0);
// The form of node's runner, which is counted.
console.log(`ℹ pass ${counts.passed}\nℹ fail ${counts.failed}`);
process.exitCode = counts.failed ? 1 : 0;

/** One run of Schemathesis with a person's session, since a token may ask only so often; `known` names parameters that exist. */
async function hold(who, cookie, args, known) {
  const config = join(FOLDER, `${who.replaceAll(' ', '-')}.toml`);
  await writeFile(config, toml(known));
  const code = await run('/usr/bin/python3', [
    ...[join(PYTHON, 'bin/schemathesis'), '--config-file', config, 'run', `${server.url}/api/v1/openapi.json`],
    ...['--header', `Cookie: ${cookie}`, '--header', 'X-Treeline: 1', '--header', `Origin: ${server.url}`, '--checks', CHECKS, '--continue-on-failure', '--no-color', '--workers', '1'],
    ...['--generation-database', 'none', '--generation-with-security-parameters', 'false', '--suppress-health-check', 'all', '--warnings', 'off', ...SIGN_OUT, ...args],
  ]);
  one(`schemathesis as ${who}`, code === 0);
  await get('/session', cookie);
}

/** 428 is this API's answer to a write that does not say which version it changes: RFC 6585 §3. */
function toml(known) {
  const lines = ['[checks.missing_required_header]', 'expected-statuses = [400, 401, 403, 404, 406, 415, 422, 428]'];
  for (const [path, parameters] of Object.entries(known)) {
    lines.push('[[operations]]', `include-path-regex = ${JSON.stringify(path)}`, '[operations.parameters]');
    lines.push(...Object.entries(parameters).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** Paths, with parameters of things the demo company has. */
async function samples(cookie) {
  const first = async (path) => (await get(path, cookie)).items[0].id;
  const [account, order, member, run] = await Promise.all(['account', 'order', 'member', 'run'].map((object) => first(`/records/${object}?limit=1`)));
  return {
    '^/api/v1/records/\\{object\\}(/\\{id\\}.*)?$': { object: 'account', id: account },
    '^/api/v1/records/\\{object\\}/(export|totals)': { object: 'account' },
    '^/api/v1/(schema|definitions|trash)/': { object: 'account' },
    '^/api/v1/orders/\\{id\\}': { id: order },
    '^/api/v1/members/\\{id\\}': { id: member },
    '^/api/v1/network/\\{tree\\}': { tree: 'sponsor', member },
    '^/api/v1/runs/\\{id\\}': { id: run },
  };
}

/** The cookie of a new session. */
async function signIn(people, login) {
  const { password } = people.find((one) => one.login === login);
  const reply = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Treeline': '1', Origin: server.url },
    body: JSON.stringify({ login, password }),
  });
  assert.ok(reply.ok, `sign-in of ${login}: ${reply.status}`);
  return reply.headers.get('set-cookie').split(';')[0];
}

async function get(path, cookie) {
  const reply = await fetch(`${server.url}/api/v1${path}`, { headers: cookie ? { Cookie: cookie } : {} });
  const text = await reply.text();
  assert.ok(reply.ok, `GET ${path}: ${reply.status} ${text}`);
  return JSON.parse(text);
}

function one(what, passed) {
  counts[passed ? 'passed' : 'failed'] += 1;
  console.log(`${passed ? '✔' : '✖'} ${what}`);
}

async function run(program, args, { quiet = false } = {}) {
  const child = spawn(program, args, { stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'], env: { ...process.env, PYTHONPATH: PYTHON } });
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}
