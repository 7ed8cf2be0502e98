/**
 * Weighs the built app (gzip, bytes) and fails when a budget of docs is exceeded:
 * first load = the entry with everything it imports statically, its styles and one language;
 * every other chunk = what a route adds. Never warns: it passes or fails.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KIB = 1024;
const FIRST_LOAD_KIB_MAX = 280;
const CHUNK_KIB_MAX = 60;
/** An editor comes when somebody writes in it, and weighs more. */
const EDITORS = /RichTextEdit/;
const EDITOR_KIB_MAX = 150;

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const weights = new Map();

function weigh(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / KIB);
  return weights.get(file);
}

/** Files that one chunk brings along: itself, its styles, its static imports. */
function filesOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const other of chunk.imports ?? []) filesOf(other, found);
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = filesOf(entry);
const languages = Object.keys(manifest).filter((key) => /i18n\/generated\/[a-z]{2}\.ts$/.test(key));
const heaviest = Math.max(...languages.map((key) => weigh(manifest[key].file)));
const firstKib = [...first].reduce((sum, file) => sum + weigh(file), 0) + heaviest;

const failures = [];
console.log(`first load ${firstKib.toFixed(1)} KiB gzip of ${FIRST_LOAD_KIB_MAX} (heaviest language ${heaviest.toFixed(1)})`);
if (firstKib > FIRST_LOAD_KIB_MAX) failures.push(`first load weighs ${firstKib.toFixed(1)} KiB, ${FIRST_LOAD_KIB_MAX} allowed`);
for (const key of Object.keys(manifest)) {
  const chunk = manifest[key];
  if (!chunk.isDynamicEntry) continue;
  const added = [...filesOf(key)].filter((file) => !first.has(file));
  const kib = added.reduce((sum, file) => sum + weigh(file), 0);
  console.log(`${kib.toFixed(1).padStart(7)} KiB  ${chunk.src ?? chunk.name}`);
  const most = EDITORS.test(chunk.src ?? chunk.name) ? EDITOR_KIB_MAX : CHUNK_KIB_MAX;
  if (kib > most) failures.push(`${chunk.src ?? chunk.name} adds ${kib.toFixed(1)} KiB, ${most} allowed`);
}
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? 1 : 0);
