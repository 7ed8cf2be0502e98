/** Runs every browser test (or those whose file name contains an argument) over the binary in TREELINE_TEST_BIN. Needs Chromium on PATH. */
import { spawn } from 'node:child_process';
import { readdir, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { binary, loadTemplate } from './harness/server.mjs';
import { OUT } from './harness/paths.mjs';

const wanted = process.argv.slice(2);
const folder = join(import.meta.dirname, 'tests');
const files = (await readdir(folder))
  .filter((name) => name.endsWith('.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(folder, name));
// The pictures of the documentation are made anew only on request.
if (process.env.TREELINE_TEST_PICTURES === '1') files.push(join(import.meta.dirname, 'pictures.mjs'));
if (files.length === 0) {
  console.error(`no test file in e2e/tests matches ${wanted.join(' ')}`);
  process.exit(1);
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
console.log(`browser tests over ${binary()}`);
await loadTemplate();

// One file after the other: they share two cores with the browser and the server.
const node = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
node.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
