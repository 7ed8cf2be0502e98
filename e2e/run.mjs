/**
 * Runs every browser test (or those whose file name contains an argument) over the binary in TREELINE_TEST_BIN.
 * Needs Chromium on PATH. A file that fails is run once more over a new server and a new copy of the company: what
 * passes then is called unsteady, with what failed at first, and does not stop a build; what fails twice does.
 */
import { spawn } from 'node:child_process';
import { readdir, rm, mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { binary, loadTemplate } from './harness/server.mjs';
import { OUT, ROOT } from './harness/paths.mjs';

const wanted = process.argv.slice(2);
const folder = join(import.meta.dirname, 'tests');
const files = (await readdir(folder))
  .filter((name) => name.endsWith('.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(folder, name));
// The pictures of the documentation are made anew only on request.
if (process.env.TREELINE_TEST_PICTURES) files.push(join(import.meta.dirname, 'pictures.mjs'));
if (files.length === 0) {
  console.error(`no test file in e2e/tests matches ${wanted.join(' ')}`);
  process.exit(1);
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
console.log(`browser tests over ${binary()}`);
await loadTemplate();

// One file after the other: they share two cores with the browser and the server.
const unsteady = [];
let broken = 0;
for (const file of files) {
  const first = await attempt(file);
  if (first.passed) {
    process.stdout.write(first.said);
    continue;
  }
  const second = await attempt(file);
  process.stdout.write(second.said);
  if (second.passed) unsteady.push({ file, said: first.said });
  else broken += 1;
}
for (const { file, said } of unsteady) {
  console.log(`UNSTEADY: ${relative(ROOT, file)} failed, and passed when it was run again. What failed:`);
  // The closing numbers are left out: they were not those of the result.
  console.log(said.slice(Math.max(0, said.indexOf('✖ failing tests'))));
}
console.log(`${files.length} files, ${broken} failed, ${unsteady.length} unsteady`);
process.exitCode = broken ? 1 : 0;

/** Runs one file: whether it passed, and all it said. It ends with its last test, whatever a failed one has left open. */
async function attempt(file) {
  const node = spawn(process.execPath, ['--test', '--test-force-exit', '--test-reporter=spec', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  node.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const passed = await new Promise((resolve) => node.on('close', (code) => resolve(code === 0)));
  return { passed, said };
}
