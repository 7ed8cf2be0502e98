/** The runner itself: a file that fails with its helpers open ends, says that it failed, and leaves no server behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { OUT, ROOT } from '../harness/paths.mjs';

const FAILING = `
import { writeFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { startProvider } from '${join(ROOT, 'e2e/harness/provider.mjs')}';
import { freePort, startServer } from '${join(ROOT, 'e2e/harness/server.mjs')}';
describe('left open', () => {
  before(async () => {
    const { url } = await startServer('left-open');
    writeFileSync(process.env.LEFT_OPEN, url);
    await startProvider(await freePort(), url);
  });
  before(() => {
    throw new Error('what comes next cannot be set up');
  });
  it('is not reached', () => undefined);
});
`;

it('a file that fails with a provider and a server open ends', async () => {
  const [file, said] = [join(OUT, 'left-open.test.mjs'), join(OUT, 'left-open.url')];
  await writeFile(file, FAILING);
  // As the runner starts a file.
  const options = /spawn\(process\.execPath, \[(.+), file\]/.exec(await readFile(join(ROOT, 'e2e/run.mjs'), 'utf8'))[1];
  const args = [...options.matchAll(/'([^']+)'/g)].map(([, arg]) => arg);
  const { NODE_TEST_CONTEXT: _, TREELINE_TEST_WEB: __, ...env } = process.env;
  const child = spawn(process.execPath, [...args, file], { env: { ...env, LEFT_OPEN: said }, stdio: 'ignore' });
  // A generous end, so that a runner that hangs fails here and not by hand.
  const stuck = setTimeout(() => child.kill('SIGKILL'), 120_000);
  const [code, signal] = await new Promise((resolve) => child.on('close', (...ended) => resolve(ended)));
  clearTimeout(stuck);
  assert.deepEqual([code, signal], [1, null]);
  const url = await readFile(said, 'utf8');
  await assert.rejects(fetch(`${url}/healthz`), 'its server is gone');
  await Promise.all([file, said].map((path) => rm(path)));
});
