/** The real binary: loads the small demo company once, and starts a server over a copy of it for every test file. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFront } from './front.mjs';
import { OUT, ROOT } from './paths.mjs';

const TEMPLATE = join(OUT, 'template');
const READY_MS_MAX = 60_000;
const LOAD_MS_MAX = 600_000;

/** The binary under test. */
export function binary() {
  const path = process.env.TREELINE_TEST_BIN ?? join(ROOT, 'target/debug/treeline');
  if (!existsSync(path)) throw new Error(`no binary at ${path}: run cargo xtask build, or set TREELINE_TEST_BIN`);
  return path;
}

/** Loads the small demo company into the template folder. */
export async function loadTemplate() {
  if (existsSync(TEMPLATE)) return;
  await mkdir(OUT, { recursive: true });
  const log = join(OUT, 'load.log');
  const child = run(['demo', '--data', TEMPLATE, '--size', 'small', '--bare', '--load-only'], log);
  const timer = setTimeout(() => child.kill('SIGKILL'), LOAD_MS_MAX);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  if (code !== 0) throw new Error(`treeline demo --load-only ended with ${code}:\n${await readFile(log, 'utf8')}`);
}

/** Starts a server over a fresh copy of the template, with more settings from `env`, `{port}` in them filled in: `{url, data, log, stop}`. */
export async function startServer(name, env = {}) {
  await loadTemplate();
  const data = await mkdtemp(join(OUT, `data-${name}-`));
  await cp(TEMPLATE, data, { recursive: true });
  const port = await freePort();
  const log = join(OUT, `${name}.log`);
  const settings = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replaceAll('{port}', String(port))]));
  const child = run(['demo', '--data', data, '--size', 'small', '--listen', `127.0.0.1:${port}`], log, settings);
  let ended = null;
  const exit = new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      ended = signal ?? code;
      resolve();
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited += 50) {
    if (ended !== null) throw new Error(`the server ended with ${ended}:\n${await readFile(log, 'utf8')}`);
    const ready = await fetch(`${url}/healthz`).then((reply) => reply.ok).catch(() => false);
    if (ready) break;
    if (waited > READY_MS_MAX) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready after ${READY_MS_MAX} ms:\n${await readFile(log, 'utf8')}`);
    }
    await sleep(50);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(timer);
  };
  if (process.env.TREELINE_TEST_WEB) {
    const front = await startFront(join(ROOT, 'web/dist'), url, await freePort());
    const both = async () => {
      await front.close();
      await stop();
    };
    return { url: front.url, data, log, stop: both };
  }
  return { url, data, log, stop };
}

function run(args, log, env = {}) {
  const out = createWriteStream(log, { flags: 'a' });
  const child = spawn(binary(), args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  child.stdout.pipe(out);
  child.stderr.pipe(out);
  return endsWithUs(child);
}

/** A file that fails before it could stop a program it has started leaves none behind. */
export function endsWithUs(child) {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** A port nobody listens on. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
